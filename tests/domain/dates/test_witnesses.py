"""Independent libraries against our own table, every day of 1990 to 2060, with every difference explained.

A library that corrects itself, or a law that changes, shows here as a failure: then this list, or the table, is to be updated.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit, add_period
from vifdesk.domain.dates.territory import Territory

YEARS = range(1990, 2061)
T = Territory


def ours(calendar: Calendar, territory: Territory) -> set[date]:
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day for day in days if calendar.holiday(day, territory)}


def on(month: int, day: int, years: Iterable[int] = YEARS) -> set[date]:
    return {date(year, month, day) for year in years}


def easter_plus(offset: int, years: Iterable[int] = YEARS) -> set[date]:
    from dateutil.easter import easter

    return {easter(year) + timedelta(days=offset) for year in years}


# -------------------------------------------------------------------------------------------- the library holidays

HOLIDAYS_SUBDIVISION = {
    T.METROPOLE: None,
    T.ALSACE_MOSELLE: "57",
    T.GUADELOUPE: "971",
    T.MARTINIQUE: "972",
    T.GUYANE: "973",
    T.LA_REUNION: "974",
    T.MAYOTTE: "976",
    T.SAINT_BARTHELEMY: "BL",
    T.SAINT_MARTIN: "MF",
    T.SAINT_PIERRE_ET_MIQUELON: "PM",
    T.NOUVELLE_CALEDONIE: "NC",
    T.POLYNESIE_FRANCAISE: "PF",
    T.WALLIS_ET_FUTUNA: "WF",
}


def missing_from_holidays(territory: Territory) -> set[date]:
    """What is a holiday for us and not for that library."""
    # The journée de solidarité did not make Whit Monday a working day: Crim., 10 May 2006, 05-86.744.
    missing = easter_plus(50, range(2005, 2008))
    if territory in (T.SAINT_BARTHELEMY, T.SAINT_MARTIN):
        # Communes of Guadeloupe until 2007.
        missing |= on(5, 27, range(1990, 2008))
    if territory is T.SAINT_MARTIN:
        # The texts say 27 May; the library follows the practice.
        missing |= on(5, 27, range(2012, 2061))
    if territory is T.POLYNESIE_FRANCAISE:
        # The loi du pays of 2025 applies from 2026.
        missing |= on(6, 29, [2025])
    return missing


def added_by_holidays(territory: Territory) -> set[date]:
    """What is a holiday for that library and not for us."""
    added: set[date] = set()
    if territory is T.GUADELOUPE:
        # Customs, in no law.
        added |= easter_plus(-2) | easter_plus(-24) | on(7, 21)
    if territory is T.MARTINIQUE:
        added |= on(7, 21)
    if territory is T.SAINT_MARTIN:
        added |= on(5, 28, range(2012, 2061)) | on(7, 21, range(2012, 2061))
    if territory is T.POLYNESIE_FRANCAISE:
        added |= on(11, 20, [2025])
    return added


@pytest.mark.parametrize("territory", Territory)
def test_holidays_agrees_save_where_it_is_wrong(calendar: Calendar, territory: Territory) -> None:
    """The library `holidays`, five territories wrong and Whit Monday everywhere from 2005 to 2007."""
    from holidays import country_holidays

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = set(country_holidays("FR", subdiv=HOLIDAYS_SUBDIVISION[territory], years=YEARS))
    mine = ours(calendar, territory)
    # An expected addition that is a holiday of ours for another reason is no difference (Ascension on 28 May…).
    assert mine - theirs == missing_from_holidays(territory) - theirs
    assert theirs - mine == added_by_holidays(territory) - mine
    assert missing_from_holidays(territory) <= mine
    assert added_by_holidays(territory) <= theirs


def test_the_expected_additions_of_holidays_are_few() -> None:
    """Most territories need none: the list above stays a list of faults, not a copy."""
    assert [territory for territory in Territory if added_by_holidays(territory)] == [
        T.GUADELOUPE,
        T.MARTINIQUE,
        T.SAINT_MARTIN,
        T.POLYNESIE_FRANCAISE,
    ]


# ----------------------------------------------------------------------------------------------------- workalendar


@pytest.mark.parametrize(
    ("territory", "name"), [(T.METROPOLE, "France"), (T.ALSACE_MOSELLE, "FranceAlsaceMoselle")]
)
def test_workalendar_agrees(calendar: Calendar, territory: Territory, name: str) -> None:
    """The library `workalendar` knows two of the territories, and both as we do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import workalendar.europe

        theirs = getattr(workalendar.europe, name)()
        days = {day for year in YEARS for day, _label in theirs.holidays(year)}
    # It lists no Sunday twice but lists the holidays that fall on one, as we do.
    assert days == ours(calendar, territory)


# ------------------------------------------------------------------------------------------------------- dateutil


def test_dateutil_finds_the_same_easter(calendar: Calendar) -> None:
    """Every year of the calendar."""
    from dateutil.easter import easter as their_easter

    from vifdesk.domain.dates.holidays import easter

    for year in range(calendar.first_year, calendar.last_year + 1):
        assert easter(year) == their_easter(year)


@pytest.mark.parametrize("months", [1, 2, 3, 4, 6, 11, 12, 13, 24, 60])
def test_dateutil_adds_months_as_we_do(months: int) -> None:
    """Every day of eight years, with two leap days: same quantième, else the last day of the month."""
    from dateutil.relativedelta import relativedelta

    period, shift = Period(months, Unit.MOIS), relativedelta(months=months)
    for n in range(8 * 365 + 2):
        day = date(2023, 1, 1) + timedelta(days=n)
        assert add_period(day, period) == day + shift


def test_dateutil_counts_months_before_days_as_we_do() -> None:
    """A mixed delay."""
    from dateutil.relativedelta import relativedelta

    period, shift = Period(2, Unit.MOIS, Period(15, Unit.JOURS)), relativedelta(months=2, days=15)
    for n in range(4 * 365 + 1):
        day = date(2026, 1, 1) + timedelta(days=n)
        assert add_period(day, period) == day + shift
