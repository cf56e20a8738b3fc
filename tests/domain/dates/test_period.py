"""Lengths of time and their addition."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.period import (
    MAX_COUNT,
    ImpossiblePeriod,
    Period,
    Unit,
    add_months,
    add_period,
    lacks_same_day,
    period_in_words,
)

DAYS = st.dates(date(1900, 1, 1), date(2300, 1, 1))
MONTHS = st.integers(-600, 600)


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        (date(2026, 11, 23), Period(8, Unit.JOURS), date(2026, 12, 1)),
        (date(2026, 11, 23), Period(2, Unit.SEMAINES), date(2026, 12, 7)),
        (date(2026, 11, 23), Period(6, Unit.MOIS), date(2027, 5, 23)),
        (date(2026, 11, 23), Period(5, Unit.ANS), date(2031, 11, 23)),
        (date(2027, 1, 31), Period(1, Unit.MOIS), date(2027, 2, 28)),
        (date(2028, 1, 31), Period(1, Unit.MOIS), date(2028, 2, 29)),
        (date(2028, 2, 29), Period(1, Unit.ANS), date(2029, 2, 28)),
        (date(2028, 2, 29), Period(4, Unit.ANS), date(2032, 2, 29)),
        (date(2027, 3, 31), Period(3, Unit.MOIS), date(2027, 6, 30)),
        (date(2027, 1, 31), Period(1, Unit.MOIS, Period(1, Unit.JOURS)), date(2027, 3, 1)),
        (date(2027, 1, 31), Period(3, Unit.MOIS, Period(2, Unit.SEMAINES)), date(2027, 5, 14)),
        (date(2028, 2, 29), Period(1, Unit.ANS, Period(1, Unit.MOIS)), date(2029, 3, 29)),
        (
            date(2027, 1, 31),
            Period(1, Unit.ANS, Period(1, Unit.MOIS, Period(1, Unit.SEMAINES, Period(1, Unit.JOURS)))),
            date(2028, 3, 8),
        ),
    ],
)
def test_a_period_leads_to_its_day(start: date, period: Period, end: date) -> None:
    """Months and years in one step from the start, then weeks and days."""
    assert add_period(start, period) == end


@given(DAYS, MONTHS)
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    """The quantième never grows, and shrinks only to a last day."""
    reached = add_months(day, months)
    assert (reached.year * 12 + reached.month) - (day.year * 12 + day.month) == months
    assert reached.day <= day.day
    if reached.day < day.day:
        assert (reached + timedelta(days=1)).day == 1
    assert lacks_same_day(day, months) == (reached.day != day.day)


@given(DAYS, DAYS, MONTHS)
def test_adding_months_keeps_the_order(one: date, other: date, months: int) -> None:
    """Monotone, though not one to one."""
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


def test_two_steps_are_not_one() -> None:
    """31 January and twice a month is 28 March; and two months is 31 March."""
    day = date(2027, 1, 31)
    assert add_months(add_months(day, 1), 1) == date(2027, 3, 28)
    assert add_months(day, 2) == date(2027, 3, 31)


def test_several_days_may_share_an_end() -> None:
    """28 to 31 January and one month."""
    assert {add_months(date(2027, 1, day), 1) for day in (28, 29, 30, 31)} == {date(2027, 2, 28)}


# ---------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize("count", [0, -1, MAX_COUNT + 1])
@pytest.mark.parametrize("unit", Unit)
def test_a_senseless_count_is_refused(count: int, unit: Unit) -> None:
    """Nothing, less than nothing, or beyond all law."""
    with pytest.raises(ImpossiblePeriod, match="comprise entre 1 et"):
        Period(count, unit)


@pytest.mark.parametrize("count", [True, 1.0, "8", None])
def test_a_count_is_a_whole_number(count: object) -> None:
    """Also not a truth value, which Python takes for one."""
    with pytest.raises(ImpossiblePeriod, match="nombre entier"):
        Period(count, Unit.JOURS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second"),
    [(Unit.JOURS, Unit.MOIS), (Unit.SEMAINES, Unit.ANS), (Unit.MOIS, Unit.ANS), (Unit.JOURS, Unit.JOURS)],
)
def test_the_larger_unit_comes_first(first: Unit, second: Unit) -> None:
    """Days then months is not a delay of the law."""
    with pytest.raises(ImpossiblePeriod, match=f"reçu : {first} puis {second}"):
        Period(1, first, Period(1, second))


@pytest.mark.parametrize("other", [Unit.JOURS, Unit.MOIS, Unit.HEURES])
def test_hours_mix_with_nothing(other: Unit) -> None:
    """On either side."""
    with pytest.raises(ImpossiblePeriod, match="en heures ne se combine"):
        Period(1, Unit.HEURES, Period(1, other))
    with pytest.raises(ImpossiblePeriod, match="en heures ne se combine"):
        Period(1, other, Period(1, Unit.HEURES))


def test_hours_are_not_added_to_a_day() -> None:
    """A day has no hour to start from."""
    with pytest.raises(ImpossiblePeriod, match="un jour et une heure"):
        add_period(date(2026, 11, 23), Period(24, Unit.HEURES))


def test_a_moment_is_not_a_day() -> None:
    """Adding months to a moment would keep an hour that means nothing."""
    with pytest.raises(TypeError):
        add_period(datetime(2026, 11, 23, 9), Period(1, Unit.MOIS))


@pytest.mark.parametrize(
    "period", [Period(99_999, Unit.ANS), Period(99_999, Unit.MOIS), Period(99_999, Unit.SEMAINES)]
)
def test_the_end_of_the_calendar_is_a_refusal(period: Period) -> None:
    """No OverflowError reaches the user; the last fits in years only from long ago."""
    with pytest.raises(ImpossiblePeriod, match="hors du calendrier"):
        add_period(date(9000, 1, 1), period)
    with pytest.raises(ImpossiblePeriod, match="hors du calendrier"):
        add_months(date(1, 1, 1), -1)


# ------------------------------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(6, Unit.MOIS), "six mois"),
        (Period(1, Unit.MOIS), "un mois"),
        (Period(8, Unit.JOURS), "huit jours"),
        (Period(1, Unit.JOURS), "un jour"),
        (Period(24, Unit.HEURES), "vingt-quatre heures"),
        (Period(1, Unit.HEURES), "une heure"),
        (Period(21, Unit.HEURES), "vingt et une heures"),
        (Period(1, Unit.SEMAINES), "une semaine"),
        (Period(21, Unit.JOURS), "vingt et un jours"),
        (Period(1, Unit.ANS), "un an"),
        (Period(2, Unit.ANS), "deux ans"),
        (Period(3, Unit.MOIS, Period(5, Unit.JOURS)), "trois mois puis cinq jours"),
        (Period(1200, Unit.JOURS), "1\u00a0200 jours"),
    ],
)
def test_a_period_reads_as_french(period: Period, words: str) -> None:
    """Number and gender agree."""
    assert period_in_words(period) == words
