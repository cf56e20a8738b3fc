"""Hours that really pass, read on the clock of a territory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Where so many hours lead. All moments are naive local times.

    - `end`: after the hours have passed; `by_the_clock`: what adding them on the dial would give.
    - `start_is_ambiguous`: the start is read twice that night (clocks put back). The earlier is taken.
    - `start_is_skipped`: the clocks jump over the start. The earlier of the two instants that it may mean is taken.
    - `end_is_repeated`: the end is read twice that night; `end_is_second`: it is the second of them.
    """

    end: datetime
    by_the_clock: datetime
    start_is_ambiguous: bool
    start_is_skipped: bool
    end_is_repeated: bool
    end_is_second: bool

    @property
    def crosses_a_clock_change(self) -> bool:
        """Whether the dial alone would mislead."""
        return self.end != self.by_the_clock


def elapse(start: datetime, hours: int, zone: tzinfo) -> Elapsed:
    """`hours` after `start`, a naive local time of `zone`.

    A start that the zone reads twice or never is taken at the earlier instant, so that the end is never too late.
    """
    first, second = _instant(start, zone, fold=0), _instant(start, zone, fold=1)
    end = (min(first, second) + timedelta(hours=hours)).astimezone(zone)
    local_end = end.replace(tzinfo=None, fold=0)
    return Elapsed(
        end=local_end,
        by_the_clock=start + timedelta(hours=hours),
        start_is_ambiguous=first < second,
        start_is_skipped=first > second,
        end_is_repeated=_instant(local_end, zone, fold=0) < _instant(local_end, zone, fold=1),
        end_is_second=bool(end.fold),
    )


def _instant(local: datetime, zone: tzinfo, *, fold: int) -> datetime:
    return local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
