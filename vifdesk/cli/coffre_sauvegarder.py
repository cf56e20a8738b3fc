"""`vifdesk coffre sauvegarder`: a backup that was read back."""

from __future__ import annotations

import argparse

from vifdesk.actions.back_up_vault import back_up_vault
from vifdesk.actions.desk import Desk
from vifdesk.cli.coffre_words import add_vault, opened_vault
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--vers", metavar="DOSSIER", required=True, help="dossier où écrire la sauvegarde")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the backup and print its path."""
    with opened_vault(words, desk) as vault:
        path = back_up_vault(desk, vault, words.vers)
    if words.json:
        write_object({"sauvegarde": path, "verifiee": True})
    else:
        print(f"Sauvegarde écrite et relue\u00a0: {path}")
    return 0
