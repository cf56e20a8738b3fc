"""`vifdesk coffre echeance`: mark a deadline done, locked, without object, or give it back to the events."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object
from vifdesk.domain.schedule.followed import State


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--reference", metavar="R", required=True, help="numéro du dossier")
    parser.add_argument("--cle", metavar="C", required=True, help="« cle » de coffre lire --json")
    parser.add_argument("--etat", required=True, choices=[state.value for state in State])
    parser.add_argument("--motif", metavar="M", default="", help="pourquoi (verrouillee, sans_objet)")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Mark it, in a new version of the dossier."""
    with opened_register(words, desk) as register:
        recorded = mark_deadline(
            desk, register, words.reference, words.cle, State(words.etat), motive=words.motif
        )
    if words.json:
        write_object({"reference": recorded.reference, "version": recorded.version})
    else:
        print(f"Dossier {recorded.reference}, version {recorded.version}.")
    return 0
