"""What stands and what is found, brought together: nothing decided by hand moves, nothing once shown vanishes.

Whatever comes in, each key comes out once, and bringing the same together twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from vifdesk.domain.schedule.followed import Followed, State
from vifdesk.domain.schedule.happening import day_of

GONE = "Les faits du dossier ne la font plus naître."


def recompute(
    old: Sequence[Followed], found: Sequence[Followed], *, events: Collection[str] = ()
) -> tuple[Followed, ...]:
    """The deadlines after a change. `found`: what the events and evaluations give now; `events`: kinds that happened.

    Locked and done ones stay as they are; a done one whose delay starts again after it was done is opened anew.
    What is no longer found stays, without object.
    """
    standing = {one.key: one for one in old}
    new: dict[str, Followed] = {}
    for one in found:
        new.setdefault(one.key, _renewed(standing.get(one.key), one))
    for key, one in standing.items():
        if key not in new:
            new[key] = _left(one, events)
    return tuple(new.values())


def _renewed(old: Followed | None, found: Followed) -> Followed:
    if old is None:
        return replace(found, sequence=0)
    if old.by_hand and not _begins_again(old, found):
        return old
    moved = not same_dates(old, found) or old.live != found.live
    return replace(found, sequence=old.sequence + moved)


def _begins_again(old: Followed, found: Followed) -> bool:
    """Whether what was done or set aside runs anew, from a trigger that came after it: a second request, a new term."""
    if old.state is State.VERROUILLEE or not found.live or found.deadline.start is None:
        return False
    start = found.deadline.start
    return old.done_on is not None and start != old.deadline.start and day_of(start) > old.done_on


def _left(old: Followed, events: Collection[str]) -> Followed:
    if old.by_hand or old.state is State.SANS_OBJET or (old.state is State.FAITE and old.event in events):
        return old
    return replace(
        old,
        state=State.SANS_OBJET,
        done_on=None,
        event="",
        motive=GONE,
        sequence=old.sequence + old.live,
    )


def same_dates(one: Followed, other: Followed) -> bool:
    """Whether a calendar would show both at the same place."""
    return _dates(one) == _dates(other)


def _dates(one: Followed) -> tuple[object, ...]:
    deadline = one.deadline
    return (deadline.status, deadline.prudent, deadline.end)


def resumed(now: Sequence[Followed], before: Sequence[Followed]) -> tuple[Followed, ...]:
    """An earlier version's deadlines taken up again: their states as they were, their numbers going on from now."""
    present = {one.key: one for one in now}
    found: dict[str, Followed] = {}
    for one in before:
        held = present.get(one.key)
        sequence = one.sequence if held is None else held.sequence + _differs(held, one)
        found.setdefault(one.key, replace(one, sequence=sequence))
    for key, held in present.items():
        if key not in found:
            found[key] = _left(replace(held, by="", event=""), ())
    return tuple(found.values())


def _differs(held: Followed, one: Followed) -> bool:
    return not same_dates(held, one) or held.live != one.live


def united(
    base: Sequence[Followed], ours: Sequence[Followed], theirs: Sequence[Followed]
) -> tuple[Followed, ...]:
    """Two copies of a dossier's deadlines as one. `base`: as both had them.

    What only one side changed is taken from it; where both did, what was decided by hand, else the higher number.
    """
    before = {one.key: one for one in base}
    found = {one.key: one for one in ours}
    for one in theirs:
        held, was = found.get(one.key), before.get(one.key)
        if held is None or held == was:
            found[one.key] = one
        elif one != was:
            found[one.key] = _stronger(held, one)
    return tuple(found.values())


_RANK: Mapping[State, int] = {
    State.VERROUILLEE: 3,
    State.FAITE: 2,
    State.SANS_OBJET: 1,
    State.OUVERTE: 0,
}


def _stronger(held: Followed, other: Followed) -> Followed:
    best = max((held, other), key=_strength)
    return replace(best, sequence=max(held.sequence, other.sequence))


def _strength(one: Followed) -> tuple[int, int, str, str]:
    """The same on both sides, whichever is « ours »."""
    decided = _RANK[one.state] if one.by_hand else 0
    return (decided, one.sequence, str(one.deadline.prudent or ""), one.state.value)


def marked(
    items: Iterable[Followed], key: str, state: State, *, on: date, by: str, motive: str = ""
) -> tuple[Followed, ...]:
    """The deadlines with one marked by hand. `OUVERTE` gives it back to the events."""
    return tuple(_marked(one, state, on, by, motive) if one.key == key else one for one in items)


def _marked(one: Followed, state: State, on: date, by: str, motive: str) -> Followed:
    by_hand = state is not State.OUVERTE
    after = replace(
        one,
        state=state,
        done_on=on if by_hand else None,
        by=by if by_hand else "",
        event="",
        motive=motive,
    )
    return replace(after, sequence=one.sequence + (after.live != one.live))
