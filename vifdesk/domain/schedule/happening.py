"""One event of a dossier, and which of two came first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Happening:
    """An event: its kind, its day or its moment, whom it concerns, and the facts that it brings (as JSON gives them).

    `person` empty: everybody whom the measure concerns. `rank`: its place in the dossier's list.
    """

    kind: str
    at: date | datetime
    rank: int = 0
    person: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """Its day."""
        return day_of(self.at)

    @property
    def hour(self) -> time | None:
        """Its hour, when it was noted."""
        return self.at.time() if isinstance(self.at, datetime) else None

    @property
    def order(self) -> tuple[datetime, int]:
        """The order of time; of one day, an event without its hour comes where the list puts it among the first."""
        at = self.at
        return (at if isinstance(at, datetime) else datetime.combine(at, time.min), self.rank)


def day_of(at: date | datetime) -> date:
    """The day of a day or of a moment."""
    return at.date() if isinstance(at, datetime) else at


def earlier(first: date | datetime, second: date | datetime) -> bool:
    """Whether `first` is surely earlier: by the minute when both are moments, else by the day."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < second
    return day_of(first) < day_of(second)
