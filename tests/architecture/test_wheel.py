"""The wheel carries the law, the fonts and nothing of the workshop."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout, laid out as pip would lay it."""
    pytest.importorskip("hatchling", reason="hatchling builds the wheel; build/dev.py installs it")
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


@pytest.fixture(scope="module")
def wheel_names(unpacked: Path) -> set[str]:
    """The files inside the wheel."""
    return {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}


def test_the_wheel_carries_every_resource(wheel_names: set[str]) -> None:
    """What lies in resources/ beside the package lies in vifdesk/resources/ once installed."""
    resources = {
        f"vifdesk/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert any(name.endswith(".ttf") for name in resources)
    assert resources <= wheel_names


def test_the_wheel_carries_every_module(wheel_names: set[str]) -> None:
    """And the marker that tells type checkers to read them."""
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "vifdesk").rglob("*.py")}
    assert modules | {"vifdesk/py.typed"} <= wheel_names


def test_the_wheel_carries_the_forms_of_the_vault(wheel_names: set[str]) -> None:
    """Without its numbered SQL files an installed program could make no vault."""
    forms = {path.relative_to(ROOT).as_posix() for path in (ROOT / "vifdesk").rglob("*.sql")}
    assert "vifdesk/store/migrations/0001.sql" in forms
    assert forms <= wheel_names


@pytest.mark.slow
def test_the_installed_program_makes_and_opens_a_vault(unpacked: Path, tmp_path: Path) -> None:
    """Away from the checkout, with the SQL that came with it."""
    script = (
        "from vifdesk.machine.clock import SystemClock; from vifdesk.store import cupboard as c\n"
        "vaults = c.SqliteVaults(SystemClock()); print(c.__file__)\n"
        "vaults.create('coffre', 'phrase', 'Mme P.', 'substitut')\n"
        "assert vaults.open('coffre', 'phrase').check().healthy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(str(unpacked))


def test_the_wheel_carries_nothing_of_the_workshop(wheel_names: set[str]) -> None:
    """Only the program and its metadata, with the licence."""
    folders = {name.split("/")[0] for name in wheel_names}
    assert {folder.split("-")[0] for folder in folders} == {"vifdesk"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel_names)
    assert not [name for name in wheel_names if "__pycache__" in name]


@pytest.mark.slow
def test_the_installed_program_proves_its_own_rules(unpacked: Path, tmp_path: Path) -> None:
    """Away from the checkout it reads the law that came with it."""
    words = [
        sys.executable,
        "-c",
        "import vifdesk.launch as l; print(l.__file__); raise SystemExit(l.main(['verifier-regles']))",
    ]
    done = subprocess.run(
        words,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith(str(unpacked))
