"""What a backup would bring back, before anything is done."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import DOSSIER, Register
from vifdesk.actions.vault_port import USER, Stored, Vault
from vifdesk.actions.vault_refusals import NO_BACKUP, told
from vifdesk.domain.register.record import written_at


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What is in it; the last three are counted against the open register, and 0 without one.

    `returning`: dossiers that the register has no more; `older`: those whose version is older there; `lost`: dossiers that
    came since the backup.
    """

    dossiers: int
    unreadable: int
    users: int
    last_change: datetime | None
    compared: bool = False
    returning: int = 0
    older: int = 0
    lost: int = 0


def look_into_backup(desk: Desk, path: str, phrase: str, register: Register | None = None) -> BackupContents:
    """Read a backup with the passphrase that it had. It is opened, read and closed; no line is added to its log.

    Raises:
        UserProblem: another phrase, a damaged file.

    """
    with told(missing=NO_BACKUP):
        opened = desk.cupboard().open(path, phrase)
        with closing(opened) as vault:
            return _contents(vault, register)


def _contents(vault: Vault, register: Register | None) -> BackupContents:
    held: dict[str, int] = {}
    unreadable = users = 0
    last: datetime | None = None
    for stored in vault.latest():
        if not isinstance(stored, Stored):
            unreadable += 1
        elif stored.kind == DOSSIER:
            held[stored.id] = stored.version
            changed = written_at(stored.content, stored.at)
            last = changed if last is None else max(last, changed)
        elif stored.kind == USER and not stored.content.get("removed"):
            users += 1
    now = {place.id: place.version for place in register.places.values()} if register else {}
    both = held.keys() & now.keys()
    return BackupContents(
        len(held),
        unreadable,
        users,
        last,
        compared=register is not None,
        returning=len(held.keys() - now.keys()) if register else 0,
        older=sum(held[record] < now[record] for record in both),
        lost=len(now.keys() - held.keys()),
    )
