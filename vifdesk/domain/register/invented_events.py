"""What happened in a fictional dossier: causes before their effects, as the events' own data says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.register.draw import Draw
from vifdesk.domain.schedule.event_type import EventType

_MOST = 6
_TOLD = (FactType.TRI, FactType.CHOIX, FactType.ENTIER)
"""Details that a drawn value makes plausible; a drawn date would not be."""


def invented_events(
    draw: Draw,
    kinds: Sequence[EventType],
    measure: str,
    facts: Mapping[str, Fact],
    *,
    since: datetime,
    until: datetime,
) -> list[dict[str, object]]:
    """A few events of the measure's life from `since` to `until`, oldest first; none when it has none of its own."""
    own = [kind for kind in kinds if any(effect.measure == measure for effect in kind.effects)]
    found: list[dict[str, object]] = []
    seen: list[str] = []
    at = since
    for _ in range(draw.whole(1, _MOST)):
        chosen = _next(draw, own, seen)
        at += timedelta(minutes=draw.whole(30, 60 * 24 * 21))
        if chosen is None or at > until:
            break
        found.append(_event(draw, chosen, at, measure, facts))
        seen.append(chosen.id)
    return found


def _next(draw: Draw, own: Sequence[EventType], seen: Sequence[str]) -> EventType | None:
    """A kind that has not happened and whose cause has; at first one that needs none and opens something."""
    if not seen:
        roots = [kind for kind in own if not kind.causes and any(effect.opens for effect in kind.effects)]
        return draw.one_of(roots) if roots else None
    unprovoked = draw.chance(20)
    ready = [
        kind
        for kind in own
        if kind.id not in seen
        and (_caused(kind, seen) if kind.causes else unprovoked)
        and not any(name in seen for name in kind.never_after)
    ]
    return draw.one_of(ready) if ready else None


def _caused(kind: EventType, seen: Sequence[str]) -> bool:
    return all(any(name in seen for name in cause.events) for cause in kind.causes if cause.events)


def _event(
    draw: Draw, kind: EventType, at: datetime, measure: str, facts: Mapping[str, Fact]
) -> dict[str, object]:
    when = at.isoformat(timespec="minutes") if kind.timed else at.date().isoformat()
    event: dict[str, object] = {"type": kind.id, "le": when}
    details = {
        fact: _value(draw, facts[fact])
        for named, fact in kind.details
        if named == measure and facts[fact].type in _TOLD
    }
    return {**event, "faits": details} if details else event


def _value(draw: Draw, fact: Fact) -> object:
    if fact.type is FactType.ENTIER:
        low = 1 if fact.minimum is None else fact.minimum
        return draw.whole(low, low + 11)
    return draw.one_of(fact.values).id
