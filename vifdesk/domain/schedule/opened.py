"""Deadlines dated by the measure's own rules: of an evaluation read again, and of what an event opens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import NotYetInForce, Regime
from vifdesk.domain.schedule.track import Facts, Stage
from vifdesk.domain.wizard.dating import dated_deadline
from vifdesk.domain.wizard.evaluate import evaluate, settle_ends
from vifdesk.domain.wizard.evaluation import Deadline, Evaluation, LawPrint, Status
from vifdesk.domain.wizard.reading import Reading, read
from vifdesk.domain.wizard.words import typeset


@dataclass(frozen=True, slots=True)
class Law:
    """A measure as it is today, and what its delays are counted with."""

    compiled: CompiledMeasure
    calendar: Calendar
    law_print: LawPrint

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.compiled.measure.id

    def regime(self, facts: Facts, otherwise: date) -> Regime | None:
        """The version in force on the day that selects it; on `otherwise` while that day is not known."""
        day = facts.get(self.compiled.measure.regime_fact)
        try:
            return self.compiled.measure.regime(as_of=day if isinstance(day, date) else otherwise)
        except NotYetInForce:
            return None

    def label(self, fact_id: str) -> str:
        """What a fact is called."""
        fact = self.compiled.space.facts.get(fact_id)
        return fact_id if fact is None else fact.label


Laws = Mapping[str, Law]
"""The measures that a dossier speaks of, by id."""


def read_again(law: Law, stage: Stage, facts: Facts, *, as_of: date) -> Evaluation:
    """What the law says of an evaluation once events have filled its facts."""
    return evaluate(
        law.compiled,
        facts,
        territory=stage.territory,
        as_of=as_of,
        calendar=law.calendar,
        law=law.law_print,
    )


def kept_words(frozen: tuple[Deadline, ...], found: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """The deadlines found, in the words of the evaluation where their dates are the same."""
    before = {deadline.id: deadline for deadline in frozen}
    return tuple(_as_before(before.get(one.id), one) for one in found)


def _as_before(old: Deadline | None, new: Deadline) -> Deadline:
    if old is None or _dates(old) != _dates(new):
        return new
    return replace(old, note=new.note, importance=new.importance)


def _dates(one: Deadline) -> tuple[object, ...]:
    return (one.status, one.start, one.raw_end, one.end, one.prudent, one.waiting_for)


@dataclass(frozen=True, slots=True)
class Opened:
    """A deadline that an event opened on `day`.

    `despite`: it stands whatever the tables conclude; `sure` and `assumed`: facts for its dating alone, which speak over
    what is known, or only where nothing is.
    """

    day: date
    despite: bool
    sure: Facts
    assumed: Facts


def opened(
    law: Law, wanted: Mapping[str, Opened], facts: Facts, *, territory: Territory, as_of: date
) -> dict[str, Deadline]:
    """The deadlines that events opened, by id, as the facts now date them."""
    found: dict[str, Deadline] = {}
    readings: dict[
        tuple[int, int], Reading
    ] = {}  # one event opens several deadlines with the same two objects
    for deadline_id, one in wanted.items():
        event = (id(one.sure), id(one.assumed))
        if event not in readings:
            known = {**one.assumed, **_answered(law, facts), **one.sure}
            readings[event] = _reading(law, known, territory, as_of)
        deadline = _dated(law, deadline_id, readings[event], despite=one.despite)
        if deadline is not None:
            found[deadline_id] = deadline
    return found


def _answered(law: Law, facts: Facts) -> dict[str, Value]:
    known = law.compiled.space.facts
    return {
        fact: value for fact, value in facts.items() if fact in known and not known[fact].is_unknown(value)
    }


def _reading(law: Law, facts: Facts, territory: Territory, as_of: date) -> Reading:
    reading = read(
        law.compiled,
        facts,
        territory=territory,
        as_of=as_of,
        calendar=law.calendar,
        asking=False,
    )
    for (
        fact
    ) in law.compiled.measure.facts:  # an event says when it happened: nothing happened « today » by default
        if fact.defaults_to_today and fact.id not in facts and isinstance(reading.facts, dict):
            del reading.facts[fact.id]
    settle_ends(reading)
    reading.cells[law.compiled.undecided] = 0
    return reading


def _dated(law: Law, deadline_id: str, reading: Reading, *, despite: bool) -> Deadline | None:
    """By the first rule of that id whose condition holds, else is open; else by the first, when it stands despite all."""
    rules = [
        (rule, nodes, reading.truth(nodes.when))
        for rule, nodes in zip(law.compiled.measure.deadlines, law.compiled.results.deadlines, strict=True)
        if rule.id == deadline_id
    ]
    for wanted in (True, None, *((False,) if despite else ())):
        for rule, nodes, truth in rules:
            if truth is wanted:
                return dated_deadline(rule, nodes, reading)[0]
    return None


def chain_words(previous: Deadline) -> str:
    """The step that tells from which date a chained delay starts: the end of the one before, raw or prorogued."""
    if previous.end is None or previous.raw_end is None:
        return ""
    end, raw = limit_in_words(previous.end), limit_in_words(previous.raw_end)
    if previous.end == previous.raw_end:
        said = f"Départ : terme de « {previous.label} », {end} ; c’est la date brute, qui n’est pas prorogée."
    else:
        said = f"Départ : terme prorogé de « {previous.label} », {end} ; la date brute était {raw}."
    return typeset(said)


def better(old: Deadline | None, new: Deadline) -> Deadline:
    """Of an evaluation's deadline and the one that an event opened: the event's, but a date is never given for a wait."""
    if old is None or new.status is Status.DATEE or old.status is not Status.DATEE:
        return new
    return old
