"""Lengths of time as the codes express them, and their addition to a day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vifdesk.domain.dates.numbers import number_in_words

MAX_COUNT = 99_999
"""Far beyond any length of the law (273 years of days), and small enough to be added without overflow first."""


class ImpossiblePeriod(ValueError):
    """A length, or a length added to a day, that has no meaning; the message is a French sentence."""


class Unit(StrEnum):
    """The value is what the command line and the rule files write."""

    HEURES = "heures"
    JOURS = "jours"
    SEMAINES = "semaines"
    MOIS = "mois"
    ANS = "ans"


_ORDER = {Unit.ANS: 4, Unit.MOIS: 3, Unit.SEMAINES: 2, Unit.JOURS: 1, Unit.HEURES: 0}
_SINGULAR = {
    Unit.HEURES: "heure",
    Unit.JOURS: "jour",
    Unit.SEMAINES: "semaine",
    Unit.MOIS: "mois",
    Unit.ANS: "an",
}
_FEMININE = {Unit.HEURES, Unit.SEMAINES}


@dataclass(frozen=True, slots=True)
class Period:
    """A length. `then` is counted after it, from the larger unit to the smaller: « trois mois puis cinq jours ».

    Raises `ImpossiblePeriod` for a count below 1, days before months, or hours mixed with anything.
    """

    count: int
    unit: Unit
    then: Period | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.count, int) or isinstance(self.count, bool):
            raise ImpossiblePeriod(f"La durée doit être un nombre entier ; reçu : « {self.count} ».")
        if not 1 <= self.count <= MAX_COUNT:
            raise ImpossiblePeriod(
                f"La durée doit être comprise entre 1 et {number_in_words(MAX_COUNT)} {self.unit} ; "
                f"reçu : {number_in_words(self.count)}."
            )
        if self.then is not None:
            _refuse_mixture(self.unit, self.then.unit)

    @property
    def in_hours(self) -> bool:
        """Whether it runs from a moment to a moment; otherwise it runs from a day to a day."""
        return self.unit is Unit.HEURES

    def parts(self) -> Iterator[tuple[int, Unit]]:
        """Each count with its unit, in the order in which they are counted."""
        part: Period | None = self
        while part is not None:
            yield part.count, part.unit
            part = part.then

    def months(self) -> int:
        """What it holds of months and years, in months."""
        return sum(count * _MONTHS[unit] for count, unit in self.parts())

    def days(self) -> int:
        """What it holds of days and weeks, in days."""
        return sum(count * _DAYS[unit] for count, unit in self.parts())


_MONTHS = {Unit.ANS: 12, Unit.MOIS: 1, Unit.SEMAINES: 0, Unit.JOURS: 0, Unit.HEURES: 0}
_DAYS = {Unit.ANS: 0, Unit.MOIS: 0, Unit.SEMAINES: 7, Unit.JOURS: 1, Unit.HEURES: 0}


def _refuse_mixture(first: Unit, second: Unit) -> None:
    if Unit.HEURES in (first, second):
        raise ImpossiblePeriod("Une durée en heures ne se combine avec aucune autre unité.")
    if _ORDER[second] >= _ORDER[first]:
        raise ImpossiblePeriod(
            "Dans une durée mixte, la plus grande unité est comptée d’abord (les mois, puis les jours) ; "
            f"reçu : {first} puis {second}."
        )


def add_months(start: date, months: int) -> date:
    """Same quantième `months` later (earlier when negative), else the last day of that month.

    Always in one step from the start: one month twice is not two months. Raises `ImpossiblePeriod` outside the years 1 to 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise _beyond_the_calendar()
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def lacks_same_day(start: date, months: int) -> bool:
    """Whether the month reached has no day with the quantième of `start`."""
    return add_months(start, months).day != start.day


def add_period(start: date, period: Period) -> date:
    """The day reached: months and years in one step, then weeks and days. The start day is not counted.

    Raises `ImpossiblePeriod` for hours, and outside the years 1 to 9999.
    """
    if period.in_hours:
        raise ImpossiblePeriod(
            "Une durée en heures ne s’ajoute pas à un jour : il faut un jour et une heure."
        )
    if isinstance(start, datetime):
        raise TypeError("a day is added to, not a moment")
    try:
        return add_months(start, period.months()) + timedelta(days=period.days())
    except OverflowError:
        raise _beyond_the_calendar() from None


def _beyond_the_calendar() -> ImpossiblePeriod:
    return ImpossiblePeriod("La durée conduit hors du calendrier ; vérifiez le départ et la durée.")


def period_in_words(period: Period) -> str:
    """« six mois », « une heure », « trois mois puis cinq jours »."""
    return " puis ".join(_part_in_words(count, unit) for count, unit in period.parts())


def _part_in_words(count: int, unit: Unit) -> str:
    word = _SINGULAR[unit] if count == 1 else str(unit)
    return f"{number_in_words(count, feminine=unit in _FEMININE)} {word}"
