"""`vifdesk coffre utilisateurs`: who may open the vault."""

from __future__ import annotations

import argparse

from vifdesk.actions.add_user import add_user
from vifdesk.actions.change_phrase import change_phrase
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.remove_user import remove_user
from vifdesk.actions.vault_port import User, Vault
from vifdesk.cli.coffre_words import NEW_PHRASE, add_vault, opened_vault, prompted, read_descriptor
from vifdesk.cli.lines import write_object

_OPTION = "--nouvelle-phrase-fd"


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--ajouter", metavar="NOM", help="ajouter quelqu’un")
    parser.add_argument(
        "--fonction", metavar="FONCTION", default="magistrat", help="avec --ajouter : sa fonction"
    )
    parser.add_argument("--retirer", metavar="ID", help="retirer quelqu’un, et renouveler les clés")
    parser.add_argument("--changer-phrase", action="store_true", help="changer sa propre phrase secrète")
    parser.add_argument(
        "--nouvelle-phrase-fd", metavar="M", help="lire la nouvelle phrase dans le descripteur M"
    )


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Change who may open the vault, then list them."""
    asked = [words.ajouter is not None, words.retirer is not None, words.changer_phrase]
    if asked.count(True) > 1:
        raise BadInput("commande", "Un seul changement à la fois.")
    new = _new_phrase(words) if words.ajouter is not None or words.changer_phrase else ""
    with opened_vault(words, desk) as vault:
        _change(words, desk, vault, new)
        users = vault.users()
    _show(words, users)
    return 0


def _new_phrase(words: argparse.Namespace) -> str:
    if words.nouvelle_phrase_fd is not None:
        return read_descriptor(_OPTION, words.nouvelle_phrase_fd, what=NEW_PHRASE)
    return prompted(NEW_PHRASE, _OPTION, twice=True)


def _change(words: argparse.Namespace, desk: Desk, vault: Vault, new: str) -> None:
    if words.ajouter is not None:
        add_user(desk, vault, name=words.ajouter, function=words.fonction, phrase=new)
    elif words.retirer is not None:
        remove_user(vault, words.retirer)
    elif words.changer_phrase:
        change_phrase(desk, vault, user_id=vault.user.id, new=new)


def _show(words: argparse.Namespace, users: tuple[User, ...]) -> None:
    if words.json:
        listed = [{"id": user.id, "nom": user.name, "fonction": user.function} for user in users]
        write_object({"utilisateurs": listed})
        return
    for user in users:
        print(f"{user.id}\t{user.name}, {user.function}")
