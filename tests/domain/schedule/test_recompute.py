"""Bringing deadlines together: what stands, what is found, what two sides did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.schedule.followed import Followed, State
from vifdesk.domain.schedule.happening import Happening
from vifdesk.domain.schedule.recompute import GONE, recompute, resumed, united
from vifdesk.domain.schedule.schedule import schedule
from vifdesk.domain.schedule.track import Stage, Track
from vifdesk.domain.wizard.evaluation import Deadline, Status

DAY = date(2026, 11, 20)


def deadline(key: str, days: int) -> Deadline:
    end = DAY + timedelta(days=days)
    return Deadline(key, key, Nature.DUREE, Status.DATEE, (), (), DAY, end, end, end)


def followed(key: str, days: int, state: State, by: str, sequence: int) -> Followed:
    by_hand = by if state is not State.OUVERTE else ""
    done = DAY if by_hand else None
    return Followed(f"m.{key}", "m", "", deadline(key, days), state, done, by_hand, "", "", sequence)


items = st.builds(
    followed,
    st.sampled_from("abc"),
    st.integers(1, 4),
    st.sampled_from(list(State)),
    st.sampled_from(["", "Mme P."]),
    st.integers(0, 3),
)
lists = st.lists(items, max_size=3, unique_by=lambda one: one.key)


@given(old=lists, found=lists)
def test_bringing_together_twice_is_bringing_together_once(
    old: list[Followed], found: list[Followed]
) -> None:
    """Each key once, none lost; the second time nothing moves."""
    once = recompute(old, found)
    assert sorted(one.key for one in once) == sorted({one.key for one in (*old, *found)})
    assert recompute(once, found) == once


@given(base=lists, ours=lists, theirs=lists)
def test_two_sides_come_to_the_same_deadlines_whoever_begins(
    base: list[Followed], ours: list[Followed], theirs: list[Followed]
) -> None:
    """By key, and nothing that both held alike changes."""
    here, there = united(base, ours, theirs), united(base, theirs, ours)
    assert {one.key for one in here} == {one.key for one in there} == {one.key for one in (*ours, *theirs)}
    assert united(base, ours, ours) == tuple(ours)
    decided = {one.key for one in here if one.by_hand}
    for one in ours:
        if one.by_hand and one in theirs:
            assert one.key in decided


@given(now=lists, before=lists)
def test_an_earlier_version_taken_up_again_loses_nothing(now: list[Followed], before: list[Followed]) -> None:
    """Its states and dates as they were; what came since stays, no longer watched; no number goes back."""
    back = {one.key: one for one in resumed(now, before)}
    for one in before:
        assert replace(back[one.key], sequence=0) == replace(one, sequence=0)
    for one in now:
        assert back[one.key].sequence >= one.sequence
        if one.key not in {old.key for old in before}:
            assert not back[one.key].live


def test_what_the_facts_no_longer_give_says_so() -> None:
    """It stays where it was, without object, and a calendar is told once."""
    shown = followed("a", 3, State.OUVERTE, "", 0)
    (gone,) = recompute([shown], [])
    assert (gone.state, gone.motive, gone.sequence) == (State.SANS_OBJET, GONE, 1)
    assert recompute([gone], []) == (gone,)
    (again,) = recompute([gone], [shown])
    assert (again.live, again.sequence) == (True, 2)


def test_a_measure_whose_rules_are_gone_keeps_its_words() -> None:
    """An old dossier is read years later; an event finds nothing to move."""
    track = Track("disparue", "", (Stage({}, DAY, Territory.METROPOLE, (deadline("a", 3),)),))
    found = schedule([track], [Happening("tgd_remis", DAY)], types={}, laws={})
    assert [one.deadline for one in found.deadlines] == [deadline("a", 3)]
