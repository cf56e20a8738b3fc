"""Make a vault."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.vault_refusals import told


def create_vault(desk: Desk, path: str, *, phrase: str, name: str, function: str) -> str:
    """A new vault with its first user; the recovery key, which is shown this once.

    Raises:
        BadInput: the phrase is shorter than this machine's policy asks.
        UserProblem: a file stands there, the place or the phrase does not suit, the disk refused.

    """
    refuse_short(desk, phrase)
    with told():
        return desk.cupboard().create(path, phrase, name, function)


def refuse_short(desk: Desk, phrase: str) -> None:
    """Refuse a new passphrase that this machine's policy finds too short.

    Raises:
        BadInput: it is.

    """
    refusal = desk.policy().phrase_refusal(phrase)
    if refusal:
        raise BadInput("phrase", refusal)
