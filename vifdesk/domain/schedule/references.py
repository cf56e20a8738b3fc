"""What the events name must exist: events among themselves, and the facts, values, deadlines of the measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from vifdesk.domain.law.complaint import Complaint
from vifdesk.domain.law.facts import Fact, FactType, RefusedValue, read_value
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.schedule.event_type import Effect, EventType, EventTypes, Fill, Origin

Found = Iterator[tuple[str, str]]
_DAYS = (FactType.DATE, FactType.MOMENT)
_FITTING = {
    Origin.JOUR: (FactType.DATE,),
    Origin.HEURE: (FactType.HEURE,),
    Origin.MOMENT: (FactType.MOMENT,),
    Origin.TERME: (FactType.DATE,),
}


def check_among_events(types: EventTypes, file: str) -> Iterator[Complaint]:
    """An event that names one that is not there."""
    for kind in types.values():
        named = [*kind.never_after, *(name for cause in kind.causes for name in cause.events)]
        named += [name for gap in kind.gaps for name in (*gap.needs, *gap.begins)]
        for name in dict.fromkeys(named):
            if name not in types:
                yield Complaint(
                    file,
                    f"événement « {kind.id} »",
                    f"« {name} » n’est pas un événement.",
                    "Corriger l’identifiant, ou ajouter l’événement.",
                )


def check_against_measures(
    types: EventTypes, measures: Mapping[str, Measure], known: Iterable[str], file: str
) -> Iterator[Complaint]:
    """What the events name in the measures. `known`: every measure's id; one whose own files are wrong is not looked into."""
    existing = set(known)
    for kind in types.values():
        for message, remedy in _of(kind, measures, existing):
            yield Complaint(file, f"événement « {kind.id} »", message, remedy)


def _of(kind: EventType, measures: Mapping[str, Measure], existing: set[str]) -> Found:
    for measure_id in dict.fromkeys(
        (
            *(e.measure for e in kind.effects),
            *(c.measure for c in kind.causes if c.measure),
            *(g.measure for g in kind.gaps),
        )
    ):
        if measure_id not in existing:
            yield f"« {measure_id} » n’est pas une mesure.", f"Mesures : {', '.join(sorted(existing))}."
    for effect in kind.effects:
        if effect.measure in measures:
            yield from _effect(effect, measures[effect.measure])
    for cause in kind.causes:
        if cause.measure in measures:
            yield from _unknown(cause.facts, _facts(measures[cause.measure]), "un fait", cause.measure)
    for gap in kind.gaps:
        if gap.deadline and gap.measure in measures:
            deadlines = [rule.id for rule in measures[gap.measure].deadlines]
            yield from _unknown([gap.deadline], deadlines, "une échéance", gap.measure)


def _facts(measure: Measure) -> dict[str, Fact]:
    return {fact.id: fact for fact in measure.facts}


def _unknown(names: Iterable[str], known: Iterable[str], kind: str, measure: str) -> Found:
    accepted = list(dict.fromkeys(known))
    for name in dict.fromkeys(names):
        if name not in accepted:
            yield (
                f"« {name} » n’est pas {kind} de « {measure} ».",
                f"Corriger le nom ; il y a : {', '.join(accepted)}.",
            )


def _effect(effect: Effect, measure: Measure) -> Found:
    facts, deadlines = _facts(measure), [rule.id for rule in measure.deadlines]
    fills = (*effect.fills, *effect.reads)
    named = [*effect.clears, *effect.details, *(f.fact for f in fills), *(g.fact for g in effect.given)]
    yield from _unknown([*named, *filter(None, [effect.not_before])], facts, "un fait", measure.id)
    yield from _unknown(
        [
            *effect.completes,
            *effect.ends,
            *(opening.deadline for opening in effect.opens),
            *(fill.deadline for fill in fills if fill.deadline),
            *filter(None, [effect.period]),
        ],
        deadlines,
        "une échéance",
        measure.id,
    )
    yield from _unknown(effect.regimes, [r.id for r in measure.regimes], "un régime", measure.id)
    if effect.not_before in facts and facts[effect.not_before].type not in _DAYS:
        yield f"« pas_avant » nomme « {effect.not_before} ».", "Il faut un fait de type date ou moment."
    for given in effect.given:
        if given.fact in facts:
            yield from _value(facts[given.fact], given.value)
    for fill in fills:
        if fill.fact in facts:
            yield from _fill(facts[fill.fact], fill)


def _fill(fact: Fact, fill: Fill) -> Found:
    if fill.origin is None:
        yield from _value(fact, fill.value)
    elif fill.origin is Origin.NEANT:
        if not fact.accepts_none:
            yield (
                f"« {fact.id} » n’accepte pas « neant ».",
                "Donner une valeur, ou ajouter « neant » au fait.",
            )
    elif fact.type not in _FITTING[fill.origin]:
        wanted = " ou ".join(kind.value for kind in _FITTING[fill.origin])
        yield (
            f"« {fact.id} » est de type {fact.type.value} : « {fill.origin.value} » ne lui convient pas.",
            f"Il faut un fait de type {wanted}.",
        )


def _value(fact: Fact, value: object) -> Found:
    try:
        read_value(fact, value)
    except RefusedValue as refusal:
        yield str(refusal), "Corriger la valeur."
