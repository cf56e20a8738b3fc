"""Words that the register's commands share: where the vault is, and its passphrase, never from an argument or a variable."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_vault import open_vault, open_with_recovery_key
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.vault_port import Vault

_FILE = "registre.vifdesk"
VAULT_PHRASE = "la phrase secrète"
HAND_OVER_PHRASE = "la phrase du fichier scellé"
NEW_PHRASE = "la nouvelle phrase secrète"
"""Which of the phrases is asked for: a command may need two."""


def add_vault(parser: argparse.ArgumentParser) -> None:
    """--coffre, --phrase-fd, --secours-fd, --json."""
    add_place(parser)
    parser.add_argument(
        "--phrase-fd", metavar="N", type=str, help="lire la phrase secrète dans le descripteur N"
    )
    parser.add_argument(
        "--secours-fd", metavar="N", type=str, help="ouvrir avec la clé de secours lue dans N"
    )
    add_json(parser)


def add_place(parser: argparse.ArgumentParser) -> None:
    """--coffre."""
    parser.add_argument("--coffre", metavar="F", help="fichier du coffre (défaut : celui de l’utilisateur)")


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="sortie JSON")


def vault_path(words: argparse.Namespace) -> str:
    """The vault's file; the user's own, in the folder that no server copies, when none is named."""
    if words.coffre is not None:
        return str(words.coffre)
    import platformdirs

    return str(platformdirs.user_data_path("vifdesk", appauthor=False, roaming=False) / _FILE)


@contextmanager
def opened_vault(words: argparse.Namespace, desk: Desk, *, stdin_is_taken: bool = False) -> Iterator[Vault]:
    """The vault, open, and closed at the end.

    Raises:
        BadInput: no phrase can be read.
        UserProblem: the vault does not open.

    """
    path = vault_path(words)
    for fault in desk.policy().faults:
        print(fault, file=sys.stderr)
    if words.secours_fd is not None:
        key = read_descriptor("--secours-fd", words.secours_fd, stdin_is_taken=stdin_is_taken)
        vault = open_with_recovery_key(desk, path, key)
    else:
        vault = open_vault(desk, path, ask_phrase(words, stdin_is_taken=stdin_is_taken))
    with closing(vault):
        yield vault


@contextmanager
def opened_register(
    words: argparse.Namespace, desk: Desk, *, indexed: bool = False, stdin_is_taken: bool = False
) -> Iterator[Register]:
    """The register of the vault, closed at the end."""
    with opened_vault(words, desk, stdin_is_taken=stdin_is_taken) as vault:
        yield open_register(desk, vault, indexed=indexed)


def ask_phrase(words: argparse.Namespace, *, stdin_is_taken: bool = False, twice: bool = False) -> str:
    """The vault's passphrase, from --phrase-fd, else from the terminal.

    Raises:
        BadInput: neither is there, or what is there is not a phrase.

    """
    if words.phrase_fd is not None:
        return read_descriptor("--phrase-fd", words.phrase_fd, stdin_is_taken=stdin_is_taken)
    return prompted(VAULT_PHRASE, "--phrase-fd", stdin_is_taken=stdin_is_taken, twice=twice)


def prompted(what: str, option: str, *, stdin_is_taken: bool = False, twice: bool = False) -> str:
    """A phrase typed at the terminal, not shown. `what`: with its article, « la phrase secrète ».

    Raises:
        BadInput: there is no terminal, or the two do not agree.

    """
    if stdin_is_taken or not sys.stdin or not sys.stdin.isatty():
        raise BadInput(
            "phrase",
            f"Il n’y a pas de terminal où demander {what}.",
            remedy=f"Donnez-la par un descripteur de fichier ouvert\u00a0: {option} N.",
        )
    import getpass

    title = what.removeprefix("la ").capitalize()
    phrase = getpass.getpass(f"{title}\u00a0: ")
    if twice and getpass.getpass(f"{title}, une seconde fois\u00a0: ") != phrase:
        raise BadInput("phrase", "Les deux phrases ne sont pas les mêmes\u00a0; rien n’a été fait.")
    return _not_empty(what, phrase)


def read_descriptor(
    option: str, number: str, *, what: str = VAULT_PHRASE, stdin_is_taken: bool = False
) -> str:
    """What an open file descriptor holds, to its end, less one final line feed.

    Raises:
        BadInput: it is no open descriptor, or holds no UTF-8 text.

    """
    if not number.isascii() or not number.isdigit():
        raise BadInput("phrase", f"{option} attend le numéro d’un descripteur ouvert, par exemple 3.")
    descriptor = int(number)
    if descriptor == 0 and stdin_is_taken:
        raise BadInput(
            "phrase", f"L’entrée standard porte les dossiers\u00a0: {option} attend un autre descripteur."
        )
    try:
        with os.fdopen(descriptor, "rb", closefd=descriptor > 2) as stream:
            raw = stream.read()
    except (OSError, OverflowError) as error:
        raise BadInput(
            "phrase", f"{option}\u00a0: le descripteur {number} n’est pas ouvert en lecture."
        ) from error
    try:
        return _not_empty(what, raw.removesuffix(b"\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadInput("phrase", f"{what.capitalize()} n’est pas en UTF-8.") from error


def _not_empty(what: str, phrase: str) -> str:
    if not phrase:
        raise BadInput("phrase", f"{what.capitalize()} est vide.")
    return phrase
