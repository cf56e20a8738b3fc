"""`vifdesk coffre annexe`: the grids of a dossier and the line of its incidents, as a PDF."""

from __future__ import annotations

import argparse

from vifdesk.actions.compose_grid_annex import compose_annexes
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.read_dossier import read_dossier
from vifdesk.actions.save_paper import save_paper
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object
from vifdesk.domain.documents.document import joined


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--reference", metavar="R", required=True, help="numéro du dossier")
    parser.add_argument("--sortie", metavar="ANNEXE.pdf", required=True, help="fichier PDF à écrire")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the annex and say where it is."""
    with opened_register(words, desk) as register:
        dossier = read_dossier(register, words.reference)
        annexes = compose_annexes(desk, register, dossier.content)
    if not annexes:
        raise BadInput("reference", "Ce dossier ne contient ni grille ni incident\u00a0: rien n’a été écrit.")
    save_paper(desk, joined(annexes[0], annexes[1:]), words.sortie)
    if words.json:
        write_object({"sortie": words.sortie, "annexes": [annex.title for annex in annexes]})
    else:
        print(f"Annexe écrite\u00a0: {words.sortie}")
    return 0
