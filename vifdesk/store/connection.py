"""SQLite set up so that what it has answered is on the disk, and nothing else is."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from vifdesk.actions.vault_problems import DiskFault

WAIT_MS = 5000  # for another process to finish its change

# rollback journal: one file, and no leftovers beside it; EXTRA: the removal of the journal is on the disk too
_SETTINGS = (
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
)
_EXPECTED = {"journal_mode": b"delete", "synchronous": 3, "secure_delete": 1}


def connect(path: Path, *, writable: bool, wait_ms: int = WAIT_MS) -> sqlite3.Connection:
    """A connection to an existing file; opening it alone writes nothing.

    Raises:
        sqlite3.Error, DiskFault: a setting did not hold.

    """
    address = f"{path.absolute().as_uri()}?mode={'rw' if writable else 'ro'}"
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, timeout=wait_ms / 1000, check_same_thread=False
    )
    try:
        connection.text_factory = bytes  # a hurt file must not raise where text was expected
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
        _read_back(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def takes_changes(path: Path) -> bool:
    """Whether file and folder can be written to (the journal is made beside the file)."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _read_back(connection: sqlite3.Connection) -> None:
    for name, expected in _EXPECTED.items():
        (found,) = connection.execute(f"PRAGMA {name}").fetchone()
        if found != expected:
            raise DiskFault(f"{name} is {found!r}")
