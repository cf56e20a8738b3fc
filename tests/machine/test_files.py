"""Files are put in place in one step."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vifdesk.machine.files import DiskFiles

FILES = DiskFiles()
POSIX = pytest.mark.skipif(os.name == "nt", reason="links and devices of POSIX")


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    FILES.write(str(tmp_path / "fiche.pdf"), b"contenu")
    assert (tmp_path / "fiche.pdf").read_bytes() == b"contenu"
    assert names(tmp_path) == ["fiche.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    """By a new file, not by writing into the old one: a reader that has it open keeps the old text."""
    place = tmp_path / "fiche.pdf"
    place.write_bytes(b"ancien")
    with place.open("rb") as reader:
        if os.name == "nt":
            pytest.skip("Windows refuses to replace an open file")
        FILES.write(str(place), b"nouveau")
        assert reader.read() == b"ancien"
    assert place.read_bytes() == b"nouveau"


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up half way."""
    place = tmp_path / "fiche.pdf"
    place.write_bytes(b"ancien")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        FILES.write(str(place), b"nouveau")
    assert place.read_bytes() == b"ancien"
    assert names(tmp_path) == ["fiche.pdf"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    """It is said to be one."""
    with pytest.raises(IsADirectoryError):
        FILES.write(str(tmp_path), b"x")


def test_a_missing_folder_is_not_created(tmp_path: Path) -> None:
    """A slip of the keyboard must not scatter files."""
    with pytest.raises(FileNotFoundError):
        FILES.write(str(tmp_path / "absent" / "fiche.pdf"), b"x")
    assert names(tmp_path) == []


@POSIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    """The link stays a link."""
    (tmp_path / "vrai.pdf").write_bytes(b"ancien")
    (tmp_path / "lien.pdf").symlink_to(tmp_path / "vrai.pdf")
    FILES.write(str(tmp_path / "lien.pdf"), b"nouveau")
    assert (tmp_path / "lien.pdf").is_symlink()
    assert (tmp_path / "vrai.pdf").read_bytes() == b"nouveau"


@POSIX
def test_a_device_is_written_to_and_not_replaced() -> None:
    """A full disk is told; the machine's own files stay what they are."""
    FILES.write("/dev/null", b"x")
    assert Path("/dev/null").is_char_device()
    if Path("/dev/full").exists():
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            FILES.write("/dev/full", b"x")


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_changed_is_left_alone(tmp_path: Path) -> None:
    """Even where its folder would let one replace it."""
    place = tmp_path / "fiche.pdf"
    place.write_bytes(b"ancien")
    place.chmod(0o444)
    with pytest.raises(PermissionError):
        FILES.write(str(place), b"nouveau")


def test_a_folder_can_be_made_twice(tmp_path: Path) -> None:
    """With those above it."""
    FILES.make_folder(str(tmp_path / "a" / "b"))
    FILES.make_folder(str(tmp_path / "a" / "b"))
    assert (tmp_path / "a" / "b").is_dir()
