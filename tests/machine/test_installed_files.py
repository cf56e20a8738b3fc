"""Whether a tree is the one that was built."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from vifdesk.machine import installed_files
from vifdesk.machine.installed_files import damaged_files

FILES = {"python.exe": b"MZ", "vifdesk/launch.py": b"pass\n", "resources/droit/tgd/regles.toml": b""}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small installed tree with its list."""
    lines = []
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
        lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    (tmp_path / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def test_a_tree_as_it_was_built_is_whole(tree: Path) -> None:
    """Nothing is reported, also when somebody put a file of their own there."""
    (tree / "notes.txt").write_text("à moi", encoding="utf-8")
    assert damaged_files(tree) == ()


@pytest.mark.parametrize("name", FILES)
def test_each_file_that_is_altered_is_named(tree: Path, name: str) -> None:
    """One byte more is enough, also in an empty file."""
    (tree / name).write_bytes(FILES[name] + b"\0")
    assert damaged_files(tree) == (name,)


@pytest.mark.parametrize("name", FILES)
def test_each_file_that_is_taken_away_is_named(tree: Path, name: str) -> None:
    """An antivirus that quarantines a library is seen."""
    (tree / name).unlink()
    assert damaged_files(tree) == (name,)


@pytest.mark.parametrize(
    "damage", ["", "abc\n", f"{'0' * 64} x\n", f"{'g' * 64}  python.exe\n", f"{'0' * 64}  \n"]
)
def test_a_list_that_is_damaged_passes_for_no_list(tree: Path, damage: str) -> None:
    """An emptied or torn list proves nothing: it is refused, not taken for « nothing is damaged »."""
    (tree / "SHA256SUMS").write_text(damage, encoding="utf-8")
    with pytest.raises(ValueError, match="SHA256SUMS"):
        damaged_files(tree)


def test_the_installer_is_told_by_the_exit_code(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """0 whole, 1 damaged, 2 nothing to compare with."""
    monkeypatch.setattr("sys.executable", str(tree / "python.exe"))
    assert installed_files.main() == 0
    (tree / "python.exe").write_bytes(b"ZM")
    assert installed_files.main() == 1
    (tree / "SHA256SUMS").unlink()
    assert installed_files.main() == 2
