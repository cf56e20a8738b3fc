"""Put a backup in the place of the vault."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.vault_refusals import NO_BACKUP, told


def bring_back_vault(desk: Desk, backup: str, path: str) -> str:
    """Copy a backup to `path`; what stood there is renamed, never erased: its new path, empty if nothing was there.

    Raises:
        UserProblem: the backup is damaged, or the disk refuses; what stood there is still in its place.

    """
    with told(missing=NO_BACKUP):
        return desk.cupboard().bring_back(backup, path)
