"""Change the passphrase of whoever opened the vault."""

from __future__ import annotations

from vifdesk.actions.create_vault import refuse_short
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import entry
from vifdesk.actions.vault_port import RECOVERY_ID, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def change_phrase(desk: Desk, vault: Vault, *, user_id: str, new: str) -> None:
    """Replace a passphrase: one's own, or anybody's for who opened with the recovery key.

    That the old one is known was shown by opening the vault with it; a window left open asks for it first (`is_phrase_of`).

    Raises:
        BadInput: somebody else's phrase; one too short for this machine's policy.
        UserProblem: the new one is empty, or opens the vault for somebody else.

    """
    if vault.user.id not in (RECOVERY_ID, user_id):
        raise BadInput("utilisateur", "Chacun change sa propre phrase\u00a0; rien n’a été changé.")
    refuse_short(desk, new)
    with told():
        vault.change_phrase(user_id, new, (entry(Act.PHRASE_CHANGEE, user_id),))


def is_phrase_of(vault: Vault, user_id: str, phrase: str) -> bool:
    """Whether this is that user's passphrase; slow on purpose."""
    with told():
        return vault.whose(phrase) == user_id
