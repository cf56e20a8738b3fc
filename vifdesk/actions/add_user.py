"""Let somebody open the vault."""

from __future__ import annotations

from vifdesk.actions.create_vault import refuse_short
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import entry
from vifdesk.actions.vault_port import User, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def add_user(desk: Desk, vault: Vault, *, name: str, function: str, phrase: str) -> User:
    """A new user with a passphrase of their own.

    Raises:
        BadInput: no name, or no function: the log must say who did what; a phrase too short for this machine's policy.
        UserProblem: the phrase is empty or opens the vault for somebody else.

    """
    if not name.strip() or not function.strip():
        raise BadInput("utilisateur", "Indiquez un nom et une fonction\u00a0: le journal les note.")
    refuse_short(desk, phrase)
    with told():
        return vault.add_user(name.strip(), function.strip(), phrase, (entry(Act.UTILISATEUR_AJOUTE),))
