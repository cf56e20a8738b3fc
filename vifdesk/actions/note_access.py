"""Write in the access log what changes nothing else."""

from __future__ import annotations

from vifdesk.actions.vault_port import LogEntry, Vault
from vifdesk.actions.vault_problems import DiskFault, DiskFull, VaultBusy, VaultReadOnly
from vifdesk.domain.register.access_log import Act


def note_access(vault: Vault, act: Act, record_id: str = "", detail: str = "") -> bool:
    """Log that something was opened, read or searched; False where the vault takes no writing now.

    A full disk or a key that is read-only does not keep a magistrate from reading at three in the morning what protects
    somebody; changes are another matter, and fail whole.
    """
    if not vault.writable:
        return False
    try:
        vault.write((), (LogEntry(act.value, record_id, detail),))
    except (VaultReadOnly, DiskFull, DiskFault, VaultBusy):
        return False
    return True
