"""Whether the installed program is, byte for byte, the one that was built; also run by the Windows installer.

`python -m vifdesk.machine.installed_files` reads the tree that this interpreter lies in: 0, all as built; 1, something
is missing or altered; 2, there is no list to compare with (a checkout, for one).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

LIST = "SHA256SUMS"


def damaged_files(tree: Path) -> tuple[str, ...]:
    """The listed files that are missing, unreadable or not as built, by their path in the tree.

    Raises:
        OSError: the tree has no list.
        ValueError: the list itself is damaged.

    """
    listed = list(_listed((tree / LIST).read_text(encoding="utf-8")))
    if not listed:
        raise ValueError(LIST)
    return tuple(path for print_, path in listed if _print_of(tree / path) != print_)


def _listed(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        print_, mark, path = line[:64], line[64:66], line[66:]
        if mark != "  " or not path or set(print_) - set("0123456789abcdef"):
            raise ValueError(LIST)
        yield print_, path


def _print_of(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def main() -> int:
    """The exit code for the tree around this interpreter."""
    try:
        return 1 if damaged_files(Path(sys.executable).parent) else 0
    except (OSError, ValueError):
        return 2


if __name__ == "__main__":
    sys.exit(main())
