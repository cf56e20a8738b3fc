"""The weeks around a term."""

from __future__ import annotations

from datetime import date

from tests.helpers.desk import make_desk
from vifdesk.actions.compute_deadline import compute_deadline
from vifdesk.desktop.calculator.strip import closed_in_words, days_around
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature, Terms

DESK = make_desk()
METROPOLE = Territory.METROPOLE


def eight_days_from(day: date) -> Terms:
    return compute_deadline(
        DESK, start=day, period=Period(8, Unit.JOURS), nature=Nature.ACTE, territory=METROPOLE
    )


def test_it_shows_whole_weeks_from_monday_to_sunday() -> None:
    """From the week of the prudent date to that of the term."""
    days = days_around(eight_days_from(date(2021, 11, 5)), METROPOLE, DESK.rulebook.calendar())
    assert days[0].day == date(2021, 11, 8)
    assert days[-1].day == date(2021, 11, 21)


def test_the_prudent_date_and_the_term_are_marked_once_each() -> None:
    """Friday 12 and Monday 15 November 2021."""
    days = days_around(eight_days_from(date(2021, 11, 5)), METROPOLE, DESK.rulebook.calendar())
    assert [day.day for day in days if day.prudent] == [date(2021, 11, 12)]
    assert [day.day for day in days if day.end] == [date(2021, 11, 15)]


def test_closed_days_are_those_of_the_calendar() -> None:
    """Weekends and 11 November, whose name is told; a weekend needs no telling."""
    calendar = DESK.rulebook.calendar()
    days = days_around(eight_days_from(date(2021, 11, 5)), METROPOLE, calendar)
    assert [day.day for day in days if day.closed] == [
        day.day for day in days if not calendar.is_working_day(day.day, METROPOLE)
    ]
    assert "11 novembre 2021" in closed_in_words(days)
    assert "samedi" not in closed_in_words(days)
