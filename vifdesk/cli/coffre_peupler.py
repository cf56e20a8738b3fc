"""`vifdesk coffre peupler`: fictional dossiers."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.populate_register import populate_register
from vifdesk.actions.problems import BadInput
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--dossiers", metavar="N", required=True, help="nombre de dossiers")
    parser.add_argument(
        "--graine", metavar="S", default="1", help="la même graine redonne les mêmes dossiers"
    )


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Fill the vault."""
    count, seed = _number("--dossiers", words.dossiers), _number("--graine", words.graine)
    with opened_register(words, desk) as register:
        written = populate_register(desk, register, count, seed=seed)
        total = len(register.places)
    if words.json:
        write_object({"ajoutes": written, "dossiers": total})
    else:
        print(f"{written} dossiers fictifs ajoutés\u00a0; le coffre en contient {total}.")
    return 0


def _number(option: str, raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or len(raw) > 18:
        raise BadInput("commande", f"{option} attend un nombre entier\u00a0; reçu «\u00a0{raw}\u00a0».")
    return int(raw)
