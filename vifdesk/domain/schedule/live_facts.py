"""The facts of a track once an event has filled them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Fact, FactType, RefusedValue, Value, read_value
from vifdesk.domain.schedule.event_type import Effect, Fill, Given, Origin
from vifdesk.domain.schedule.happening import Happening, day_of
from vifdesk.domain.schedule.track import Facts

EndOf = Callable[[str], date | None]
"""The end of a deadline of the measure just before the event."""


def concerns(effect: Effect, event: Happening, facts: Facts, *, anchor: date | None) -> bool:
    """Whether the event speaks of what `facts` speak of, not of an earlier request, order or phone.

    Where the answer that would tell is not known, the day of the act that was looked at tells (`anchor`).
    """
    if not effect.not_before:
        return True
    known = facts.get(effect.not_before)
    bound = known if isinstance(known, date) else anchor
    if bound is None:
        return True
    if isinstance(bound, datetime) and isinstance(event.at, datetime):
        return event.at >= bound
    return event.day >= day_of(bound)


def filled(
    compiled: CompiledMeasure, facts: Facts, fills: Iterable[Fill], event: Happening, *, end_of: EndOf
) -> dict[str, Value]:
    """The facts with those that the event answers."""
    answered = dict(facts)
    for fill in fills:
        fact = compiled.space.facts.get(fill.fact)
        if fact is None or (fill.only_open and not is_open(fact, answered)):
            continue
        if fill.origin is Origin.TERME and end_of(fill.deadline) is None:
            continue
        answered[fact.id] = _value(fact, fill, event, end_of)
    return answered


def with_details(
    compiled: CompiledMeasure, facts: Facts, details: Iterable[str], event: Happening
) -> dict[str, Value]:
    """The facts with those that the event brings along."""
    answered = dict(facts)
    for fact_id in details:
        fact = compiled.space.facts.get(fact_id)
        if fact is not None and fact_id in event.facts:
            value = _read(fact, event.facts[fact_id])
            if value is not None or fact.accepts_none:
                answered[fact_id] = value
    return answered


def begun_anew(effect: Effect, event: Happening, facts: Facts) -> dict[str, Value]:
    """The facts without those of what came before, when the event begins something new: one of them is older than it."""
    told = [facts.get(fact) for fact in (effect.not_before, *effect.clears)] if effect.clears else []
    if not any(isinstance(day, date) and day_of(day) < event.day for day in told):
        return dict(facts)
    return {fact: value for fact, value in facts.items() if fact not in effect.clears}


def holds_for(given: Iterable[Given], facts: Facts) -> bool:
    """Whether each fact is known and has its value."""
    return all(facts.get(one.fact) == one.value for one in given)


def is_open(fact: Fact, facts: Facts) -> bool:
    """Whether nobody has answered, or only by « not known »."""
    return fact.id not in facts or fact.is_unknown(facts[fact.id])


def read_known(compiled: CompiledMeasure, raw: Mapping[str, object]) -> dict[str, Value]:
    """The facts as values; what today's rules no longer accept is left out."""
    facts: dict[str, Value] = {}
    for fact_id, given in raw.items():
        fact = compiled.space.facts.get(fact_id)
        value = None if fact is None else _read(fact, given)
        if fact is not None and (value is not None or (given is None and fact.accepts_none)):
            facts[fact_id] = value
    return facts


def _read(fact: Fact, raw: object) -> Value:
    try:
        return read_value(fact, raw)
    except RefusedValue:
        return None


def _value(fact: Fact, fill: Fill, event: Happening, end_of: EndOf) -> Value:
    match fill.origin:
        case Origin.NEANT:
            return None
        case Origin.TERME:
            return end_of(fill.deadline)
        case Origin.HEURE:
            return event.hour if event.hour is not None else fact.unknown_word
        case Origin.JOUR | Origin.MOMENT:
            if fact.type is not FactType.MOMENT:
                return event.day
            return event.at if isinstance(event.at, datetime) else fact.unknown_word
        case None:
            return _read(fact, fill.value)
