"""`vifdesk coffre chercher`: search everything."""

from __future__ import annotations

import argparse
import time

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.problems import BadInput
from vifdesk.actions.search_register import search_register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_object
from vifdesk.domain.register.access_log import Act


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--texte", metavar="T", required=True, help="mots, ou numéro entier ou en partie")
    parser.add_argument("--limite", metavar="N", help="au plus N dossiers (défaut : tous)")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Print what is found, best first. The time is that of the search alone, over an index that is ready."""
    limit = words.limite
    if limit is not None and not (limit.isascii() and limit.isdigit() and len(limit) < 9):
        raise BadInput("commande", "--limite attend un nombre entier.")
    with opened_register(words, desk, indexed=True) as register:
        start = time.perf_counter()
        found = search_register(register, words.texte, limit=None if limit is None else int(limit))
        took = round((time.perf_counter() - start) * 1000, 2)
        note_access(register.vault, Act.RECHERCHE, detail=f"resultats:{len(found)}")
    if words.json:
        results = [
            {
                "reference": one.reference,
                "pseudonyme": one.pseudonyme,
                "version": one.version,
                "le": one.changed.isoformat(timespec="seconds"),
            }
            for one in found
        ]
        write_object({"resultats": results, "duree_ms": took})
        return 0
    for one in found:
        print(f"{one.reference}\t{one.pseudonyme}")
    print(f"{len(found)} dossier(s) en {took} ms.")
    return 0
