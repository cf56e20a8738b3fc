"""`vifdesk coffre restaurer`: bring a backup back, to a new file."""

from __future__ import annotations

import argparse

from vifdesk.actions.back_up_vault import restore_backup
from vifdesk.actions.desk import Desk
from vifdesk.cli.coffre_words import add_json
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--depuis", metavar="B", required=True, help="fichier de la sauvegarde")
    parser.add_argument("--vers", metavar="F2", required=True, help="nouveau fichier du coffre")
    add_json(parser)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Copy the backup, whole or not at all; it stays where it is, and no phrase is needed."""
    restore_backup(desk, words.depuis, words.vers)
    if words.json:
        write_object({"coffre": words.vers})
    else:
        print(
            f"Coffre restauré\u00a0: {words.vers}. La sauvegarde reste en place\u00a0; la phrase secrète est la même."
        )
    return 0
