"""Imports go one way, and the check that says so bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = [
    ("domain/dates/__init__.py", "import sqlite3", "pure"),
    ("domain/law/__init__.py", "import random", "pure"),
    ("domain/documents/__init__.py", "import os", "pure"),
    ("domain/wizard/__init__.py", "from PySide6 import QtCore", "pure"),
    ("actions/__init__.py", "import pathlib", "pure"),
    ("actions/__init__.py", "import time", "pure"),
    ("domain/dates/__init__.py", "import vifdesk.domain.law", "domain"),
    ("domain/dossier/__init__.py", "import vifdesk.domain.wizard", "domain"),
    ("domain/surprise/__init__.py", "", "domain"),
    ("actions/__init__.py", "import vifdesk.machine", "layers"),
    ("desktop/__init__.py", "import vifdesk.cli", "layers"),
    ("printing/__init__.py", "def draw():\n    import vifdesk.rulebook", "layers"),
    ("surprise/__init__.py", "", "layers"),
    ("machine/__init__.py", "import socket", "offline"),
    ("desktop/__init__.py", "import urllib.request", "offline"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The program's code and its contracts, elsewhere."""
    shutil.copytree(ROOT / "vifdesk", tmp_path / "vifdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def broken_contract(folder: Path, contract: str = "") -> str:
    """What lint-imports complains of, empty when every contract is kept."""
    command = "from importlinter.cli import lint_imports_command as check; check()"
    chosen = ["--contract", contract] if contract else []
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout if done.returncode else ""


def test_every_contract_is_kept() -> None:
    """Layers, the order inside the domain, purity, no network."""
    assert broken_contract(ROOT) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("place", "line", "contract"), PLANTED)
def test_a_planted_import_breaks_its_contract(copy: Path, place: str, line: str, contract: str) -> None:
    """The contract is kept by the untouched copy's code, and broken by one line too many."""
    module = copy / "vifdesk" / place
    module.parent.mkdir(exist_ok=True)
    with module.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    assert "BROKEN" in broken_contract(copy, contract)


def test_an_untouched_copy_breaks_nothing(copy: Path) -> None:
    """So it is the planted line, not the copying, that the test above catches."""
    assert broken_contract(copy) == ""
