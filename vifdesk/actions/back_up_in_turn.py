"""The backups that the window makes by itself: each day, verified, in one folder or two."""

from __future__ import annotations

from collections.abc import Sequence

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.vault_port import Backup, Rotated, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def back_up_in_turn(vault: Vault, folders: Sequence[str]) -> Rotated:
    """A verified copy in each folder; older ones go as day, week and month ask. A folder that fails stops no other."""
    with told():
        rotated = vault.back_up_in_turn(folders)
    if rotated.written:
        note_access(vault, Act.SAUVEGARDE, detail=str(len(rotated.written)))
    return rotated


def list_backups(desk: Desk, folder: str) -> tuple[Backup, ...]:
    """The backups in a folder, newest first.

    Raises:
        UserProblem: the folder cannot be read.

    """
    with told():
        return desk.cupboard().list_backups(folder)


def backed_up_today(desk: Desk, folder: str) -> bool:
    """Whether a backup of today is there."""
    today = desk.clock.today()
    return any(backup.at.date() == today for backup in list_backups(desk, folder))
