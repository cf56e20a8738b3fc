"""What changed between two versions of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.register.life_json import schedule_of
from vifdesk.domain.register.record import BIN, CONFLICTS, HOLD, SCHEDULE, items_of
from vifdesk.domain.register.shape import FIELDS, PARTS, Content
from vifdesk.domain.schedule.followed import Followed, State

_COMPARED = (*FIELDS, BIN, HOLD, CONFLICTS)


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changed. Of a list, one line for each item that came (`before` None) or went (`after` None)."""

    field: str
    before: object
    after: object


def differences(before: Content, after: Content) -> tuple[Difference, ...]:
    """What is no longer the same, in the order of the fields; nothing between equal contents."""
    found: list[Difference] = []
    for field in _COMPARED:
        if field in PARTS:
            found += _items(field, before, after)
        elif before.get(field) != after.get(field):
            found.append(Difference(field, before.get(field), after.get(field)))
    return (*found, *_deadlines(before, after))


_STATES = {State.FAITE: "faite", State.VERROUILLEE: "verrouillée", State.SANS_OBJET: "sans objet"}


def _deadlines(before: Content, after: Content) -> list[Difference]:
    """The deadlines that moved or changed state, in words; nothing where neither content keeps them."""
    if SCHEDULE not in before and SCHEDULE not in after:
        return []
    old = {one.key: _words(one) for one in schedule_of(before)}
    new = {one.key: _words(one) for one in schedule_of(after)}
    keys = dict.fromkeys((*old, *new))
    return [Difference(SCHEDULE, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def _words(one: Followed) -> str:
    prudent = one.deadline.prudent
    when = "sans date" if prudent is None else limit_in_words(prudent)
    if one.deadline.waiting_label:
        when = f"en attente de : {one.deadline.waiting_label}"
    state = f", {_STATES[one.state]}" if one.state in _STATES else ""
    return typographie(f"{sentence_case(one.deadline.label)} : {when}{state}")


def _items(field: str, before: Content, after: Content) -> list[Difference]:
    old, new = list(items_of(before, field)), list(items_of(after, field))
    came = without(new, old)
    went = without(old, new)
    if not came and not went and old != new:
        return [Difference(field, old, new)]
    return [Difference(field, item, None) for item in went] + [Difference(field, None, item) for item in came]


def without(items: list[Content], taken: list[Content]) -> list[Content]:
    """The items less those of `taken`, one for one: an item that stands twice goes once."""
    left = list(taken)
    kept = []
    for item in items:
        if item in left:
            left.remove(item)
        else:
            kept.append(item)
    return kept
