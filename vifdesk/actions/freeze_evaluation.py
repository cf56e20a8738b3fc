"""Ask the law once, and keep its answer word for word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from vifdesk import __version__
from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import evaluate_facts
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.register.frozen import already_frozen, frozen
from vifdesk.domain.register.shape import Content


def freeze_all(desk: Desk, asked: Sequence[Content], kept: Sequence[Content]) -> list[dict[str, object]]:
    """Each question with its result; one that was asked before keeps the result that it had then.

    Raises:
        BadInput: an unknown measure, fact or value.

    """
    return [already_frozen(question, kept) or freeze(desk, question) for question in asked]


def freeze(desk: Desk, question: Content) -> dict[str, object]:
    """One question with the result of the day that it names, today where it names none.

    Raises:
        BadInput: an unknown measure, fact or value.

    """
    day = question.get("le")
    facts = question["faits"]
    assert isinstance(facts, Mapping)
    evaluation = evaluate_facts(
        desk,
        str(question["dispositif"]),
        facts,
        territory=Territory(str(question.get("territoire", Territory.METROPOLE.value))),
        as_of=date.fromisoformat(day) if isinstance(day, str) else desk.clock.today(),
    )
    measure = open_measure(desk, evaluation.measure).measure
    return frozen(question, evaluation, measure=measure, engine=__version__)
