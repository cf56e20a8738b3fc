"""Which vault was open last, where it does not lie in the usual place: one line in the user's own folder.

The path is all that is written. It says where on this post the user keeps a file, to that user alone: nothing of a dossier.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk

NAME = "emplacement-du-coffre"
_LONGEST = 4096


def remembered_place(usual: str) -> str:
    """The path that was remembered; empty where none was, or where the file says something else than one path."""
    try:
        with _file(usual).open(encoding="utf-8") as file:
            path = file.read(_LONGEST + 1).strip()
    except (OSError, UnicodeDecodeError):
        return ""
    good = 0 < len(path) <= _LONGEST and "\n" not in path and "\0" not in path and Path(path).is_absolute()
    return path if good else ""


def remember_place(desk: Desk, path: str, usual: str) -> None:
    """Remember this path; the usual place needs no memory. A disk that refuses costs a click at the next start, no more."""
    file = _file(usual)
    with suppress(OSError):
        if path == usual:
            file.unlink(missing_ok=True)
        elif path != remembered_place(usual):
            desk.files.make_folder(str(file.parent))
            desk.files.write(str(file), f"{path}\n".encode())


def _file(usual: str) -> Path:
    return Path(usual).with_name(NAME)
