"""`vifdesk coffre telephones`: the stock of phones for grave danger."""

from __future__ import annotations

import argparse
from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.phones import (
    StockPhone,
    Turn,
    add_phone,
    drop_phone,
    history_of,
    idle,
    phone_named,
    stock,
    turn_phone,
)
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import Register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import Answer, write_object
from vifdesk.cli.options import read_day
from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.register.phones import WORDS, PhoneState, counted, phone_json


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--appareil", metavar="A", help="l’appareil ; seul, il montre son historique")
    parser.add_argument("--ajouter", action="store_true", help="le prendre dans le stock")
    parser.add_argument("--etat", metavar="E", help=", ".join(state.value for state in PhoneState))
    parser.add_argument(
        "--reference", metavar="R", default="", help="le dossier pour lequel il change d’état"
    )
    parser.add_argument("--le", metavar="AAAA-MM-JJ", help="depuis ce jour (défaut : aujourd’hui)")
    parser.add_argument(
        "--chronologie", action="store_true", help="écrire la remise, ou le retour, dans la chronologie"
    )
    parser.add_argument("--note", metavar="N", help="une note")
    parser.add_argument("--retirer", action="store_true", help="l’ôter du stock")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """List the stock, show one device, or change it."""
    if words.appareil is None and (words.ajouter or words.etat or words.retirer):
        raise BadInput("commande", "Indiquez l’appareil\u00a0: --appareil A.")
    with opened_register(words, desk) as register:
        if words.appareil is None:
            _list(words, desk, register)
        elif words.ajouter or words.etat or words.retirer:
            _say(words, _change(words, desk, register))
        else:
            _history(words, register)
    return 0


def _change(words: argparse.Namespace, desk: Desk, register: Register) -> Answer:
    day = None if words.le is None else read_day("le", words.le)
    if words.ajouter:
        return _shown(add_phone(desk, register, words.appareil, day=day, note=words.note or ""))
    phone = phone_named(register, words.appareil)
    if words.retirer:
        drop_phone(register, phone.id)
        return {"appareil": phone.phone.device, "retire": True}
    turn = Turn(_state(words.etat), words.reference, day, as_event=words.chronologie, note=words.note)
    return _shown(turn_phone(desk, register, phone.id, turn))


def _list(words: argparse.Namespace, desk: Desk, register: Register) -> None:
    found = stock(register)
    rate = idle(register, desk.clock.now())
    counts = counted(one.phone for one in found)
    if words.json:
        write_object(
            {
                "telephones": [phone_json(one.phone) for one in found],
                "etats": {state.value: count for state, count in counts.items()},
                "inoccupation": None if rate is None else round(rate, 4),
            }
        )
        return
    for one in found:
        print(_line(one.phone.device, one.phone.state, one.phone.since, one.phone.reference, one.phone.note))
    print(", ".join(f"{count} {WORDS[state]}" for state, count in counts.items()) + ".")
    if rate is not None:
        print(f"Inoccupation sur douze mois\u00a0: {round(rate * 100)}\u00a0%.")


def _history(words: argparse.Namespace, register: Register) -> None:
    states = history_of(register, phone_named(register, words.appareil).id)
    if words.json:
        write_object({"appareil": states[-1].device, "historique": [phone_json(one) for one in states]})
        return
    for one in states:
        print(_line(one.device, one.state, one.since, one.reference, one.note))


def _say(words: argparse.Namespace, answer: Answer) -> None:
    if words.json:
        write_object(answer)
    else:
        print(", ".join(f"{key}\u00a0: {value}" for key, value in answer.items() if value != ""))


def _shown(phone: StockPhone) -> Answer:
    warning: Answer = {"avertissement": phone.warning} if phone.warning else {}
    return {**phone_json(phone.phone), "version": phone.version, **warning}


def _line(device: str, state: PhoneState, since: date, reference: str, note: str) -> str:
    return "\t".join((device, WORDS[state], f"depuis le {short_day(since)}", reference, note)).rstrip()


def _state(raw: str) -> PhoneState:
    known = [state.value for state in PhoneState]
    if raw not in known:
        raise BadInput(
            "etat", f"«\u00a0etat\u00a0»\u00a0: reçu «\u00a0{raw}\u00a0», attendu {', '.join(known)}."
        )
    return PhoneState(raw)
