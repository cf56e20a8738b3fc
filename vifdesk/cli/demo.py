"""`vifdesk demo`: fictional cases through all wizards, no question asked."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.run_demo import run_demo


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    parser.add_argument("--sortie", metavar="DOSSIER", required=True, help="dossier où écrire les papiers")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Write the demonstration's papers, with a line for each."""

    def progress(done: int, total: int, what: str) -> None:
        print(f"[{done}/{total}] {what}", flush=True)

    run_demo(desk, words.sortie, progress)
    print(f"Les papiers de la démonstration sont dans le dossier «\u00a0{words.sortie}\u00a0».")
    return 0
