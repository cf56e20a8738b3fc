"""What a calendar of the register shows: which days a view holds, which day a key leads to, whose lines there are."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vifdesk.domain.dates.holidays import FIRST_YEAR, LAST_YEAR
from vifdesk.domain.register.open_matters import Matter

MONTHS_SHOWN = 6


class View(StrEnum):
    """How much is shown at once."""

    JOUR = "jour"
    SEMAINE = "semaine"
    SIX_MOIS = "six_mois"


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier on the line of six months: the measures that run, and what is due there, nearest first.

    The calls that belong to no dossier share one, without a reference.
    """

    reference: str
    lives: tuple[Matter, ...]
    matters: tuple[Matter, ...]


def days_of(view: View, day: date) -> tuple[date, date]:
    """The first and the last day of the view that holds `day`: that day, its week from Monday, six months from its own on."""
    if view is View.JOUR:
        return day, day
    if view is View.SEMAINE:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    first = day.replace(day=1)
    return first, later_month(first, MONTHS_SHOWN) - timedelta(days=1)


def paged(view: View, day: date, by: int) -> date:
    """The day to which so many pages lead: days, weeks, or months on the line of six; within the known calendar."""
    if view is View.SIX_MOIS:
        return _known(day, by * 31, later_month(day, by))
    step = by * (1 if view is View.JOUR else 7)
    return _known(day, step, day + timedelta(days=step))


def walked(day: date, by: int) -> date:
    """So many days further, within the known calendar."""
    return _known(day, by, day + timedelta(days=by))


def later_month(day: date, by: int) -> date:
    """The same day so many months later; the last of the month where it has no such day."""
    rank = day.year * 12 + day.month - 1 + by
    year, month = divmod(rank, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _known(day: date, step: int, reached: date) -> date:
    """Holidays are known of certain years only; a view must lie within them, so the last half year is not gone to."""
    first, last = date(FIRST_YEAR, 1, 8), date(LAST_YEAR, 7, 1)
    if first <= reached <= last:
        return reached
    return day if first <= day <= last else (first if step < 0 else last)


def by_day(matters: Iterable[Matter]) -> Mapping[date, tuple[Matter, ...]]:
    """What is due on each day: first what lasts all day, the weightier first, then the moments in their order."""
    found: dict[date, list[Matter]] = {}
    for one in matters:
        if one.day is not None:
            found.setdefault(one.day, []).append(one)
    return {day: tuple(sorted(ones, key=lambda one: one.in_hours)) for day, ones in found.items()}


def rows_of(matters: Iterable[Matter], lives: Iterable[Matter]) -> tuple[Row, ...]:
    """One row a dossier, in the order of what is due first; where only a measure runs, after the others, by its end."""
    due: dict[str, list[Matter]] = {}
    for one in matters:
        due.setdefault(one.reference, []).append(one)
    running: dict[str, list[Matter]] = {}
    for one in sorted(lives, key=lambda one: (one.day or date.max, one.reference)):
        running.setdefault(one.reference, []).append(one)
    return tuple(_row(due.get(key, []), running.get(key, [])) for key in dict.fromkeys((*due, *running)))


def _row(due: list[Matter], running: list[Matter]) -> Row:
    return Row((due or running)[0].reference, tuple(running), tuple(due))
