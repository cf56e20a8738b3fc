"""`vifdesk agenda`: the deadlines to come, as an iCalendar file."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.export_agenda import export_agenda
from vifdesk.actions.problems import BadInput
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--sortie", metavar="X.ics", required=True, help="fichier à écrire")
    parser.add_argument("--reference", metavar="R", help="un seul dossier")
    parser.add_argument(
        "--echeance", metavar="CLE", help="une seule échéance du dossier (« cle » de coffre lire --json)"
    )


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the file and say how many deadlines it holds."""
    if words.echeance is not None and words.reference is None:
        raise BadInput("echeance", "--echeance demande aussi --reference.")
    with opened_register(words, desk) as register:
        count = export_agenda(desk, register, words.sortie, reference=words.reference, key=words.echeance)
    if words.json:
        write_object({"fichier": words.sortie, "echeances": count})
    elif count:
        print(f"{count} échéance{'s' if count > 1 else ''} à venir, dans {words.sortie}.")
    else:
        print(f"Aucune échéance à venir\u00a0; {words.sortie} est vide.")
    return 0
