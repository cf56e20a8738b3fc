"""`vifdesk coffre suivis`: what waits in all dossiers, or the follow-up of one, moved line by line."""

from __future__ import annotations

import argparse
from datetime import datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_up import close_follow_ups, move_follow_up
from vifdesk.actions.note_access import note_access
from vifdesk.actions.open_matters import open_matters
from vifdesk.actions.problems import BadInput
from vifdesk.actions.read_dossier import read_dossier
from vifdesk.actions.register import Register
from vifdesk.cli.coffre_words import add_vault, opened_register
from vifdesk.cli.lines import Answer, write_object
from vifdesk.domain.dates.wording import short_day, short_moment
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.follow_ups import Move, When, due_of, is_open, prudent_dates, reminder_of
from vifdesk.domain.register.frozen import when
from vifdesk.domain.register.open_matters import Matter, Overview, schedule_of
from vifdesk.domain.register.record import items_of

_PARTS = (
    ("en_retard", "overdue", "En retard"),
    ("aujourdhui", "today", "Aujourd’hui"),
    ("sous_48_heures", "soon", "48 heures"),
    ("semaine", "week", "Semaine"),
    ("heures", "hours", "Délais en heures"),
    ("a_renouveler", "renewals", "À renouveler"),
    ("suivis", "follow_ups", "Suivis à faire ou à rappeler"),
    ("appels", "calls", "Appels à rendre"),
    ("en_attente", "waiting", "En attente"),
)


def describe(parser: argparse.ArgumentParser) -> None:
    """The words of the command."""
    add_vault(parser)
    parser.add_argument(
        "--reference", metavar="R", help="le suivi de ce dossier (défaut : ce qui attend, partout)"
    )
    parser.add_argument(
        "--rang", metavar="N", help="la ligne N du dossier, à partir de 1, avec une des options"
    )
    for move in Move:
        parser.add_argument(f"--{move.value}", action="store_true", dest=_name(move), help=_HELP[move])
    parser.add_argument(
        "--tout-fait", action="store_true", dest="tout_fait", help="toutes les lignes sont faites"
    )


_HELP = {
    Move.FAIT: "elle est faite",
    Move.PLUS_UN_JOUR: "la reporter d’un jour",
    Move.PLUS_UNE_SEMAINE: "la reporter d’une semaine",
    Move.SANS_OBJET: "elle est sans objet",
    Move.ROUVRIR: "elle est de nouveau à faire",
}


def run(words: argparse.Namespace, desk: Desk) -> int:
    """List, or move a line."""
    moves = [move for move in Move if getattr(words, _name(move))]
    if words.reference is None and (moves or words.rang or words.tout_fait):
        raise BadInput("commande", "Indiquez le dossier\u00a0: --reference R.")
    if len(moves) > 1 or bool(moves) != (words.rang is not None):
        raise BadInput("commande", "Indiquez une ligne et une seule chose à en faire\u00a0: --rang N --fait.")
    with opened_register(words, desk) as register:
        if words.reference is None:
            _list_all(words, desk, register)
        elif words.tout_fait:
            _say(
                words,
                {"reference": words.reference, "faites": close_follow_ups(desk, register, words.reference)},
            )
        elif moves:
            _say(words, _moved(words, desk, register, moves[0]))
        else:
            _list(words, register)
    return 0


def _moved(words: argparse.Namespace, desk: Desk, register: Register, move: Move) -> Answer:
    done = move_follow_up(desk, register, words.reference, _rank(words.rang) - 1, move)
    warning: Answer = {"avertissement": done.warning} if done.warning else {}
    return {"reference": done.recorded.reference, "version": done.recorded.version, **warning}


def _list(words: argparse.Namespace, register: Register) -> None:
    content = read_dossier(register, words.reference).content
    dues, natures = prudent_dates(schedule_of(content))
    lines: list[Answer] = []
    for rank, item in enumerate(items_of(content, "suivis"), 1):
        due, reminder = due_of(item, dues, register.follow_ups), None
        if is_open(item):
            reminder = reminder_of(item, dues, natures, register.follow_ups)
        lines.append({"rang": rank, **item, "echeance": when(due), "rappel": when(reminder)})
    if words.json:
        write_object({"reference": content.get("reference"), "suivis": lines})
        return
    for line in lines:
        state = "fait" if line.get("fait_le") else "sans objet" if line.get("sans_objet") else "à faire"
        print(
            f"{line['rang']}\t{state}\t{line['echeance'] or '–'}\t{line.get('destinataire', '')}\t{line['texte']}"
        )


def _list_all(words: argparse.Namespace, desk: Desk, register: Register) -> None:
    seen = open_matters(register, desk.clock.now())
    note_access(register.vault, Act.CONSULTATION, detail="en_attente")
    if words.json:
        write_object({**{key: _matters(seen, part) for key, part, _title in _PARTS}, "plus_tard": seen.later})
        return
    for _key, part, title in _PARTS:
        found: tuple[Matter, ...] = getattr(seen, part)
        if found:
            print(f"{title}\u00a0:")
        for one in found:
            print(f"    {_when(one.due)}\t{one.reference}\t{one.label}")
    print(f"Plus tard\u00a0: {seen.later}.")


def _matters(seen: Overview, part: str) -> list[Answer]:
    found: tuple[Matter, ...] = getattr(seen, part)
    return [
        {
            "genre": one.kind.value,
            "reference": one.reference,
            "cle": one.key,
            "libelle": one.label,
            "pour": when(one.due),
            "terme": when(one.end),
            "rappel": when(one.remind),
            "detail": one.detail,
            "en_attente_de": one.waiting_for or None,
        }
        for one in found
    ]


def _when(moment: When | None) -> str:
    if moment is None:
        return "–"
    return short_moment(moment) if isinstance(moment, datetime) else short_day(moment)


def _say(words: argparse.Namespace, answer: Answer) -> None:
    if words.json:
        write_object(answer)
    else:
        print(", ".join(f"{key}\u00a0: {value}" for key, value in answer.items()))


def _name(move: Move) -> str:
    return move.value.replace("-", "_")


def _rank(raw: str) -> int:
    if not raw.isascii() or not raw.isdigit() or len(raw) > 6 or int(raw) < 1:
        raise BadInput("commande", "--rang attend le rang d’une ligne, à partir de 1.")
    return int(raw)
