"""Whatever happens to a dossier, in whatever order: no deadline is lost, none is there twice, twice is once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.actions.registers import TGD, Office, office
from vifdesk.actions.enter_event import correct_event, enter_event, remove_event
from vifdesk.actions.follow_dossier import with_life
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.restore_version import undo_change
from vifdesk.domain.register.life_json import schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.schedule.followed import Followed, State
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_events import read_events

KINDS = sorted(kind.id for kind in read_events(resources()).values() if kind.effects)
START = date(2024, 1, 1)

days = st.integers(0, 900).map(lambda n: START + timedelta(days=n))
events = st.builds(
    lambda kind, day, hour: {
        "type": kind,
        "le": day.isoformat() if hour is None else f"{day.isoformat()}T{hour:02}:30",
    },
    st.sampled_from(KINDS),
    days,
    st.none() | st.integers(0, 23),
)
ranks = st.integers(0, 30)
entered = st.tuples(st.just("enter"), events, ranks)
corrected = st.tuples(st.just("correct"), events, ranks)
removed = st.tuples(st.just("remove"), st.none(), ranks)
undone = st.tuples(st.just("undo"), st.none(), ranks)
marks = st.tuples(st.just("mark"), st.sampled_from(list(State)), ranks)
steps = st.lists(st.one_of(entered, entered, corrected, removed, undone, marks), max_size=12)


def play(of: Office, kind: str, argument: object, rank: int) -> None:
    count = len(items_of(of.content("26/1"), "evenements"))
    deadlines = schedule_of(of.content("26/1"))
    if kind == "enter" and isinstance(argument, dict):
        enter_event(of.desk, of.register, "26/1", argument, motive="Essai.")
    elif kind == "correct" and isinstance(argument, dict) and count:
        correct_event(of.desk, of.register, "26/1", rank % count, argument, motive="Essai.")
    elif kind == "remove" and count:
        remove_event(of.desk, of.register, "26/1", rank % count, motive="Essai.")
    elif kind == "undo":
        undo_change(of.register, "26/1")
    elif isinstance(argument, State) and deadlines:
        key = deadlines[rank % len(deadlines)].key
        mark_deadline(of.desk, of.register, "26/1", key, argument, motive="Essai.")


def shown(of: Office) -> dict[str, Followed]:
    found = schedule_of(of.content("26/1"))
    by_key = {one.key: one for one in found}
    assert len(by_key) == len(found)
    return by_key


def same_place(one: Followed, other: Followed) -> bool:
    return (one.deadline.prudent, one.deadline.end, one.live) == (
        other.deadline.prudent,
        other.deadline.end,
        other.live,
    )


@settings(max_examples=60)
@given(played=steps, evaluated=st.booleans())
def test_no_deadline_is_lost_nor_doubled_and_each_move_is_numbered(
    played: list[tuple[str, object, int]], evaluated: bool
) -> None:
    """Adding, correcting, removing, marking, undoing: what was shown stays with a state; a moved date has a higher number."""
    of = office()
    of.record("26/1", evaluations=[TGD] if evaluated else [])
    for kind, argument, rank in played:
        before = shown(of)
        try:
            play(of, kind, argument, rank)
        except UserProblem:
            assert shown(of) == before
            continue
        after = shown(of)
        assert before.keys() <= after.keys()
        for key, old in before.items():
            assert after[key].sequence >= old.sequence
            if not same_place(old, after[key]):
                assert after[key].sequence > old.sequence


@settings(max_examples=60)
@given(played=steps)
def test_recomputing_twice_changes_nothing(played: list[tuple[str, object, int]]) -> None:
    """Once an event was entered, asking again gives the very same deadlines and alerts."""
    of = office()
    of.record("26/1", evaluations=[TGD])
    for kind, argument, rank in played:
        try:
            play(of, kind, argument, rank)
        except UserProblem:
            continue
        if kind == "undo":
            continue  # what was taken up again stands as it stood, whatever is found today
        content = of.content("26/1")
        once = with_life(of.desk, content, content, of.register.events)
        assert once == with_life(of.desk, once, once, of.register.events)
        if kind != "mark":
            assert once == content


@settings(max_examples=40)
@given(played=steps, rank=ranks, state=st.sampled_from([State.FAITE, State.VERROUILLEE]))
def test_what_somebody_locked_stays_whatever_happens(
    played: list[tuple[str, object, int]], rank: int, state: State
) -> None:
    """A padlock holds its date through every event; a done one stays done unless its delay starts again later."""
    of = office()
    of.record("26/1", evaluations=[TGD])
    keys = list(shown(of))
    key = keys[rank % len(keys)]
    mark_deadline(of.desk, of.register, "26/1", key, state, motive="Vu.")
    held = shown(of)[key]
    for kind, argument, place in played:
        if kind not in ("enter", "correct", "remove"):
            continue
        try:
            play(of, kind, argument, place)
        except UserProblem:
            continue
        now = shown(of)[key]
        if now.state is not state:
            assert state is State.FAITE
            assert now.deadline.start is not None
            assert held.done_on is not None
            assert str(now.deadline.start)[:10] > held.done_on.isoformat()
            return
        assert now == held
