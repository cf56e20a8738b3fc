"""Let somebody open the vault."""

from __future__ import annotations

from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import entry
from vifdesk.actions.vault_port import User, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act


def add_user(vault: Vault, *, name: str, function: str, phrase: str) -> User:
    """A new user with a passphrase of their own.

    Raises:
        BadInput: no name, or no function: the log must say who did what.
        UserProblem: the phrase is empty or opens the vault for somebody else.

    """
    if not name.strip() or not function.strip():
        raise BadInput("utilisateur", "Indiquez un nom et une fonction\u00a0: le journal les note.")
    with told():
        return vault.add_user(name.strip(), function.strip(), phrase, (entry(Act.UTILISATEUR_AJOUTE),))
