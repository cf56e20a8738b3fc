"""What falls due between two readings of the clock: nothing is missed, whatever the machine did meanwhile."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.register.falling_due import Fallen, fallen_between, moments_of, tomorrow_morning
from vifdesk.domain.register.open_matters import Kind, Matter

NOW = datetime(2026, 11, 22, 7, 40)


def matter(kind: Kind = Kind.ECHEANCE, **fields: object) -> Matter:
    given_fields: dict[str, object] = {"due": NOW + timedelta(hours=5), **fields}
    return Matter(kind, "id", "cle", "26/04512", "Mme A.", "Décision du JAF", **given_fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("before", [timedelta(hours=4), timedelta(hours=1), timedelta()])
def test_a_delay_in_hours_is_told_four_hours_before_one_hour_before_and_at_its_end(before: timedelta) -> None:
    """The moment itself belongs to the reading that reaches it, and to no other."""
    due = NOW + timedelta(hours=5)
    one = matter(due=due)
    moment = due - before
    assert fallen_between([one], moment - timedelta(minutes=1), moment).matters == (one,)
    assert fallen_between([one], moment, moment + timedelta(minutes=1)).matters == ()


def test_what_falls_on_a_day_is_told_in_the_morning_and_at_its_reminder() -> None:
    """At 8 h: nobody is woken for a day."""
    one = matter(due=date(2026, 11, 24), remind=date(2026, 11, 22))
    assert sorted(moments_of(one)) == [datetime(2026, 11, 22, 8), datetime(2026, 11, 24, 8)]


def test_a_call_is_told_at_the_hour_that_was_promised() -> None:
    """Once, and not hours before."""
    one = matter(Kind.APPEL, due=NOW, remind=NOW)
    assert list(moments_of(one)) == [NOW]


def test_what_has_no_date_is_never_told() -> None:
    """It waits on the page."""
    assert list(moments_of(matter(due=None))) == []


readings = st.lists(st.integers(0, 60 * 48), min_size=2, max_size=12).map(sorted)


@given(readings, st.integers(1, 60 * 40))
def test_however_the_clock_is_read_a_moment_is_told_exactly_once(minutes: list[int], due_in: int) -> None:
    """Readings far apart, as after a night's sleep, or close together: each moment between the first and the last, once."""
    one = matter(Kind.APPEL, due=NOW + timedelta(minutes=due_in))
    moments = [NOW + timedelta(minutes=each) for each in minutes]
    told = [fallen_between([one], *pair).matters for pair in pairwise(moments)]
    reached = moments[0] < NOW + timedelta(minutes=due_in) <= moments[-1]
    assert sum(len(each) for each in told) == int(reached)


def test_the_sentence_counts_and_names_nobody() -> None:
    """It may stand on a locked screen: no number, no pseudonym, no label."""
    fallen = Fallen(
        (matter(), matter(due=date(2026, 11, 23)), matter(Kind.APPEL), matter(Kind.APPEL, due=NOW))
    )
    said = fallen.sentence.replace("\u00a0", " ")
    assert said == "2 appels à rappeler, 1 délai en heures court, 1 échéance ou tâche à voir"
    assert not any(word in said for word in ("26/04512", "Mme", "JAF"))


def test_tomorrow_morning_is_the_next_day_at_eight() -> None:
    """Also late in the evening."""
    assert tomorrow_morning(datetime(2026, 12, 31, 23, 59)) == datetime(2027, 1, 1, 8)
