"""`vifdesk coffre creer`: a new vault and its recovery key."""

from __future__ import annotations

import argparse
import os

from vifdesk.actions.create_vault import create_vault
from vifdesk.actions.desk import Desk
from vifdesk.cli.coffre_words import add_json, add_place, ask_phrase, vault_path
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_place(parser)
    parser.add_argument("--phrase-fd", metavar="N", help="lire la phrase secrète dans le descripteur N")
    parser.add_argument(
        "--nom", metavar="NOM", default="Magistrat", help="qui ouvre le coffre, pour le journal"
    )
    parser.add_argument(
        "--fonction", metavar="FONCTION", default="magistrat", help="sa fonction, pour le journal"
    )
    add_json(parser)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Create the vault and print the recovery key, once."""
    path = vault_path(words)
    phrase = ask_phrase(words, twice=True)
    if words.coffre is None:
        desk.files.make_folder(os.path.dirname(path))  # noqa: PTH120 - a path is a text here
    key = create_vault(desk, path, phrase=phrase, name=words.nom, function=words.fonction)
    if words.json:
        write_object({"coffre": path, "cle_de_secours": key})
        return 0
    print(f"Coffre créé\u00a0: {path}")
    print(f"Clé de secours\u00a0: {key}")
    print("Elle ne sera plus jamais affichée. Imprimez-la et mettez-la au coffre-fort du tribunal.")
    return 0
