"""SQLite's and the system's errors in the words of the port."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from vifdesk.actions.vault_problems import (
    AlreadyThere,
    DiskFault,
    DiskFull,
    NotAVault,
    VaultBusy,
    VaultClosed,
    VaultDamaged,
    VaultMissing,
    VaultProblem,
    VaultReadOnly,
)

_BY_CODE: dict[int, type[VaultProblem]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: VaultBusy,
    sqlite3.SQLITE_LOCKED: VaultBusy,
    sqlite3.SQLITE_PROTOCOL: VaultBusy,
    sqlite3.SQLITE_READONLY: VaultReadOnly,
    sqlite3.SQLITE_PERM: VaultReadOnly,
    sqlite3.SQLITE_CORRUPT: VaultDamaged,
    sqlite3.SQLITE_NOTADB: NotAVault,
    sqlite3.SQLITE_CONSTRAINT: VaultDamaged,  # the store never breaks one by itself
    sqlite3.SQLITE_ERROR: VaultDamaged,  # a table or column that is no longer there: no other way to an SQL error
    sqlite3.SQLITE_TOOBIG: VaultDamaged,
    sqlite3.SQLITE_MISMATCH: VaultDamaged,
    sqlite3.SQLITE_FORMAT: VaultDamaged,
}
_BY_ERRNO: dict[int, type[VaultProblem]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EACCES: VaultReadOnly,
    errno.EPERM: VaultReadOnly,
    errno.EROFS: VaultReadOnly,
    errno.EEXIST: AlreadyThere,
    errno.ENOENT: VaultMissing,
    errno.ENOTDIR: VaultMissing,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raise the port's problem for what SQLite or the system raises inside.

    Raises:
        VaultProblem: the kind that fits best.

    """
    try:
        yield
    except sqlite3.ProgrammingError as error:
        raise VaultClosed(str(error)) from error
    except sqlite3.Error as error:
        raise _of_sqlite(error) from error
    except UnicodeDecodeError as error:  # SQLite's own complaint quotes a name that is hurt
        raise VaultDamaged("schema") from error
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, DiskFault)(str(error)) from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a part of the file is hurt, so that other parts may still be read."""
    return isinstance(_of_sqlite(error), VaultDamaged | NotAVault)


def _of_sqlite(error: sqlite3.Error) -> VaultProblem:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:  # the sqlite3 module itself: a value that it cannot turn into Python
        return VaultDamaged(str(error))
    return _BY_CODE.get(code & 0xFF, DiskFault)(str(error))
