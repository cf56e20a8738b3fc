"""What has just come due: between two readings of the clock, whatever happened to the machine meanwhile.

A reading that comes after a night's sleep, or after the clock was put forward, covers all that lies between; one that comes
after the clock was put back starts again from there, so that nothing is missed and some things are said twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vifdesk.domain.register.open_matters import Kind, Matter

MORNING = time(8)
"""When what falls on a day, and not at an hour, is told."""
BEFORE = (timedelta(hours=4), timedelta(hours=1), timedelta())
"""How long before its end a deadline in hours is told, each time."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """What came due, by what one does about it; no name and no number is in it."""

    matters: tuple[Matter, ...]

    @property
    def sentence(self) -> str:
        """In French, discreet: how many of each, never whose. Empty when nothing fell due."""
        calls = sum(1 for one in self.matters if one.kind is Kind.APPEL)
        hours = sum(1 for one in self.matters if one.in_hours and one.kind is not Kind.APPEL)
        days = len(self.matters) - calls - hours
        parts = (
            _counted(calls, "appel à rappeler", "appels à rappeler"),
            _counted(hours, "délai en heures court", "délais en heures courent"),
            _counted(days, "échéance ou tâche à voir", "échéances ou tâches à voir"),
        )
        return ", ".join(part for part in parts if part)


def _counted(number: int, one: str, many: str) -> str:
    return "" if not number else f"{number}\u00a0{one if number == 1 else many}"


def fallen_between(matters: Iterable[Matter], since: datetime, now: datetime) -> Fallen:
    """What was to be told after `since` and up to `now`."""
    return Fallen(tuple(one for one in matters if any(since < moment <= now for moment in moments_of(one))))


def moments_of(matter: Matter) -> Iterator[datetime]:
    """When it is to be told: its reminder, its day or hour; the hours before, where it is counted in hours."""
    due, remind = matter.due, matter.remind
    if due is None:
        return
    if isinstance(due, datetime):
        if matter.kind is Kind.ECHEANCE:
            yield from (due - before for before in BEFORE)
        else:
            yield due
    else:
        yield _morning(due)
    if remind is not None and remind != due:
        yield remind if isinstance(remind, datetime) else _morning(remind)


def _morning(day: date) -> datetime:
    return datetime.combine(day, MORNING)


def tomorrow_morning(now: datetime) -> datetime:
    """The next day at the hour when days are told."""
    return _morning(now.date() + timedelta(days=1))
