"""Hours across clock changes, and the limits that fall at midnight."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.domain.deadlines.conftest import Computing
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.elapsed import elapse
from vifdesk.domain.deadlines.terms import Nature, useful_day

PARIS = ZoneInfo("Europe/Paris")


def test_clocks_put_forward_shorten_the_day() -> None:
    """24 hours from 27 March 2027 at 20 h lead to 21 h on the dial."""
    elapsed = elapse(datetime(2027, 3, 27, 20), 24, PARIS)
    assert elapsed.end == datetime(2027, 3, 28, 21)
    assert elapsed.by_the_clock == datetime(2027, 3, 28, 20)
    assert elapsed.crosses_a_clock_change


def test_clocks_put_back_lengthen_the_day() -> None:
    """24 hours from 30 October 2027 at 20 h lead to 19 h on the dial."""
    elapsed = elapse(datetime(2027, 10, 30, 20), 24, PARIS)
    assert elapsed.end == datetime(2027, 10, 31, 19)
    assert elapsed.crosses_a_clock_change


@pytest.mark.parametrize(
    "start", [datetime(2027, 3, 26, 20), datetime(2027, 3, 28, 12), datetime(2027, 10, 29, 20)]
)
def test_the_days_before_and_after_a_change_are_whole(start: datetime) -> None:
    """24 hours lead to the same hour when no change lies between."""
    elapsed = elapse(start, 24, PARIS)
    assert elapsed.end == elapsed.by_the_clock
    assert not elapsed.crosses_a_clock_change
    assert not elapsed.end_is_repeated
    assert not elapsed.start_is_ambiguous


def test_an_hour_read_twice_is_taken_the_first_time() -> None:
    """31 October 2027 at 2 h 30: the earlier instant, so the end comes sooner."""
    elapsed = elapse(datetime(2027, 10, 31, 2, 30), 24, PARIS)
    assert elapsed.start_is_ambiguous
    assert not elapsed.start_is_skipped
    assert elapsed.end == datetime(2027, 11, 1, 1, 30)


def test_an_hour_that_never_was_is_taken_at_its_earlier_instant() -> None:
    """28 March 2027 at 2 h 30: 1 h 30 before the change, not 3 h 30 after it."""
    elapsed = elapse(datetime(2027, 3, 28, 2, 30), 24, PARIS)
    assert elapsed.start_is_skipped
    assert not elapsed.start_is_ambiguous
    assert elapsed.end == datetime(2027, 3, 29, 2, 30)
    assert elapse(datetime(2027, 3, 28, 1, 30), 24, PARIS).end == datetime(2027, 3, 29, 2, 30)


def test_an_end_read_twice_says_which() -> None:
    """Two hours from 0 h 30 is the first 2 h 30, three hours the second."""
    first = elapse(datetime(2027, 10, 31, 0, 30), 2, PARIS)
    second = elapse(datetime(2027, 10, 31, 0, 30), 3, PARIS)
    assert first.end == second.end == datetime(2027, 10, 31, 2, 30)
    assert (first.end_is_repeated, first.end_is_second) == (True, False)
    assert (second.end_is_repeated, second.end_is_second) == (True, True)


def test_the_proof_tells_of_the_clock_change(terms_of: Computing) -> None:
    """A step and a caution name the nearer hour."""
    terms = terms_of("2027-03-27T20:00", 24)
    assert "les heures écoulées conduisent à 21 h, le cadran seul donnerait 20 h" in terms.steps[1]
    assert [notice.id for notice in terms.warnings] == ["changement_heure"]
    assert "dimanche 28 mars 2027 à 20 h" in terms.warnings[0].text


def test_the_proof_tells_of_an_ambiguous_start(terms_of: Computing) -> None:
    """The magistrate sees which of the two hours was taken."""
    assert any(
        "sonne deux fois" in step and "première" in step for step in terms_of("2027-10-31T02:30", 24).steps
    )


def test_the_proof_tells_of_a_start_that_never_was(terms_of: Computing) -> None:
    """The magistrate sees that the hour typed did not exist."""
    assert any("n’existe pas" in step for step in terms_of("2027-03-28T02:30", 24).steps)


@pytest.mark.parametrize(("hours", "which"), [(2, "première"), (3, "seconde")])
def test_the_proof_tells_of_an_end_read_twice(terms_of: Computing, hours: int, which: str) -> None:
    """Two delays that differ by an hour read the same on the dial."""
    steps = terms_of("2027-10-31T00:30", hours).steps
    assert any(step.endswith(f"sonne deux fois cette nuit-là\u00a0: c’est la {which}.") for step in steps)


def test_no_caution_without_a_clock_change(terms_of: Computing) -> None:
    """La Réunion keeps its hour on the night when Paris changes."""
    assert terms_of("2027-03-27T20:00", 24, territory=Territory.LA_REUNION).warnings == ()


def test_midnight_belongs_to_the_day_that_ends() -> None:
    """A limit at 0 h leaves nothing of its own day."""
    assert useful_day(datetime(2027, 6, 12)) == date(2027, 6, 11)
    assert useful_day(datetime(2027, 6, 12, 0, 1)) == date(2027, 6, 12)
    assert useful_day(date(2027, 6, 12)) == date(2027, 6, 12)


def test_the_end_of_a_working_day_is_written_24_h(terms_of: Computing) -> None:
    """An appeal whose raw end is a Saturday: until Friday at 24 h, and the agenda says Friday."""
    terms = terms_of("2026-06-12T15:37", 24, nature=Nature.HEURES_RECOURS)
    assert terms.prudent == datetime(2026, 6, 13)
    assert terms.prudent_day == date(2026, 6, 12)
    assert "vendredi 12 juin 2026 à 24 h" in terms.steps[-1]


def test_an_appeal_that_ends_at_midnight_skips_nothing_it_had(terms_of: Computing) -> None:
    """From Friday 0 h to Saturday 0 h: the whole Friday, and the prudent limit is its end."""
    terms = terms_of("2026-06-12T00:00", 24, nature=Nature.HEURES_RECOURS)
    assert terms.prudent == terms.raw_end == datetime(2026, 6, 13)
    assert terms.steps[-1] == "Date prudente\u00a0: vendredi 12 juin 2026 à 24 h."


def test_an_appeal_notified_on_a_closed_day_is_urgent_at_once(terms_of: Computing) -> None:
    """No working day before the raw end: the prudent moment is the start."""
    terms = terms_of("2026-06-13T10:00", 24, nature=Nature.HEURES_RECOURS)
    assert terms.prudent == terms.start == datetime(2026, 6, 13, 10)
    assert "jour du départ" in terms.steps[-1]
