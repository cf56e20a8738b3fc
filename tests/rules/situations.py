"""A situation put to the real rules of resources/, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Dossier
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Value, read_value
from vifdesk.domain.wizard.evaluate import evaluate
from vifdesk.domain.wizard.evaluation import Evaluation
from vifdesk.domain.wizard.next_step import next_step
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.book import ResourceBook

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NEANT = "neant"
"""How a case file, whose TOML has no null, writes « there is none »."""


@cache
def book() -> ResourceBook:
    """The rules, read once."""
    return ResourceBook(RESOURCES, zone_of)


def measure(dispositif: str) -> CompiledMeasure:
    """The compiled rules of one measure."""
    return book().measure(dispositif)


def values(dispositif: str, faits: Mapping[str, object]) -> dict[str, Value]:
    """The facts as the program reads them; a wrong name or value raises."""
    rules = measure(dispositif).measure
    return {
        name: read_value(fact, None if raw == NEANT and fact.accepts_none else raw)
        for name, raw in faits.items()
        for fact in (rules.fact(name),)
    }


def evaluated(
    dispositif: str, faits: Mapping[str, object], *, le: date, territoire: Territory = Territory.METROPOLE
) -> Evaluation:
    """The result, as the sheet prints it."""
    return evaluate(
        measure(dispositif),
        values(dispositif, faits),
        territory=territoire,
        as_of=le,
        calendar=book().calendar(),
        law=book().law_print(dispositif),
    )


def useful(dispositif: str, faits: Mapping[str, object], *, le: date) -> tuple[str, ...]:
    """The questions that the wizard would still put, in its order."""
    answers = {name: Answer(value) for name, value in values(dispositif, faits).items()}
    step = next_step(
        measure(dispositif),
        Dossier(dispositif, answers=answers),
        as_of=le,
        calendar=book().calendar(),
        law=book().law_print(dispositif),
    )
    return step.useful


def printed(result: Evaluation) -> list[str]:
    """Every text of the result that a reader could see."""
    found = [
        text for c in result.conclusions for text in (c.title, c.sentence, c.motif_sentence, c.explanation)
    ]
    found += [text for action in result.actions for text in (action.text, action.detail, action.recipient)]
    found += [warning.text for warning in result.warnings]
    found += [text for d in result.deadlines for text in (d.label, d.note, *d.steps, *d.until_events)]
    found += [action.source for action in result.actions] + [warning.source for warning in result.warnings]
    return [text for text in found if text]
