"""Meetings: kept and read back whole; when the next one is due."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.statistics.meeting import (
    Attendee,
    Meeting,
    meeting_before,
    meeting_json,
    read_meeting,
    reminder_of,
)
from vifdesk.domain.statistics.period import Period, quarter_of
from vifdesk.domain.statistics.report import Audience

TODAY = date(2026, 11, 25)
Q2, Q3 = quarter_of(date(2026, 5, 1)), quarter_of(date(2026, 8, 1))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
TEXTS = st.text(min_size=1, max_size=20).filter(str.strip)


def meeting(audience: Audience = Audience.LARGE, period: Period = Q3, **said: object) -> Meeting:
    return Meeting(audience, period, **said)  # type: ignore[arg-type]


@given(
    st.sampled_from(Audience),
    st.none() | DAYS,
    st.none() | DAYS,
    st.dictionaries(TEXTS, TEXTS, max_size=3),
    st.none() | st.lists(TEXTS, max_size=3).map(tuple),
)
def test_a_meeting_is_read_back_as_it_was_kept(
    audience: Audience,
    held: date | None,
    following: date | None,
    comments: dict[str, str],
    chosen: tuple[str, ...] | None,
) -> None:
    """Also a choice of no situation, which is not the absence of a choice."""
    said = Meeting(
        audience,
        Q3,
        held,
        following,
        comments,
        "retour",
        ("un", "deux"),
        (Attendee("Préfet", "Mme P."),),
        chosen,
        {"tgd": 3, "part": 0.25},
        ("a1",),
        held,
    )
    assert read_meeting(meeting_json(said)) == said


def test_what_is_no_meeting_is_refused() -> None:
    """Without a period, or without an audience."""
    with pytest.raises(ValueError, match="isoformat"):
        read_meeting({"diffusion": "large"})
    with pytest.raises(ValueError, match="Audience"):
        read_meeting({"du": "2026-07-01", "au": "2026-09-30"})


def test_the_departmental_body_meets_each_quarter_and_the_copil_once_a_year() -> None:
    """From the last meeting: three months, twelve months."""
    held = date(2026, 8, 20)
    wide = reminder_of([meeting(held_on=held)], Audience.LARGE, TODAY)
    restricted = reminder_of([meeting(Audience.RESTREINTE, held_on=held)], Audience.RESTREINTE, TODAY)
    assert (wide.due, wide.late) == (date(2026, 11, 20), True)
    assert (restricted.due, restricted.late) == (date(2027, 8, 20), False)


def test_a_day_that_was_set_in_time_calms_the_reminder_and_one_set_too_late_does_not() -> None:
    """What counts is what the texts want."""
    last = date(2026, 9, 1)
    in_time = reminder_of([meeting(held_on=last, next_on=date(2026, 11, 30))], Audience.LARGE, TODAY)
    assert (in_time.fixed, in_time.late) == (date(2026, 11, 30), False)
    late = reminder_of([meeting(held_on=date(2026, 8, 1), next_on=date(2026, 12, 30))], Audience.LARGE, TODAY)
    assert (late.fixed, late.late) == (date(2026, 12, 30), True)


def test_a_day_that_has_passed_without_a_meeting_is_late() -> None:
    """Set for the 10th, nothing was held since."""
    missed = meeting(held_on=date(2026, 10, 1), next_on=date(2026, 11, 10))
    assert reminder_of([missed], Audience.LARGE, TODAY).late
    held = meeting(period=Q2, held_on=date(2026, 11, 10))
    assert not reminder_of([missed, held], Audience.LARGE, TODAY).late


def test_nothing_is_due_before_the_first_meeting_and_other_audiences_do_not_count() -> None:
    """The two bodies have their own calendars."""
    found = reminder_of([meeting(Audience.RESTREINTE, held_on=date(2020, 1, 1))], Audience.LARGE, TODAY)
    assert (found.last, found.due, found.fixed, found.late) == (None, None, None, False)


def test_the_meeting_before_is_the_last_of_its_audience_that_was_presented() -> None:
    """Neither another audience's, nor this one, nor one of which nothing was exported."""
    shown = {"tgd": 1.0}
    first = meeting(period=quarter_of(date(2026, 2, 1)), held_on=date(2026, 4, 3), presented=shown)
    blank = meeting(period=Q2, held_on=date(2026, 7, 3))
    other = meeting(Audience.RESTREINTE, Q2, held_on=date(2026, 7, 3), presented=shown)
    now = meeting(held_on=date(2026, 10, 3), presented=shown)
    assert meeting_before([blank, other, now, first], now, TODAY) == first
    assert meeting_before([blank, other, now], now, TODAY) is None
