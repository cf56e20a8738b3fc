"""Fictional dossiers: the same for the same seed, spread over three years, never in the future."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.helpers.desk import make_desk
from vifdesk.domain.register.draw import Draw
from vifdesk.domain.register.invented import SPREAD_DAYS, Life, invent
from vifdesk.domain.register.shape import read_fields

NOW = datetime(2026, 11, 22, 7, 40)
COUNT = 300


def lives(seed: int) -> list[Life]:
    desk = make_desk()
    measures = [desk.rulebook.measure(heading.id).measure for heading in desk.rulebook.headings()]
    return list(
        invent(COUNT, seed=seed, now=NOW, measures=measures, events=desk.rulebook.event_types(), taken=set())
    )


def test_the_same_seed_gives_the_same_dossiers_and_another_others() -> None:
    """A measure can be made again."""
    assert lives(7) == lives(7) != lives(8)


def test_every_reference_is_new_and_every_moment_past() -> None:
    """In order within a life, over nearly three years in all."""
    found = lives(7)
    assert len({life.reference for life in found}) == COUNT
    moments = [step.at for life in found for step in life.steps]
    assert NOW - timedelta(days=SPREAD_DAYS) <= min(moments) < NOW - timedelta(days=SPREAD_DAYS - 40)
    assert max(moments) <= NOW
    assert all(
        before.at <= after.at
        for life in found
        for before, after in zip(life.steps, life.steps[1:], strict=False)
    )


def test_the_register_accepts_what_is_invented() -> None:
    """Every step, under the strictest policy; the life is full: calls, evaluations, events, phones."""
    kinds = make_desk().rulebook.event_types()
    written: set[str] = set()
    for life in lives(7):
        for step in life.steps:
            assert read_fields(step.fields, kinds, names_allowed=False) == step.fields
            written |= step.fields.keys()
    assert {"appels", "evaluations", "evenements", "telephones", "suivis", "decisions"} <= written


def test_drawn_numbers_are_those_of_the_published_generator() -> None:
    """SplitMix64 from the seed 1234567: its first values are known."""
    draw = Draw(1234567)
    assert [draw.whole(0, (1 << 64) - 1) for _ in range(2)] == [6457827717110365317, 3203168211198807973]
