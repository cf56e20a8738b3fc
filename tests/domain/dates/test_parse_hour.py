"""What a magistrate types for an hour."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.parse_hour import parse_hour
from vifdesk.domain.dates.unreadable import UnreadableHour
from vifdesk.domain.dates.wording import hour_in_words


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("17h40", time(17, 40)), ("17 h 40", time(17, 40)), ("17:40", time(17, 40)), ("1740", time(17, 40)),
        ("17H40", time(17, 40)), ("17\u00a0h\u00a040", time(17, 40)), ("à 17h40", time(17, 40)), ("17h40 min", time(17, 40)),
        ("17:40:59", time(17, 40)), ("17h", time(17)), ("17 heures", time(17)), ("17", time(17)), ("9h5", time(9, 5)),
        ("905", time(9, 5)), ("9", time(9)), ("0h00", time(0)), ("0000", time(0)), ("midi", time(12)), ("23h59", time(23, 59)),
    ],
)  # fmt: skip
def test_one_hour_in_every_dress(text: str, hour: time) -> None:
    """Digits alone: the last two are minutes when there are three or four."""
    assert parse_hour(text) == hour


@given(st.times())
def test_what_the_program_writes_it_reads(hour: time) -> None:
    """To the minute."""
    assert parse_hour(hour_in_words(hour)) == hour.replace(second=0, microsecond=0)


@pytest.mark.parametrize("text", ["", "vers 17h", "17h4a", "17-40", "12345", "h", ":"])
def test_what_is_not_understood_says_what_is_accepted(text: str) -> None:
    """With examples."""
    with pytest.raises(UnreadableHour, match=r"n’a pas été comprise. Écrivez par exemple 17h40"):
        parse_hour(text)


@pytest.mark.parametrize("text", ["25h", "24h30", "17h60", "2460", "99"])
def test_an_hour_beyond_the_dial_is_refused(text: str) -> None:
    """Named, not wrapped round."""
    with pytest.raises(UnreadableHour, match="L’heure va de 0h00 à 23h59"):
        parse_hour(text)


@pytest.mark.parametrize("text", ["minuit", "24h", "24:00", "24 h 00", "2400", "24h00"])
def test_midnight_is_refused_because_it_belongs_to_two_days(text: str) -> None:
    """A day's difference in a deadline."""
    with pytest.raises(UnreadableHour, match="Minuit appartient à deux jours"):
        parse_hour(text)
