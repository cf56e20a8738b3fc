"""Which act answers which: from the first start to the first end that follows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from vifdesk.domain.statistics.report import Unit

Moment = tuple[int, str]
"""The ordinal of a day, and its hour « HH:MM », empty where it was not noted."""

_NEED, _START, _END = range(3)


@dataclass(frozen=True, slots=True)
class Pair:
    """A start with its end. `closed`: the day on which it no longer runs, also where a new protection took its place."""

    start: Moment
    end: Moment | None
    closed: int | None

    def length(self, unit: Unit) -> float | None:
        """How long it took; None while it has not ended, or in hours where an hour was not noted."""
        if self.end is None:
            return None
        days = self.end[0] - self.start[0]
        if unit is Unit.JOURS:
            return float(days)
        if not self.start[1] or not self.end[1]:
            return None
        return days * 24 + (_minutes(self.end[1]) - _minutes(self.start[1])) / 60


def paired(
    starts: Sequence[Moment], ends: Sequence[Moment], needs: Sequence[Moment] | None
) -> Iterator[Pair]:
    """Each start that nothing runs yet, with the first end after it. `needs`: one must have come since the last end."""
    covered = needs is None
    running: Moment | None = None
    for kind, moment in _in_order(starts, ends, needs or ()):
        if kind == _NEED:
            if running is not None:
                yield Pair(running, None, moment[0])
            covered, running = True, None
        elif kind == _START and covered and running is None:
            running = moment
        elif kind == _END and running is not None:
            yield Pair(running, moment, moment[0])
            covered, running = needs is None, None
    if running is not None:
        yield Pair(running, None, None)


def _in_order(
    starts: Sequence[Moment], ends: Sequence[Moment], needs: Sequence[Moment]
) -> Iterator[tuple[int, Moment]]:
    """By the hour on a day of which every hour is known; else what must come first first."""
    every = [(_NEED, one) for one in needs]
    every += [(_START, one) for one in starts]
    every += [(_END, one) for one in ends]
    every.sort(key=lambda entry: entry[1][0])
    for _, entries in groupby(every, key=lambda entry: entry[1][0]):
        day = list(entries)
        if len(day) > 1:
            day.sort(key=lambda entry: (entry[0], entry[1][1]))
            if all(moment[1] for _, moment in day):
                day.sort(key=lambda entry: entry[1][1])
        yield from day


def _minutes(hour: str) -> int:
    return int(hour[:2]) * 60 + int(hour[3:5])
