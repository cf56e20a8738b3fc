"""No socket, no network library: neither in Python nor in Qt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        raise BaseException(event)

sys.addaudithook(refuse)
"""


def in_a_fresh_process(source: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCHED + source],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_the_watch_sees_a_socket(tmp_path: Path) -> None:
    """The hook that the tests below rely on stops a process that opens one."""
    done = in_a_fresh_process("import socket\nsocket.socket()", tmp_path)
    assert done.returncode != 0
    assert "socket.__new__" in done.stderr


@pytest.mark.parametrize(
    "planted",
    ["from PySide6 import QtNetwork", "import PySide6.QtNetwork", "import http.client", "import ssl"],
)
def test_a_planted_network_library_is_refused(planted: str) -> None:
    """Ruff says so while one writes; import-linter says it again for indirect imports (test_imports.py)."""
    check = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "--quiet"]
    done = subprocess.run(
        [*check, "--stdin-filename", "vifdesk/desktop/planted.py", "-"],
        cwd=ROOT,
        input=planted + "\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no network" in done.stdout


NOTHING_OF_A_NETWORK = """
import pathlib
mapped = pathlib.Path("/proc/self/maps")
libraries = mapped.read_text() if mapped.exists() else ""
loaded = [name for name in ("ssl", "_ssl", "http.client", "PySide6.QtNetwork") if name in sys.modules]
assert not loaded, loaded
assert "Qt6Network" not in libraries
"""

DEMONSTRATION = """
import runpy
sys.argv = ["vifdesk", "demo", "--sortie", "papiers"]
try:
    runpy.run_module("vifdesk", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
"""

WINDOW = """
from PySide6.QtWidgets import QApplication
from vifdesk.launch import build_window
application = QApplication([])
window = build_window()
window.show()
application.processEvents()
"""


@pytest.mark.slow
def test_the_whole_demonstration_opens_no_socket(tmp_path: Path) -> None:
    """Every wizard, every paper: written, without a socket asked for or a network library loaded."""
    done = in_a_fresh_process(DEMONSTRATION + NOTHING_OF_A_NETWORK, tmp_path)
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "papiers").rglob("*.pdf"))


@pytest.mark.slow
def test_the_window_opens_without_a_network_library(tmp_path: Path) -> None:
    """Qt's network library stays on the disk; the release leaves it out altogether."""
    done = in_a_fresh_process(WINDOW + NOTHING_OF_A_NETWORK, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_the_look_for_network_libraries_sees_them(tmp_path: Path) -> None:
    """One import of Qt's network module, and the check above fails."""
    done = in_a_fresh_process("import PySide6.QtNetwork\n" + NOTHING_OF_A_NETWORK, tmp_path)
    assert done.returncode != 0
    assert "QtNetwork" in done.stderr


def test_every_module_is_read_where_python_has_no_sockets(tmp_path: Path) -> None:
    """The installed program carries no `_socket`: a library that asks for a network would stop there, and there only."""
    source = """
sys.modules["_socket"] = sys.modules["_ssl"] = None
import importlib, pkgutil, vifdesk
for one in pkgutil.walk_packages(vifdesk.__path__, "vifdesk."):
    if not one.name.endswith("__main__"):
        importlib.import_module(one.name)
"""
    done = in_a_fresh_process(source, tmp_path)
    assert done.returncode == 0, done.stderr
