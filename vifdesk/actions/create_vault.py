"""Make a vault."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.vault_refusals import told


def create_vault(desk: Desk, path: str, *, phrase: str, name: str, function: str) -> str:
    """A new vault with its first user; the recovery key, which is shown this once.

    Raises:
        UserProblem: a file stands there, the place or the phrase does not suit, the disk refused.

    """
    with told():
        return desk.cupboard().create(path, phrase, name, function)
