"""The commands, and what a refusal looks like: one French sentence on standard error, never a traceback."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.cli.words import FrenchParser

COMMANDS = {
    "evaluer": ("vifdesk.cli.evaluer", "évaluer une situation, ou un lot"),
    "comparer": ("vifdesk.cli.comparer", "voir toutes les mesures côte à côte pour un dossier"),
    "delai": ("vifdesk.cli.delai", "calculer un délai avec sa preuve"),
    "fiche": ("vifdesk.cli.fiche", "écrire la fiche PDF d’une situation"),
    "demo": ("vifdesk.cli.demo", "écrire les papiers de cas fictifs"),
    "coffre": (
        "vifdesk.cli.coffre",
        "tenir le registre chiffré : créer, remplir, lire, chercher, sauvegarder",
    ),
    "agenda": ("vifdesk.cli.agenda", "écrire les échéances à venir pour un agenda (.ics)"),
    "copil": (
        "vifdesk.cli.copil",
        "compter une période pour le COPIL VIF ou ses partenaires",
    ),
    "autocontrole": (
        "vifdesk.cli.autocontrole",
        "éprouver le programme sur ce poste, avec un certificat daté",
    ),
    "passation": (
        "vifdesk.cli.passation",
        "sceller la permanence pour le collègue suivant, avec sa feuille",
    ),
    "verifier-regles": ("vifdesk.cli.verifier_regles", "vérifier et prouver les règles de droit"),
}


def main(arguments: Sequence[str], build_desk: Callable[[], Desk], version: str) -> int:
    """Run one command; 0 done, 1 done but some lines or rules refused, 2 nothing done."""
    _speak_utf8()
    try:
        words = _parsed(arguments, version)
        return int(importlib.import_module(COMMANDS[words.commande][0]).run(words, build_desk()))
    except UserProblem as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        # who was reading has left: leave quietly, and keep Python from complaining when it closes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 2


def _parsed(arguments: Sequence[str], version: str) -> argparse.Namespace:
    parser = FrenchParser(prog="vifdesk", description="Sans commande, la fenêtre s’ouvre.")
    parser.add_argument(
        "--version", action="version", version=f"vifdesk {version}", help="afficher la version"
    )
    commands = parser.add_subparsers(
        title="Commandes", dest="commande", metavar="COMMANDE", required=True, parser_class=FrenchParser
    )
    asked = next((word for word in arguments if word in COMMANDS), None)
    for name, (module, summary) in COMMANDS.items():
        inner = commands.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".")
        if name == asked:
            importlib.import_module(module).describe(inner)
    return parser.parse_args(arguments)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
