"""An event before its cause, after its end, or in the future: one sentence each, with how to correct it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vifdesk.domain.dates.wording import day_in_words, moment_in_words, typographie
from vifdesk.domain.law.facts import UNKNOWN
from vifdesk.domain.schedule.event_type import Cause, EventType, EventTypes
from vifdesk.domain.schedule.happening import Happening, day_of, earlier
from vifdesk.domain.schedule.track import Track

_NOTHING = (None, "non", UNKNOWN, "en_attente", "rejet")
"""Answers that say that a thing has not happened, or that nobody knows."""


class Doubt(StrEnum):
    """What is wrong with an event."""

    A_VENIR = "a_venir"
    AVANT_SA_CAUSE = "avant_sa_cause"
    SANS_CAUSE = "sans_cause"
    APRES_SA_FIN = "apres_sa_fin"
    EN_DOUBLE = "en_double"


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with the event at `rank` of the dossier's list, and how to correct it."""

    rank: int
    doubt: Doubt
    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}".strip()


def objections(
    events: Sequence[Happening], tracks: Sequence[Track], *, types: EventTypes, now: datetime
) -> tuple[Objection, ...]:
    """Everything that is wrong, in the order of the list. `now`: local."""
    return tuple(
        found
        for event in sorted(events, key=lambda one: one.rank)
        if event.kind in types
        for found in _of(event, types[event.kind], events, tracks, types, now)
    )


def _of(
    event: Happening,
    kind: EventType,
    events: Sequence[Happening],
    tracks: Sequence[Track],
    types: EventTypes,
    now: datetime,
) -> Iterator[Objection]:
    others = [one for one in events if one.rank != event.rank and _same_person(one, event)]
    if not kind.planned and _to_come(event, now):
        yield _objection(
            event,
            Doubt.A_VENIR,
            f"« {kind.label} » porte une date à venir : {_words(event.at)}.",
            "Un événement se note une fois arrivé ; corrigez la date.",
        )
    for cause in kind.causes:
        yield from _without(event, kind, cause, others, tracks, types)
    yield from _too_late(event, kind, others, types)
    if any(one.kind == event.kind and one.at == event.at and one.rank < event.rank for one in others):
        yield _objection(
            event,
            Doubt.EN_DOUBLE,
            f"« {kind.label} » est noté deux fois à la même date : {_words(event.at)}.",
            "Retirez l’un des deux, ou corrigez sa date.",
        )


def _to_come(event: Happening, now: datetime) -> bool:
    return event.at > now if isinstance(event.at, datetime) else event.day > now.date()


def _same_person(one: Happening, other: Happening) -> bool:
    return not one.person or not other.person or one.person == other.person


def _without(
    event: Happening,
    kind: EventType,
    cause: Cause,
    others: Sequence[Happening],
    tracks: Sequence[Track],
    types: EventTypes,
) -> Iterator[Objection]:
    before = [one for one in others if one.kind in cause.events]
    if any(not earlier(event.at, one.at) for one in before):
        return
    days = list(_known(cause, tracks))
    if any(not isinstance(day, date) or not earlier(event.at, day) for day in days):
        return
    if not before and not days:
        yield _objection(event, Doubt.SANS_CAUSE, cause.sentence, cause.remedy)
        return
    if before:
        first = min(before, key=lambda one: one.order)
        known = f"« {types[first.kind].label} », du {_words(first.at)}"
    else:
        known = f"ce que dit l’évaluation : {_words(next(day for day in days if isinstance(day, date)))}"
    yield _objection(
        event,
        Doubt.AVANT_SA_CAUSE,
        f"« {kind.label} », du {_words(event.at)}, précède {known}.",
        "L’un des deux porte une date fausse : corrigez-la.",
    )


def _known(cause: Cause, tracks: Sequence[Track]) -> Iterator[date | bool]:
    """What the evaluations say of the cause: a day, or that it is so."""
    for track in tracks:
        if track.measure != cause.measure:
            continue
        for stage in track.stages:
            for fact in cause.facts:
                value = stage.facts.get(fact)
                if isinstance(value, date):
                    yield value
                elif value not in _NOTHING:
                    yield True


def _too_late(
    event: Happening, kind: EventType, others: Sequence[Happening], types: EventTypes
) -> Iterator[Objection]:
    """The last word counts: an end, unless a cause came again after it."""
    causes = {name for cause in kind.causes for name in cause.events}
    past = [
        one for one in others if earlier(one.at, event.at) or (one.at == event.at and one.rank < event.rank)
    ]
    last = max(
        (one for one in past if one.kind in causes or one.kind in kind.never_after),
        key=lambda one: one.order,
        default=None,
    )
    if last is not None and last.kind in kind.never_after:
        yield _objection(
            event,
            Doubt.APRES_SA_FIN,
            f"« {kind.label} », du {_words(event.at)}, vient après « {types[last.kind].label} », du {_words(last.at)}.",
            "Corrigez l’une des deux dates, ou notez ce qui manque entre les deux.",
        )


def _objection(event: Happening, doubt: Doubt, sentence: str, remedy: str) -> Objection:
    return Objection(event.rank, doubt, typographie(sentence), typographie(remedy))


def _words(at: date | datetime) -> str:
    return moment_in_words(at) if isinstance(at, datetime) else day_in_words(day_of(at))


def new_ones(after: Iterable[Objection], before: Iterable[Objection]) -> tuple[Objection, ...]:
    """The objections that a change brings: those whose words were not there before."""
    known = {(one.doubt, one.sentence) for one in before}
    return tuple(one for one in after if (one.doubt, one.sentence) not in known)
