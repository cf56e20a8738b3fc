"""A whole dossier: its deadlines as its evaluations and events leave them. Pure: the same in, the same out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.schedule.event_type import EventTypes
from vifdesk.domain.schedule.followed import Alert, Followed, Schedule, State
from vifdesk.domain.schedule.gaps import gap_alerts
from vifdesk.domain.schedule.happening import Happening
from vifdesk.domain.schedule.life import Life
from vifdesk.domain.schedule.opened import Laws
from vifdesk.domain.schedule.recompute import recompute, same_dates
from vifdesk.domain.schedule.track import Track
from vifdesk.domain.wizard.words import typeset

LOCKED = "echeance_verrouillee"


def schedule(
    tracks: Sequence[Track], events: Iterable[Happening], *, types: EventTypes, laws: Laws
) -> Schedule:
    """What the evaluations and the events give, whatever was shown before.

    An evaluation that no event touches keeps its deadlines word for word. `events` in any order.
    """
    ordered = sorted(events, key=lambda event: event.order)
    deadlines: list[Followed] = []
    alerts: list[Alert] = []
    for track in _with_those_of_events(tracks, ordered, types, laws):
        life = Life(
            track,
            laws.get(track.measure),
            territory=_territory(tracks),
            since=ordered[0].day if ordered else track.stages[-1].as_of,
        )
        life.go_through(ordered, types)
        deadlines += life.deadlines()
        alerts += life.alerts()
    return Schedule(tuple(deadlines), (*alerts, *gap_alerts(ordered, types)))


@dataclass(frozen=True, slots=True)
class Renewed:
    """The deadlines as they now stand (`schedule`), and as the facts alone give them (`found`)."""

    schedule: Schedule
    found: tuple[Followed, ...]


def followed_on(
    old: Sequence[Followed],
    tracks: Sequence[Track],
    events: Sequence[Happening],
    *,
    types: EventTypes,
    laws: Laws,
) -> Renewed:
    """The schedule brought together with what was shown: see `recompute`. A lock that hides a move is told."""
    found = schedule(tracks, events, types=types, laws=laws)
    kinds = {event.kind for event in events}
    deadlines = recompute(old, found.deadlines, events=kinds)
    alerts = (*found.alerts, *_told_locks(deadlines, found.deadlines))
    return Renewed(Schedule(deadlines, alerts), found.deadlines)


def _told_locks(deadlines: Sequence[Followed], found: Sequence[Followed]) -> Iterator[Alert]:
    now = {one.key: one for one in found}
    for one in deadlines:
        other = now.get(one.key)
        if one.state is State.VERROUILLEE and other is not None and not same_dates(one, other):
            yield Alert(
                LOCKED,
                one.measure,
                one.person,
                typeset(
                    f"« {one.deadline.label} » est verrouillée : sa date n’a pas suivi les faits du dossier. "
                    "Déverrouillez-la pour qu’elle les suive."
                ),
                "",
            )


def _territory(tracks: Sequence[Track]) -> Territory:
    stages = [stage for track in tracks for stage in track.stages]
    return stages[-1].territory if stages else Territory.METROPOLE


def _with_those_of_events(
    tracks: Sequence[Track], events: Sequence[Happening], types: EventTypes, laws: Laws
) -> list[Track]:
    """The tracks, and one for each measure or person of whom only events speak; in the order of the measures."""
    found = {(track.measure, track.person): track for track in tracks}
    for event in events:
        kind = types.get(event.kind)
        for effect in kind.effects if kind else ():
            known = {person for measure, person in found if measure == effect.measure}
            if effect.measure in laws and (not known or (event.person and not known & {"", event.person})):
                found[effect.measure, event.person] = Track(effect.measure, event.person)
    rank = {measure: place for place, measure in enumerate(laws)}
    return sorted(found.values(), key=lambda track: rank.get(track.measure, len(rank)))
