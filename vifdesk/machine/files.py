"""The Files port: a file is written beside its place, brought to the disk, then put there in one step."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path


class DiskFiles:
    """Files on the disk. What stood at a path is there whole until the new file is."""

    def write(self, path: str, content: bytes) -> None:
        """Put `content` at `path`; a link is followed.

        Raises:
            OSError: it could not be written; what stood there is untouched and nothing is left beside it.

        """
        place = Path(os.path.realpath(path))
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if place.exists() and not place.is_file():
            _pour(place, content)  # a device or a pipe: replacing it would harm the machine
            return
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        _replace(place, content)

    def remove(self, path: str) -> None:
        """Take a file away; nothing where there is none.

        Raises:
            OSError: it could not be removed.

        """
        Path(path).unlink(missing_ok=True)

    def make_folder(self, path: str) -> None:
        """Create the folder and those above it; nothing where it is there.

        Raises:
            OSError: it could not be created.

        """
        Path(path).mkdir(parents=True, exist_ok=True)


def _replace(place: Path, content: bytes) -> None:
    from uuid import uuid4  # slow to load, and no paper is written at the start

    beside = place.parent / f".vifdesk-{uuid4().hex}.tmp"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    _settle(place.parent)


def _settle(folder: Path) -> None:
    """Bring the folder's own list to the disk, where the system lets one: a power cut would else undo the replacing."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _pour(device: Path, content: bytes) -> None:
    with device.open("wb") as file:
        file.write(content)
