"""`vifdesk coffre evenement`: what an event would change, then the event itself; correct one, remove one."""

from __future__ import annotations

import argparse
import json

from vifdesk.actions.desk import Desk
from vifdesk.actions.enter_event import correct_event, enter_event, remove_event
from vifdesk.actions.preview_event import EventPreview, preview_event, preview_removal
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded
from vifdesk.actions.register import Register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import Answer, write_object
from vifdesk.domain.register.life_json import followed_json
from vifdesk.domain.schedule.comparison import move_sentence


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--reference", metavar="R", required=True, help="numéro du dossier")
    parser.add_argument("--type", metavar="T", help="type (coffre enregistrer --aide-evenements)")
    parser.add_argument("--le", metavar="QUAND", help="AAAA-MM-JJ, ou AAAA-MM-JJTHH:MM")
    parser.add_argument("--personne", metavar="P", help="qui est concerné, par exemple « enfant C. »")
    parser.add_argument(
        "--fait", metavar="NOM=VALEUR", action="append", default=[], help="fait que l’événement apporte"
    )
    parser.add_argument("--rang", metavar="N", type=int, help="corriger l’événement n° N (le premier est 1)")
    parser.add_argument("--retirer", metavar="N", type=int, help="retirer l’événement n° N")
    parser.add_argument(
        "--motif", metavar="M", default="", help="confirmer malgré un doute, et dire pourquoi"
    )
    parser.add_argument(
        "--executer", action="store_true", help="enregistrer ; sinon, montrer ce qui changerait"
    )


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Show what would change, or keep the event."""
    removing = words.retirer is not None
    if removing == (words.type is not None):
        raise BadInput("commande", "Indiquez --type et --le, ou --retirer N.")
    with opened_register(words, desk) as register:
        if not words.executer:
            _show(words, _preview(words, desk, register))
            return 0
        recorded = _keep(words, desk, register)
    if words.json:
        write_object({"reference": recorded.reference, "version": recorded.version})
    else:
        print(f"Dossier {recorded.reference}, version {recorded.version}.")
    return 0


def _event(words: argparse.Namespace) -> dict[str, object]:
    event: dict[str, object] = {"type": words.type, "le": words.le}
    if words.personne:
        event["personne"] = words.personne
    if words.fait:
        event["faits"] = dict(_fact(one) for one in words.fait)
    return event


def _fact(said: str) -> tuple[str, object]:
    """« duree_fixee_mois=6 »; a number, null or a list is read as JSON, anything else is a text."""
    name, sign, value = said.partition("=")
    if not sign:
        raise BadInput("fait", f"--fait attend NOM=VALEUR\u00a0; reçu «\u00a0{said}\u00a0».")
    try:
        read = json.loads(value)
    except ValueError:
        return name, value
    return name, read


def _preview(words: argparse.Namespace, desk: Desk, register: Register) -> EventPreview:
    if words.retirer is not None:
        return preview_removal(desk, register, words.reference, words.retirer - 1)
    rank = None if words.rang is None else words.rang - 1
    return preview_event(desk, register, words.reference, _event(words), rank=rank)


def _keep(words: argparse.Namespace, desk: Desk, register: Register) -> Recorded:
    if words.retirer is not None:
        return remove_event(desk, register, words.reference, words.retirer - 1, motive=words.motif)
    if words.rang is not None:
        rank, event = words.rang - 1, _event(words)
        return correct_event(desk, register, words.reference, rank, event, motive=words.motif)
    return enter_event(desk, register, words.reference, _event(words), motive=words.motif)


def _show(words: argparse.Namespace, preview: EventPreview) -> None:
    if words.json:
        write_object(_json(preview))
        return
    for move in preview.moves:
        print(f"– {move_sentence(move)}")
    if not preview.moves:
        print("Aucune échéance ne change.")
    for alert in preview.alerts:
        print(f"! {alert.text}")
    for objection in preview.objections:
        print(f"? {objection}")
    print("Rien n’est enregistré\u00a0; ajoutez --executer.")


def _json(preview: EventPreview) -> Answer:
    return {
        "changements": [
            {
                "changement": move.turn.value,
                "avant": None if move.before is None else followed_json(move.before),
                "apres": followed_json(move.after),
            }
            for move in preview.moves
        ],
        "alertes": [alert.text for alert in preview.alerts],
        "avertissements": [str(objection) for objection in preview.objections],
        "version": preview.version,
    }
