"""`vifdesk coffre appels`: the duty notebook: read, note, return, put off, make a dossier of a call."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta

from vifdesk.actions.call_becomes_dossier import call_becomes_dossier
from vifdesk.actions.close_call import close_call, put_off_call, reopen_call
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.note_call import call_named, call_of, drop_call, file_call, read_calls
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import Register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import Answer, write_object
from vifdesk.cli.options import read_start
from vifdesk.domain.dates.wording import short_moment
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import Call, call_json

_STATES = {"a_rappeler": "à rappeler", "en_cours": "en suspens", "clos": "clos"}


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument("--depuis", metavar="AAAA-MM-JJ", help="les appels depuis ce jour (défaut : tous)")
    parser.add_argument("--texte", metavar="T", default="", help="les appels qui contiennent ces mots")
    parser.add_argument("--noter", action="store_true", help="noter un appel, avec les options qui suivent")
    parser.add_argument("--service", metavar="S", default="", help="qui appelle")
    parser.add_argument("--fonction", metavar="F", default="", help="sa fonction")
    parser.add_argument("--objet", metavar="O", default="", help="ce qui se passe, sur une ligne")
    parser.add_argument("--suite", metavar="S", default="", help="la suite à donner")
    parser.add_argument("--le", metavar="MOMENT", help="AAAA-MM-JJTHH:MM (défaut : maintenant)")
    parser.add_argument("--rappeler", metavar="MOMENT", help="à rappeler à ce moment AAAA-MM-JJTHH:MM")
    parser.add_argument("--rendu", metavar="ID", help="l’appel de cet identifiant est rendu")
    parser.add_argument("--a-rappeler", metavar="ID", dest="a_rappeler", help="il est à rendre après tout")
    parser.add_argument("--reporter", metavar="ID", help="le rendre plus tard, avec --minutes")
    parser.add_argument("--minutes", metavar="N", default="30", help="de combien le reporter (défaut : 30)")
    parser.add_argument("--en-dossier", metavar="ID", dest="en_dossier", help="en faire un dossier")
    parser.add_argument(
        "--reference", metavar="R", default="", help="numéro du dossier (défaut : provisoire)"
    )
    parser.add_argument("--retirer", metavar="ID", help="le retirer du cahier")


def run(words: argparse.Namespace, desk: Desk) -> int:
    """Do what was asked, one thing; without anything, list the calls, the latest first."""
    with opened_register(words, desk) as register:
        if words.noter:
            changed: Answer | None = _noted(words, desk, register)
        else:
            changed = _changed(words, desk, register)
        if changed is None:
            _list(words, register)
            return 0
    if words.json:
        write_object(changed)
    else:
        print(", ".join(f"{key}\u00a0: {value}" for key, value in changed.items()))
    return 0


def _noted(words: argparse.Namespace, desk: Desk, register: Register) -> Answer:
    now = desk.clock.now().replace(second=0, microsecond=0)
    call = Call(
        at=now if words.le is None else _moment("le", words.le),
        service=words.service.strip(),
        function=words.fonction.strip(),
        subject=words.objet.strip(),
        next_step=words.suite.strip(),
        call_back=None if words.rappeler is None else _moment("rappeler", words.rappeler),
    )
    return _shown(register, file_call(desk, register, None, call))


def _changed(words: argparse.Namespace, desk: Desk, register: Register) -> Answer | None:
    asked = [
        name for name in ("rendu", "a_rappeler", "reporter", "en_dossier", "retirer") if getattr(words, name)
    ]
    if not asked:
        return None
    if len(asked) > 1:
        raise BadInput("commande", "Une seule action à la fois.")
    call_id = call_named(register, getattr(words, asked[0]))
    match asked[0]:
        case "rendu":
            close_call(register, call_id)
        case "a_rappeler":
            reopen_call(desk, register, call_id)
        case "reporter":
            put_off_call(desk, register, call_id, timedelta(minutes=_number(words.minutes)))
        case "en_dossier":
            made = call_becomes_dossier(desk, register, call_id, words.reference)
            return {"id": call_id, "reference": made.reference, "version": made.version}
        case _:
            drop_call(register, call_id)
            return {"id": call_id, "retire": True}
    return _shown(register, call_id)


def _list(words: argparse.Namespace, register: Register) -> None:
    since = None if words.depuis is None else _moment("depuis", words.depuis)
    found = read_calls(register, since=since, words=words.texte)
    note_access(register.vault, Act.CONSULTATION, detail=f"appels:{len(found)}")
    if words.json:
        write_object({"appels": [{"id": call_id, **call_json(call)} for call_id, call in found]})
        return
    for call_id, call in found:
        back = "" if call.call_back is None else f" ({short_moment(call.call_back)})"
        print(
            f"{call_id[:8]}\t{short_moment(call.at)}\t{_STATES[call.state]}{back}\t{call.caller}\t{call.subject}"
        )
    print(f"{len(found)} appel(s).")


def _shown(register: Register, call_id: str) -> Answer:
    return {"id": call_id, **call_json(call_of(register, call_id))}


def _moment(field: str, raw: str) -> datetime:
    start = read_start(field, raw)
    return start if isinstance(start, datetime) else datetime(start.year, start.month, start.day)


def _number(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or not 0 < int(raw[:7]) <= 100_000:
        raise BadInput("commande", "--minutes attend un nombre de minutes, par exemple 30.")
    return int(raw)
