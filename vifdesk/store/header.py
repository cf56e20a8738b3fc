"""What a file says of itself in its first hundred bytes, read before SQLite opens it: SQLite might write to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vifdesk.actions.vault_problems import NotAVault, VaultDamaged, VaultFromFuture, VaultMissing
from vifdesk.store.disk import journal_of

APPLICATION = 0x76696664  # "vifd"
_MAGIC = b"SQLite format 3\x00"
_SIZE = 100


@dataclass(frozen=True, slots=True)
class Header:
    """The numbers of SQLite's header that matter here."""

    magic: bool
    page_size: int
    rollback: bool  # a rollback journal, not WAL
    pages: int
    form: int  # user_version
    application: int


def read_header(path: Path) -> Header | None:
    """The header; None where the file is shorter than one."""
    with path.open("rb") as file:
        raw = file.read(_SIZE)
    if len(raw) < _SIZE:
        return None
    size = int.from_bytes(raw[16:18])
    return Header(
        raw[:16] == _MAGIC,
        65536 if size == 1 else size,
        raw[18] == raw[19] == 1,
        int.from_bytes(raw[28:32]),
        int.from_bytes(raw[60:64]),
        int.from_bytes(raw[68:72]),
    )


def require_vault(path: Path, newest: int) -> Header:
    """The header of a vault that this program may open.

    Raises:
        VaultMissing, NotAVault, VaultDamaged, VaultFromFuture.

    """
    if not path.is_file():
        raise VaultMissing(str(path))
    header = read_header(path)
    if header is None or not (header.magic or header.application == APPLICATION):
        raise NotAVault(str(path))
    if not header.magic or not header.rollback:
        raise VaultDamaged("header")
    if header.application != APPLICATION:
        raise NotAVault(str(path))
    if header.form > newest:
        raise VaultFromFuture(header.form, newest)
    if header.form < 1 or (_truncated(path, header) and not _being_undone(path)):
        raise VaultDamaged("truncated")
    return header


def _truncated(path: Path, header: Header) -> bool:
    return path.stat().st_size < header.pages * header.page_size


def _being_undone(path: Path) -> bool:
    """A journal stands beside it: SQLite will mend the file when it opens it."""
    journal = journal_of(path)
    return journal.exists() and journal.stat().st_size > 0
