"""`vifdesk coffre lire`: a dossier with its versions, or all of them."""

from __future__ import annotations

import argparse

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.read_dossier import LostDossier, ReadDossier, read_all, read_dossier
from vifdesk.cli.coffre_json import dossier_json
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import write_line, write_object
from vifdesk.domain.dates.wording import short_moment
from vifdesk.domain.register.record import ALERTS, deadlines_of, items_of


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--reference", metavar="R", help="numéro du dossier")
    parser.add_argument("--tout", action="store_true", help="tous les dossiers, un par ligne")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Print one dossier, or all; 1 when something cannot be read."""
    if (words.reference is None) == (not words.tout):
        raise BadInput("commande", "Indiquez --reference R ou --tout.")
    with opened_register(words, desk) as register:
        if words.reference is not None:
            dossier = read_dossier(register, words.reference)
            if words.json:
                write_object(dossier_json(dossier))
            else:
                _print(dossier)
            return 1 if dossier.lost else 0
        unreadable = False
        for one in read_all(register):
            unreadable = unreadable or isinstance(one, LostDossier) or bool(one.lost)
            if words.json:
                write_line(dossier_json(one))
            else:
                _print_line(one)
    return 1 if unreadable else 0


def _print_line(dossier: ReadDossier | LostDossier) -> None:
    if isinstance(dossier, LostDossier):
        print(f"{dossier.id or '(sans identifiant)'}\u00a0: {dossier.message}")
        return
    content = dossier.content
    print(f"{content.get('reference')}\t{content.get('pseudonyme', '')}\tversion {dossier.version}")


def _print(dossier: ReadDossier) -> None:
    content = dossier.content
    print(f"Dossier {content.get('reference')}, version {dossier.version}")
    for key, label in (("pseudonyme", "Pseudonyme"), ("note", "Note")):
        if content.get(key):
            print(f"{label}\u00a0: {content[key]}")
    for event in items_of(content, "evenements"):
        print(f"– {event.get('le')}\u00a0: {event.get('type')}")
    for evaluation in items_of(content, "evaluations"):
        ids = ", ".join(str(one.get("id")) for one in items_of(evaluation, "conclusions"))
        print(f"– {evaluation.get('dispositif')} ({evaluation.get('le')})\u00a0: {ids}")
    for deadline in deadlines_of(content):
        state = f" ({deadline['etat']})" if deadline.get("etat", "ouverte") != "ouverte" else ""
        print(
            f"– {deadline.get('libelle')}\u00a0: {deadline.get('prudent') or deadline.get('statut')}{state}"
        )
    for alert in items_of(content, ALERTS):
        print(f"– {alert.get('texte')}")
    print("Historique\u00a0:")
    for past in dossier.versions:
        fields = ", ".join(dict.fromkeys(change.field for change in past.changes)) or "rien"
        print(f"– version {past.version}, {short_moment(past.at)}, {past.author}\u00a0: {fields}")
    for lost in dossier.lost:
        print(f"– version {lost.version}\u00a0: illisible")
