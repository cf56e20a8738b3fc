"""Imports go one way, and the check that says so bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

PLANTED = [
    ("domain/dates/__init__.py", "import sqlite3", "pure", "- vifdesk.domain.dates -> sqlite3 (l."),
    ("domain/law/__init__.py", "import random", "pure", "- vifdesk.domain.law -> random (l."),
    ("domain/documents/__init__.py", "import os", "pure", "- vifdesk.domain.documents -> os (l."),
    (
        "domain/wizard/__init__.py",
        "from PySide6 import QtCore",
        "pure",
        "- vifdesk.domain.wizard -> PySide6 (l.",
    ),
    ("actions/__init__.py", "import pathlib", "pure", "- vifdesk.actions -> pathlib (l."),
    ("actions/__init__.py", "import time", "pure", "- vifdesk.actions -> time (l."),
    (
        "domain/dates/__init__.py",
        "import vifdesk.domain.law",
        "domain",
        "- vifdesk.domain.dates -> vifdesk.domain.law (l.",
    ),
    (
        "domain/dossier/__init__.py",
        "import vifdesk.domain.wizard",
        "domain",
        "- vifdesk.domain.dossier -> vifdesk.domain.wizard (l.",
    ),
    ("domain/surprise/__init__.py", "", "domain", "- vifdesk.domain.surprise "),
    ("actions/__init__.py", "import vifdesk.machine", "layers", "- vifdesk.actions -> vifdesk.machine (l."),
    ("desktop/__init__.py", "import vifdesk.cli", "layers", "- vifdesk.desktop -> vifdesk.cli (l."),
    (
        "printing/__init__.py",
        "def draw():\n    import vifdesk.rulebook",
        "layers",
        "- vifdesk.printing -> vifdesk.rulebook (l.",
    ),
    ("surprise/__init__.py", "", "layers", "- vifdesk.surprise "),
    ("machine/__init__.py", "import socket", "offline", "- vifdesk.machine -> socket (l."),
    ("desktop/__init__.py", "import urllib.request", "offline", "- vifdesk.desktop -> urllib (l."),
]


def copy_of_program(folder: Path) -> Path:
    """The program's code and its contracts, elsewhere."""
    shutil.copytree(ROOT / "vifdesk", folder / "vifdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each contract complains of, by its id, in a copy where every line is planted."""
    copy = copy_of_program(tmp_path_factory.mktemp("planted"))
    for place, line, _, _ in PLANTED:
        module = copy / "vifdesk" / place
        module.parent.mkdir(exist_ok=True)
        with module.open("a", encoding="utf-8") as source:
            source.write(f"\n{line}\n")
    contracts = tomllib.loads((copy / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    told = broken_contracts(copy).partition("Broken contracts")[2]
    return {
        one["id"]: section_of(told, one["name"], [each["name"] for each in contracts]) for one in contracts
    }


def section_of(told: str, name: str, names: list[str]) -> str:
    """What is said under the contract's own title, up to the next one."""
    _, _, after = told.partition(f"{name}\n---")
    return min((after.partition(f"{other}\n---")[0] for other in names), key=len)


def broken_contracts(folder: Path) -> str:
    """What lint-imports complains of, empty when every contract is kept."""
    command = "from importlinter.cli import lint_imports_command as check; check()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--no-logo"],
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
    assert broken_contracts(ROOT) == ""


@pytest.mark.slow
@pytest.mark.parametrize(("place", "line", "contract", "complaint"), PLANTED)
def test_a_planted_import_breaks_its_contract(
    said: dict[str, str], place: str, line: str, contract: str, complaint: str
) -> None:
    """One line too many is named, under the contract that it breaks."""
    assert complaint in " ".join(said[contract].split()), f"{line} in {place}"


def test_an_untouched_copy_breaks_nothing(tmp_path: Path) -> None:
    """So it is the planted lines, not the copying, that the test above catches."""
    assert broken_contracts(copy_of_program(tmp_path)) == ""
