"""Answer a question, by a value or by what was typed; withdraw an answer."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.parse_day import parse_day, parse_moment
from vifdesk.domain.dates.parse_hour import parse_hour
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dossier.dossier import Answer, Dossier, with_answer, without_answers
from vifdesk.domain.law.facts import Fact, FactType, RefusedValue, read_value


def answer_question(desk: Desk, dossier: Dossier, fact_id: str, raw: object, *, origin: str = "") -> Dossier:
    """The dossier with this answer.

    Raises:
        BadInput: the measure has no such fact, or the fact does not accept the value.

    """
    fact = _fact(desk, dossier, fact_id)
    try:
        return with_answer(dossier, fact_id, Answer(read_value(fact, raw), origin))
    except RefusedValue as refusal:
        raise BadInput(fact_id, str(refusal)) from refusal


def answer_typed(desk: Desk, dossier: Dossier, fact_id: str, text: str, *, origin: str = "") -> Dossier:
    """The dossier with what the magistrate typed: `22/5`, `hier`, `17h40`, `6`, `2A`, or a text.

    Raises:
        BadInput: it cannot be read; the message says what is accepted.

    """
    return answer_question(
        desk, dossier, fact_id, _typed(desk, _fact(desk, dossier, fact_id), text), origin=origin
    )


def withdraw_answer(dossier: Dossier, fact_id: str) -> Dossier:
    """The dossier with the fact unanswered."""
    return without_answers(dossier, fact_id)


def _typed(desk: Desk, fact: Fact, text: str) -> object:
    try:
        match fact.type:
            case FactType.DATE:
                return parse_day(text, today=desk.clock.today())
            case FactType.MOMENT:
                return parse_moment(text, today=desk.clock.today(), now=desk.clock.now())
            case FactType.HEURE:
                return parse_hour(text)
            case FactType.ENTIER:
                cleaned = text.strip().replace("\u00a0", "")
                return int(cleaned) if cleaned.isdecimal() else text
            case _:
                return text.strip()
    except Unreadable as refusal:
        raise BadInput(fact.id, str(refusal)) from refusal


def _fact(desk: Desk, dossier: Dossier, fact_id: str) -> Fact:
    known = open_measure(desk, dossier.measure).space.facts
    if fact_id not in known:
        raise BadInput(fact_id, f"« {fact_id} » n’est pas une question de ce dispositif.")
    return known[fact_id]
