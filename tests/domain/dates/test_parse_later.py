"""An hour to come, as it is typed during a call."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.parse_later import parse_later
from vifdesk.domain.dates.unreadable import Unreadable

NOW = datetime(2026, 11, 25, 2, 40)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("30min", datetime(2026, 11, 25, 3, 10)),
        ("+2h", datetime(2026, 11, 25, 4, 40)),
        ("dans 1 h 30", datetime(2026, 11, 25, 4, 10)),
        ("1h30min", datetime(2026, 11, 25, 4, 10)),
        ("8h", datetime(2026, 11, 25, 8)),
        ("2h", datetime(2026, 11, 26, 2)),
        ("17h40", datetime(2026, 11, 25, 17, 40)),
        ("demain", datetime(2026, 11, 26, 9)),
        ("lundi", datetime(2026, 11, 30, 9)),
        ("mercredi 1h", datetime(2026, 12, 2, 1)),
        ("22/12", datetime(2026, 12, 22, 9)),
    ],
)
def test_an_hour_is_the_next_one(typed: str, moment: datetime) -> None:
    """Of the hours that the words may mean, the first that is still to come; a day alone means its morning."""
    assert parse_later(typed, now=NOW) == moment


@pytest.mark.parametrize("typed", ["hier", "24/11", "x", "", "31/2"])
def test_what_is_past_or_not_understood_is_asked_again(typed: str) -> None:
    """The sentence gives an example of what to write."""
    with pytest.raises(Unreadable, match="par exemple"):
        parse_later(typed, now=NOW)


@given(st.integers(0, 23), st.integers(0, 59), st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_an_hour_of_the_day_lies_within_the_day_to_come(hour: int, minute: int, now: datetime) -> None:
    """Never behind, never more than a day ahead."""
    moment = parse_later(f"{hour}h{minute:02}", now=now)
    assert now < moment <= now + timedelta(days=1)
