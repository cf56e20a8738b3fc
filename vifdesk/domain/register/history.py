"""What changed between two versions of a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.domain.register.record import BIN, CONFLICTS, HOLD, items_of
from vifdesk.domain.register.shape import FIELDS, PARTS, Content

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
    return tuple(found)


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
