"""Take the key of somebody who leaves."""

from __future__ import annotations

from vifdesk.actions.register import entry
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def remove_user(vault: Vault, user_id: str) -> None:
    """Remove a user and renew the data key, so that a key that was copied opens nothing new.

    Raises:
        UserProblem: it is the last user, or nobody of this id; or the vault is damaged, and must be looked at first.

    """
    with told():
        vault.remove_user(user_id, (entry(Act.UTILISATEUR_RETIRE, user_id),))
        vault.rotate_key((entry(Act.CLES_RENOUVELEES),))
