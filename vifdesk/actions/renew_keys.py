"""Renew the keys of the vault."""

from __future__ import annotations

from vifdesk.actions.register import entry
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def renew_data_key(vault: Vault) -> None:
    """Seal everything anew under another data key; passphrases and recovery key stay.

    Raises:
        UserProblem: the vault is damaged, and must be looked at first; the disk refused.

    """
    with told():
        vault.rotate_key((entry(Act.CLES_RENOUVELEES),))


def renew_recovery_key(vault: Vault) -> str:
    """Another recovery key, shown this once; the one before opens nothing any more, but old backups."""
    with told():
        return vault.new_recovery_key((entry(Act.CLES_RENOUVELEES, detail="cle_de_secours"),))
