"""`vifdesk coffre renommer`: give a dossier another number, the parquet's own in the place of a provisional one."""

from __future__ import annotations

import argparse

from vifdesk.actions.call_becomes_dossier import rename_dossier
from vifdesk.actions.desk import Desk
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--reference", metavar="R", required=True, help="numéro du dossier")
    parser.add_argument("--nouveau", metavar="N", required=True, help="son nouveau numéro")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Rename it; its calls, its phone and its examinations follow."""
    with opened_register(words, desk) as register:
        renamed = rename_dossier(register, words.reference, words.nouveau)
    if words.json:
        write_object({"reference": renamed.reference, "version": renamed.version})
    else:
        print(f"Le dossier porte le numéro {renamed.reference}.")
    return 0
