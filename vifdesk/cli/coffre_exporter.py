"""`vifdesk coffre exporter`: dossiers sealed for a colleague."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.cli.coffre_words import HAND_OVER_PHRASE, add_vault, opened_register, prompted, read_descriptor
from vifdesk.cli.lines import write_object

_OPTION = "--phrase-passation-fd"


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    add_hand_over_phrase(parser)
    parser.add_argument(
        "--reference",
        metavar="R",
        action="append",
        help="dossier à exporter, autant que de besoin (défaut : tous)",
    )
    parser.add_argument("--sortie", metavar="X", required=True, help="fichier scellé à écrire")


def add_hand_over_phrase(parser: argparse.ArgumentParser) -> None:
    """--phrase-passation-fd."""
    parser.add_argument(
        "--phrase-passation-fd", metavar="M", help="lire la phrase du fichier scellé dans le descripteur M"
    )


def hand_over_phrase(words: argparse.Namespace, *, twice: bool) -> str:
    """The sealed file's own phrase.

    Raises:
        BadInput: it cannot be read.

    """
    if words.phrase_passation_fd is not None:
        return read_descriptor(_OPTION, words.phrase_passation_fd, what=HAND_OVER_PHRASE)
    return prompted(HAND_OVER_PHRASE, _OPTION, twice=twice)


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the sealed file."""
    phrase = hand_over_phrase(words, twice=True)
    with opened_register(words, desk) as register:
        count = export_dossiers(desk, register, words.sortie, phrase=phrase, references=words.reference)
    if words.json:
        write_object({"fichier": words.sortie, "dossiers": count})
    else:
        print(
            f"{count} dossier(s) scellé(s) dans {words.sortie}. Donnez la phrase de vive voix, pas avec le fichier."
        )
    return 0
