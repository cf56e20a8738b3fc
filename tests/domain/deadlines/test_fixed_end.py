"""An end that the judge fixed: the rest follows."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import terms_to
from vifdesk.domain.deadlines.terms import Nature

HERE = Territory.METROPOLE


def test_a_measure_until_a_day_ends_that_day(calendar: Calendar) -> None:
    """Until Saturday 9 May 2026: eve on the 8th, a holiday; prudent date on the 7th."""
    terms = terms_to(date(2026, 5, 9), start=date(2026, 1, 9), territory=HERE, calendar=calendar)
    assert (terms.end, terms.veille, terms.prudent) == (date(2026, 5, 9), date(2026, 5, 8), date(2026, 5, 7))
    assert terms.steps[0] == "Terme fixé par la décision\u00a0: samedi 9 mai 2026."


def test_without_a_start_nothing_bounds_the_prudent_date(calendar: Calendar) -> None:
    """The start stays unknown; the prudent date is the last working day before."""
    terms = terms_to(date(2026, 5, 25), start=None, territory=HERE, calendar=calendar)
    assert terms.start is None
    assert terms.prudent == date(2026, 5, 22)


def test_a_measure_that_ends_on_its_first_day_is_urgent_that_day(calendar: Calendar) -> None:
    """The prudent date is never before the start."""
    terms = terms_to(date(2026, 5, 25), start=date(2026, 5, 25), territory=HERE, calendar=calendar)
    assert (terms.prudent, terms.veille) == (date(2026, 5, 25), date(2026, 5, 24))


def test_an_act_until_a_closed_day_is_prorogued(calendar: Calendar) -> None:
    """Until Whit Monday: Tuesday."""
    terms = terms_to(date(2026, 5, 25), start=None, nature=Nature.ACTE, territory=HERE, calendar=calendar)
    assert (terms.end, terms.prudent) == (date(2026, 5, 26), date(2026, 5, 22))


def test_the_fixed_end_of_a_franc_delay_gains_no_day(calendar: Calendar) -> None:
    """The judge named the raw end itself."""
    terms = terms_to(
        date(2026, 5, 21), start=None, nature=Nature.ACTE_FRANC, territory=HERE, calendar=calendar
    )
    assert terms.raw_end == terms.end == date(2026, 5, 21)


def test_a_moment_may_be_fixed_too(calendar: Calendar) -> None:
    """Until Sunday 24 May 2026 at 9 h, for an appeal: Tuesday at 9 h, or better the end of Friday."""
    terms = terms_to(
        datetime(2026, 5, 24, 9), start=None, nature=Nature.HEURES_RECOURS, territory=HERE, calendar=calendar
    )
    assert terms.end == datetime(2026, 5, 26, 9)
    assert (terms.prudent, terms.prudent_day) == (datetime(2026, 5, 23), date(2026, 5, 22))
    assert terms.steps[0] == "Terme fixé par la décision\u00a0: dimanche 24 mai 2026 à 9 h."
