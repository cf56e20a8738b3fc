"""Files made beside their place and put there whole, never over another one."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY = ".vifdesk-"  # how a file in the making is called; it never holds a word in clear


@contextmanager
def in_the_making(folder: Path) -> Iterator[Path]:
    """An empty file that only its owner reads; removed at the end if it is still there under this name."""
    path = folder / f"{TEMPORARY}{secrets.token_hex(8)}.tmp"
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield path
    finally:
        for leftover in (path, journal_of(path)):
            with suppress(OSError):
                leftover.unlink()


def put_in_place(made: Path, place: Path) -> None:
    """Bring a finished file to the disk and give it its name.

    Raises:
        FileExistsError: the name is taken; that file is untouched.

    """
    flush(made)
    _clear_of_journals(place)
    if os.name == "nt":
        made.rename(place)  # refuses a name that is taken
    else:
        _rename_on_posix(made, place)
    settle(place.parent)


def flush(path: Path) -> None:
    """Bring a file's content to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle(folder: Path) -> None:
    """Bring the folder's own list to the disk, where the system lets one."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def journal_of(path: Path) -> Path:
    """Where SQLite notes how to undo a change."""
    return path.with_name(path.name + "-journal")


def _clear_of_journals(place: Path) -> None:
    """A journal left by a file that is gone would be played into the new one and ruin it: it is renamed."""
    if not place.exists() and journal_of(place).exists():
        journal_of(place).rename(place.with_name(f"{place.name}.journal-orphelin-{secrets.token_hex(4)}"))


def _rename_on_posix(made: Path, place: Path) -> None:
    """Under its second name first: a plain renaming would replace a file that has come meanwhile."""
    try:
        os.link(made, place)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names (a USB key)
        if place.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place)) from None
        made.rename(place)
        return
    made.unlink()
