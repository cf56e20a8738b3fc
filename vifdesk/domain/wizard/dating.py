"""A deadline rule read against the facts: its dates, what it waits for, or why it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from vifdesk.domain.dates.holidays import Calendar, OutsideCalendar
from vifdesk.domain.dates.period import ImpossiblePeriod, Period
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import day_in_words
from vifdesk.domain.deadlines.compute import compute, terms_to
from vifdesk.domain.deadlines.terms import Nature, Terms
from vifdesk.domain.law.condition import TODAY
from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import Blackout, DeadlineRule, LengthRule, StartRule
from vifdesk.domain.law.outcomes import DeadlineNodes
from vifdesk.domain.wizard.evaluation import Deadline, Status
from vifdesk.domain.wizard.reading import Reading
from vifdesk.domain.wizard.words import typeset


@dataclass(frozen=True, slots=True)
class Waiting:
    """The date depends on a fact that is open."""

    fact: str


@dataclass(frozen=True, slots=True)
class Undated:
    """The law sets no date, or none can be given; in French."""

    reason: str


@dataclass(frozen=True, slots=True)
class Dated:
    """The computed dates, and the sources of the length used."""

    terms: Terms
    sources: tuple[str, ...]


Outcome = Waiting | Undated | Dated


def outcome(rule: DeadlineRule, nodes: DeadlineNodes, reading: Reading) -> Outcome:
    """When the deadline falls, its own condition left aside."""
    if rule.until_events:
        return Undated("Aucune date : " + " ; ".join(f"jusqu’à {event}" for event in rule.until_events) + ".")
    start = _start(rule, nodes, reading)
    length = _length(rule, nodes, reading)
    for part in (start, length):
        if isinstance(part, Waiting | Undated):
            return part
    try:
        return _computed(rule, start, length, reading)
    except (OutsideCalendar, ImpossiblePeriod) as refusal:
        return Undated(str(refusal))


def end_of(rule: DeadlineRule, nodes: DeadlineNodes, reading: Reading) -> date | bool | None:
    """The day on which it ends: None when it has no end, False while it cannot be computed."""
    found = outcome(rule, nodes, reading)
    if isinstance(found, Dated):
        end = found.terms.end
        return end.date() if isinstance(end, datetime) else end
    return False if isinstance(found, Waiting) else None


def end_reader(reading: Reading) -> Callable[[str], date | bool | None]:
    """`end_of` by the deadline's id."""
    deadlines = reading.compiled.deadlines
    return lambda deadline_id: end_of(*deadlines[deadline_id], reading)


def waited_for(deadline_id: str, reading: Reading) -> str | None:
    """The fact for which the deadline's end waits, if it waits for one."""
    found = outcome(*reading.compiled.deadlines[deadline_id], reading)
    return found.fact if isinstance(found, Waiting) else None


def learnt_by(reading: Reading, place: int) -> Iterator[str]:
    """The facts that would settle a variable; of a comparison with an end, the day and what the end waits for now."""
    variable = reading.compiled.space.variables[place]
    if variable.key[0] != "terme":
        yield from variable.facts
        return
    _, day, _, deadline = variable.key
    if day != TODAY:
        yield day
    waited = waited_for(deadline, reading)
    if waited is not None:
        yield waited


def dated_deadline(
    rule: DeadlineRule, nodes: DeadlineNodes, reading: Reading
) -> tuple[Deadline, Terms | None, str | None]:
    """The deadline as shown, its terms when it has a date, and the warning that stands in the place of a date."""
    found = outcome(rule, nodes, reading)
    if isinstance(found, Dated):
        if rule.blackout is not None and _falls_in(rule.blackout, found.terms):
            undated = _bare(rule, Status.SANS_DATE, typeset(_blackout_reason(rule.blackout)))
            return undated, None, rule.blackout.warning
        return _shown(rule, found), found.terms, None
    if isinstance(found, Waiting):
        fact = reading.compiled.space.facts[found.fact]
        step = typeset(f"En attente de : {fact.label}.")
        waiting = _bare(rule, Status.EN_ATTENTE, step, waiting_for=fact.id, waiting_label=fact.label)
        return waiting, None, None
    return _bare(rule, Status.SANS_DATE, typeset(found.reason)), None, None


def _falls_in(blackout: Blackout, terms: Terms) -> bool:
    end = terms.end.date() if isinstance(terms.end, datetime) else terms.end
    return blackout.since <= end <= blackout.until


def _blackout_reason(blackout: Blackout) -> str:
    since, until = day_in_words(blackout.since), day_in_words(blackout.until)
    return f"Le terme tombe entre le {since} et le {until} : la date n’est pas calculée, elle est à vérifier."


def _shown(rule: DeadlineRule, found: Dated) -> Deadline:
    terms = found.terms
    steps = (*terms.steps, *((typeset(rule.note),) if rule.note else ()))
    return Deadline(
        id=rule.id,
        label=typeset(rule.label),
        nature=rule.nature,
        status=Status.DATEE,
        steps=steps,
        sources=tuple(dict.fromkeys((*rule.sources, *found.sources))),
        start=terms.start,
        raw_end=terms.raw_end,
        end=terms.end,
        prudent=terms.prudent,
        veille=terms.veille,
        note=typeset(rule.note),
        importance=rule.importance,
        confidence=rule.confidence,
    )


def _bare(
    rule: DeadlineRule, status: Status, step: str, *, waiting_for: str | None = None, waiting_label: str = ""
) -> Deadline:
    return Deadline(
        id=rule.id,
        label=typeset(rule.label),
        nature=rule.nature,
        status=status,
        steps=(step, *((typeset(rule.note),) if rule.note else ())),
        sources=rule.sources,
        waiting_for=waiting_for,
        waiting_label=waiting_label,
        until_events=tuple(typeset(event) for event in rule.until_events),
        note=typeset(rule.note),
        importance=rule.importance,
        confidence=rule.confidence,
    )


def _start(
    rule: DeadlineRule, nodes: DeadlineNodes, reading: Reading
) -> date | datetime | Waiting | Undated | None:
    for start, node in zip(rule.starts, nodes.starts, strict=True):
        truth = reading.truth(node)
        if truth is None:
            return Waiting(_first_open(node, reading, start.fact))
        if truth:
            return _moment_of(start, reading)
    if rule.starts:
        return Waiting(rule.starts[0].fact)
    return None


def _first_open(node: Node, reading: Reading, otherwise: str) -> str:
    return next(iter(reading.open_facts(node)), otherwise)


def _moment_of(start: StartRule, reading: Reading) -> date | datetime | Waiting | Undated:
    day = _settled(start.fact, reading)
    if isinstance(day, Waiting):
        return day
    if not isinstance(day, date):
        label = reading.compiled.space.facts[start.fact].label
        return Undated(f"Sans date de départ : « {label} » n’existe pas.")
    if start.hour is None:
        return day
    hour = _settled(start.hour, reading)
    if isinstance(hour, Waiting):
        return hour
    return datetime.combine(day, hour) if isinstance(hour, time) else Waiting(start.hour)


def _settled(fact_id: str, reading: Reading) -> Value | Waiting:
    if fact_id not in reading.facts or reading.compiled.space.facts[fact_id].is_unknown(
        reading.facts[fact_id]
    ):
        return Waiting(fact_id)
    return reading.facts[fact_id]


@dataclass(frozen=True, slots=True)
class _Length:
    period: Period | None
    end: date | datetime | None
    sources: tuple[str, ...]


def _length(rule: DeadlineRule, nodes: DeadlineNodes, reading: Reading) -> _Length | Waiting | Undated:
    for length, node in zip(rule.lengths, nodes.lengths, strict=True):
        truth = reading.truth(node)
        if truth is None:
            return Waiting(_first_open(node, reading, length.fact or length.end_fact or rule.starts[0].fact))
        found = _length_of(length, reading) if truth else None
        if found is not None:
            return found
    return Undated("La loi ne fixe pas de durée dans cette situation.")


def _length_of(length: LengthRule, reading: Reading) -> _Length | Waiting | None:
    """None when the length is an answer and the answer is « there is none »: the next one is then tried."""
    if length.end_fact is not None:
        end = _settled(length.end_fact, reading)
        if isinstance(end, Waiting):
            return end
        return _Length(None, end, length.sources) if isinstance(end, date) else None
    count: Value | Waiting = length.count if length.fact is None else _settled(length.fact, reading)
    if isinstance(count, Waiting):
        return count
    if not isinstance(count, int) or length.unit is None:
        return None
    then = None
    if length.then_count is not None and length.then_unit is not None:
        then = Period(length.then_count, length.then_unit)
    return _Length(Period(count, length.unit, then), None, length.sources)


def _computed(rule: DeadlineRule, start: object, length: object, reading: Reading) -> Outcome:
    if not isinstance(length, _Length):
        raise TypeError("a length was expected")
    begins = start if isinstance(start, date) else None
    if length.end is not None:
        terms = terms_to(
            length.end,
            start=begins,
            territory=reading.territory,
            calendar=reading.calendar,
            nature=rule.nature,
        )
        return Dated(terms, length.sources)
    if begins is None or length.period is None:
        return Undated("Aucune date de départ n’est prévue.")
    return Dated(
        _terms(begins, length.period, rule.nature, reading.territory, reading.calendar), length.sources
    )


@lru_cache(maxsize=4096)
def _terms(
    start: date | datetime, period: Period, nature: Nature, territory: Territory, calendar: Calendar
) -> Terms:
    """A lot asks for the same few days and lengths again and again; so does one screen."""
    return compute(start, period, nature=nature, territory=territory, calendar=calendar)
