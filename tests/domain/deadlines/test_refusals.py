"""What has no meaning is refused with a sentence, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.deadlines.conftest import Computing
from vifdesk.domain.dates.holidays import Calendar, OutsideCalendar
from vifdesk.domain.dates.period import ImpossiblePeriod, Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute, terms_to
from vifdesk.domain.deadlines.terms import Nature

HERE = Territory.METROPOLE
DAY = date(2026, 6, 12)


@pytest.mark.parametrize("nature", [Nature.ACTE, Nature.ACTE_FRANC, Nature.DUREE])
def test_hours_are_refused_for_a_nature_in_days(calendar: Calendar, nature: Nature) -> None:
    """24 hours to act are not one day to act."""
    with pytest.raises(ImpossiblePeriod, match="se compte en jours, semaines, mois ou ans, pas en heures"):
        compute(
            datetime(2026, 6, 12, 9),
            Period(24, Unit.HEURES),
            nature=nature,
            territory=HERE,
            calendar=calendar,
        )


@pytest.mark.parametrize("unit", [Unit.JOURS, Unit.SEMAINES, Unit.MOIS, Unit.ANS])
@pytest.mark.parametrize("nature", [Nature.HEURES_MESURE, Nature.HEURES_RECOURS])
def test_days_are_refused_for_a_nature_in_hours(calendar: Calendar, nature: Nature, unit: Unit) -> None:
    """The message names the unit received."""
    with pytest.raises(ImpossiblePeriod, match=f"se compte en heures, pas en {unit}"):
        compute(datetime(2026, 6, 12, 9), Period(2, unit), nature=nature, territory=HERE, calendar=calendar)


@pytest.mark.parametrize("nature", [Nature.HEURES_MESURE, Nature.HEURES_RECOURS])
def test_hours_need_an_hour(calendar: Calendar, nature: Nature) -> None:
    """A day without its hour is not read as midnight."""
    with pytest.raises(ImpossiblePeriod, match="l’heure manque"):
        compute(DAY, Period(24, Unit.HEURES), nature=nature, territory=HERE, calendar=calendar)


def test_a_moment_with_a_zone_is_refused(calendar: Calendar) -> None:
    """Legal moments are local times; a zone would be converted or dropped, and both would be guesses."""
    start = datetime(2026, 6, 12, 9, tzinfo=UTC)
    with pytest.raises(ImpossiblePeriod, match="sans fuseau"):
        compute(
            start, Period(24, Unit.HEURES), nature=Nature.HEURES_MESURE, territory=HERE, calendar=calendar
        )


def test_the_hour_of_a_start_does_not_count_for_days(terms_of: Computing, calendar: Calendar) -> None:
    """A decision notified at 23 h 59 runs from its day."""
    late = compute(
        datetime(2026, 6, 12, 23, 59),
        Period(8, Unit.JOURS),
        nature=Nature.ACTE,
        territory=HERE,
        calendar=calendar,
    )
    assert late == terms_of("2026-06-12", 8)


@pytest.mark.parametrize("nature", [Nature.DUREE, Nature.HEURES_MESURE])
def test_a_prorogation_of_what_is_never_prorogued_is_refused(calendar: Calendar, nature: Nature) -> None:
    """The request contradicts the nature: one of the two is wrong."""
    with pytest.raises(ImpossiblePeriod, match="n’est jamais prorogé"):
        compute(DAY, Period(6, Unit.MOIS), nature=nature, territory=HERE, calendar=calendar, extendable=True)


@pytest.mark.parametrize("nature", [Nature.ACTE, Nature.DUREE])
@pytest.mark.parametrize(
    ("start", "period"),
    [
        (date(1981, 12, 31), Period(8, Unit.JOURS)),
        (date(2101, 1, 1), Period(8, Unit.JOURS)),
        (date(2100, 12, 30), Period(8, Unit.JOURS)),
        (date(2026, 1, 1), Period(75, Unit.ANS)),
    ],
)
def test_outside_the_years_of_the_calendar_is_refused(
    calendar: Calendar, nature: Nature, start: date, period: Period
) -> None:
    """Start or end: the table of holidays says nothing there."""
    with pytest.raises(OutsideCalendar, match="de 1982 à 2100"):
        compute(start, period, nature=nature, territory=HERE, calendar=calendar)


def test_an_end_prorogued_past_the_last_year_is_refused(calendar: Calendar) -> None:
    """31 December 2100 is a Friday; no holiday of 2101 is known, so a raw end of 1 January is not pushed blindly."""
    with pytest.raises(OutsideCalendar):
        compute(
            date(2100, 12, 24), Period(8, Unit.JOURS), nature=Nature.ACTE, territory=HERE, calendar=calendar
        )


def test_the_first_and_last_days_of_the_calendar_are_computed(terms_of: Computing) -> None:
    """The prudent date does not search before the start, hence not before the calendar."""
    assert terms_of("1982-01-01", 1).prudent == date(1982, 1, 1)
    assert terms_of("2100-12-23", 8).end == date(2100, 12, 31)


def test_hours_that_leave_the_calendar_are_refused(calendar: Calendar) -> None:
    """31 December 2100 at 20 h and 24 hours."""
    start, day = datetime(2100, 12, 31, 20), Period(24, Unit.HEURES)
    for nature in (Nature.HEURES_MESURE, Nature.HEURES_RECOURS):
        with pytest.raises(OutsideCalendar):
            compute(start, day, nature=nature, territory=HERE, calendar=calendar)


def test_a_length_beyond_all_years_is_refused(calendar: Calendar) -> None:
    """No overflow reaches the user."""
    with pytest.raises(ImpossiblePeriod, match="hors du calendrier"):
        compute(DAY, Period(99_999, Unit.ANS), nature=Nature.DUREE, territory=HERE, calendar=calendar)


def test_an_end_before_its_start_is_refused(calendar: Calendar) -> None:
    """The sentence names both days."""
    with pytest.raises(ImpossiblePeriod, match=r"jeudi 11 juin 2026.*vendredi 12 juin 2026"):
        terms_to(date(2026, 6, 11), start=DAY, territory=HERE, calendar=calendar)


def test_a_moment_before_its_start_is_refused(calendar: Calendar) -> None:
    """The same for hours."""
    start, end = datetime(2026, 6, 12, 9), datetime(2026, 6, 12, 8)
    with pytest.raises(ImpossiblePeriod, match="précède le départ"):
        terms_to(end, start=start, nature=Nature.HEURES_MESURE, territory=HERE, calendar=calendar)
