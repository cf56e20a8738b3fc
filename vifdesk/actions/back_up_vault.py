"""Copy a vault to a backup that was read back, and bring one back."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_problems import AlreadyThere
from vifdesk.actions.vault_refusals import NO_BACKUP, NO_FOLDER_OF_BACKUPS, told
from vifdesk.domain.register.access_log import Act

_SAME_SECOND = 20


def back_up_vault(desk: Desk, vault: Vault, folder: str) -> str:
    """A verified copy in `folder`; its path. No file is ever replaced.

    Raises:
        UserProblem: the folder is not there or takes no file, the disk is full, the copy does not read back.

    """
    moment = desk.clock.now().strftime("%Y-%m-%d-%H%M%S")
    with told(missing=NO_FOLDER_OF_BACKUPS):
        path = _copy(vault, folder, f"coffre-{moment}")
    note_access(vault, Act.SAUVEGARDE)
    return path


def _copy(vault: Vault, folder: str, stem: str) -> str:
    for rank in range(1, _SAME_SECOND):
        try:
            return vault.back_up(folder, f"{stem}.vifdesk" if rank == 1 else f"{stem}-{rank}.vifdesk")
        except AlreadyThere:
            continue
    raise AlreadyThere


def restore_backup(desk: Desk, source: str, target: str) -> None:
    """Copy a backup to a new file, whole or not at all; the backup stays. No phrase is needed.

    Raises:
        UserProblem: something stands at `target`, the backup is damaged, the place does not suit.

    """
    with told(missing=NO_BACKUP):
        desk.cupboard().restore(source, target)
