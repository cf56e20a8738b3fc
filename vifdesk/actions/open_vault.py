"""Open a vault, and say so in its log."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def open_vault(desk: Desk, path: str, phrase: str) -> Vault:
    """The vault, open with a passphrase. A refused opening writes nothing.

    Raises:
        UserProblem: a wrong phrase, no vault there, a damaged or newer one, another window that writes.

    """
    with told():
        vault = desk.cupboard().open(path, phrase)
    note_access(vault, Act.OUVERTURE)
    return vault


def open_with_recovery_key(desk: Desk, path: str, key: str) -> Vault:
    """The same with the court's recovery key."""
    with told():
        vault = desk.cupboard().open_with_recovery_key(path, key)
    note_access(vault, Act.OUVERTURE, detail="cle_de_secours")
    return vault
