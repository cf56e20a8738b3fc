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
