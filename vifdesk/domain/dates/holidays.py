"""Holidays of each territory from dated rules, and the calendar that answers whether a day is a working day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from vifdesk.domain.dates.citations import Citation, Reckoning, cited
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import WEEKDAYS

FIRST_YEAR, LAST_YEAR = 1982, 2100
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


class OutsideCalendar(ValueError):
    """A day for which the holidays are not known. The program refuses, it does not guess."""

    def __init__(self, year: int, first_year: int, last_year: int) -> None:
        self.year, self.first_year, self.last_year = year, first_year, last_year
        super().__init__(
            f"L’année {year} est hors du calendrier des jours fériés, qui va de {first_year} à {last_year} : "
            "aucun délai n’est calculé. Vérifiez la date saisie."
        )


class Confidence(StrEnum):
    """How sure the source is."""

    HAUTE = "haute"
    MOYENNE = "moyenne"
    BASSE = "basse"


@dataclass(frozen=True, slots=True)
class FixedDay:
    """The same day of the same month every year."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """That day of `year`."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days after Easter Sunday; negative before."""

    offset: int

    def in_year(self, year: int) -> date:
        """That day of `year`."""
        return easter(year) + timedelta(days=self.offset)


@lru_cache(maxsize=256)
def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    leap_years, year_rest = divmod(of_century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - full_moon - year_rest) % 7
    late = (golden + 11 * full_moon + 22 * to_sunday) // 451
    month, day = divmod(full_moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """One holiday: which day, where, from `since` to `until` (both included; None: without bound), by which text.

    `counted` False: the day is not a holiday, but its standing is disputed and `warning` says so.
    """

    id: str
    name: str
    found: FixedDay | FromEaster
    territories: frozenset[Territory]
    basis: str
    confidence: Confidence
    since: date | None = None
    until: date | None = None
    warning: Notice | None = None
    counted: bool = True

    def day_in(self, year: int) -> date | None:
        """Its day in `year`, None when it was not in force then."""
        day = self.found.in_year(year)
        if (self.since is not None and day < self.since) or (self.until is not None and day > self.until):
            return None
        return day


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of one year, with its legal basis."""

    day: date
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class _Year:
    holidays: dict[date, Holiday]
    notices: dict[date, tuple[Notice, ...]]


class Calendar:
    """Which days are worked in which territory, over the years for which the rules are known.

    Every question about a day outside these years raises `OutsideCalendar`. A moment where a day is meant raises `TypeError`:
    taken for a day it would never be found among the holidays.
    """

    def __init__(
        self,
        rules: Iterable[HolidayRule],
        *,
        zone_of: Callable[[Territory], tzinfo],
        first_year: int = FIRST_YEAR,
        last_year: int = LAST_YEAR,
        citations: Iterable[Citation] = (),
        verified_on: date | None = None,
    ) -> None:
        self.rules = tuple(rules)
        self.citations = tuple(citations)
        self.first_year, self.last_year = first_year, last_year
        self.verified_on = verified_on
        self._zone_of = zone_of
        self._years: dict[tuple[int, Territory], _Year] = {}

    def holiday(self, day: date, territory: Territory) -> Holiday | None:
        """The holiday that falls on `day`, also when it is a Saturday or a Sunday."""
        return self._year(day, territory).holidays.get(day)

    def is_working_day(self, day: date, territory: Territory) -> bool:
        """Monday to Friday and not a holiday."""
        return day not in self._year(day, territory).holidays and day.weekday() < _SATURDAY

    def closed_reason(self, day: date, territory: Territory) -> str | None:
        """Why `day` is not worked: « samedi », « lundi de Pentecôte, C. trav., art. L. 3133-1 »; None when it is."""
        holiday = self.holiday(day, territory)
        if day.weekday() >= _SATURDAY:
            return WEEKDAYS[day.weekday()]
        return f"{holiday.name}, {holiday.basis}" if holiday else None

    def first_working_day_from(self, day: date, territory: Territory) -> date:
        """`day` itself when it is worked, else the first one after it that is."""
        while not self.is_working_day(day, territory):
            day += _ONE_DAY
        return day

    def last_working_day_until(self, day: date, territory: Territory) -> date:
        """`day` itself when it is worked, else the last one before it that is."""
        while not self.is_working_day(day, territory):
            day -= _ONE_DAY
        return day

    def notices(self, day: date, territory: Territory) -> tuple[Notice, ...]:
        """What is disputed about `day` as a holiday."""
        return self._year(day, territory).notices.get(day, ())

    def zone(self, territory: Territory) -> tzinfo:
        """The civil time of the territory."""
        return self._zone_of(territory)

    def citation(self, reckoning: Reckoning, day: date) -> str:
        """The articles that hold this rule of counting for a period that starts on `day`; empty when not known."""
        return cited(self.citations, reckoning, day)

    def refuse_outside(self, day: date) -> None:
        """Raises `OutsideCalendar` when the holidays around `day` are not known."""
        if not self.first_year <= day.year <= self.last_year:
            raise OutsideCalendar(day.year, self.first_year, self.last_year)

    def _year(self, day: date, territory: Territory) -> _Year:
        if type(day) is not date:
            raise TypeError(f"a day is asked for, not {type(day).__name__}")
        key = (day.year, territory)
        year = self._years.get(key)
        if year is None:
            self.refuse_outside(day)
            year = self._years[key] = self._work_out(day.year, territory)
        return year

    def _work_out(self, year: int, territory: Territory) -> _Year:
        holidays: dict[date, Holiday] = {}
        notices: dict[date, tuple[Notice, ...]] = {}
        for rule in self.rules:
            day = rule.day_in(year) if territory in rule.territories else None
            if day is None:
                continue
            if rule.counted:
                # Two holidays may share a day (Ascension on 8 May): the first rule names it.
                holidays.setdefault(day, Holiday(day, rule.name, rule.basis))
            if rule.warning is not None:
                notices[day] = (*notices.get(day, ()), rule.warning)
        return _Year(holidays, notices)
