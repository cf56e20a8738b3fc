"""`vifdesk passation`: everything open, sealed for the next magistrate, and its sheet."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.hand_over import hand_over
from vifdesk.cli.coffre_exporter import add_hand_over_phrase, hand_over_phrase
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    add_hand_over_phrase(parser)
    parser.add_argument(
        "--sortie", metavar="X", required=True, help="fichier scellé à écrire ; sa feuille est X.pdf"
    )
    parser.add_argument("--juridiction", metavar="TEXTE", default="", help="imprimée en tête de la feuille")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write both, or neither."""
    phrase = hand_over_phrase(words, twice=True)
    with opened_register(words, desk) as register:
        done = hand_over(desk, register, words.sortie, phrase=phrase, court=words.juridiction)
    if words.json:
        write_object(
            {
                "fichier": done.path,
                "feuille": done.sheet,
                "dossiers": done.dossiers,
                "appels": done.calls,
                "telephones": done.phones,
            }
        )
        return 0
    print(
        f"{done.dossiers} dossier(s), {done.calls} appel(s), {done.phones} téléphone(s) scellés dans {done.path}."
    )
    print(f"Feuille\u00a0: {done.sheet}. Donnez la phrase de vive voix, pas avec le fichier.")
    return 0
