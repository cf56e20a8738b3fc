"""Which counts a wide report hides, so that none below the threshold can be read, or worked out from what is shown.

Cells hang together in groups: parts that do not overlap, and what they leave of their total, which is shown nowhere. Each
cell is a part of one group at most: the groups are a forest. Three rules, applied until nothing more is to be hidden:

1. A cell below the threshold is hidden; so is a part whose total leaves, beside its parts, a rest from 1 to below the threshold.
2. What is below a hidden total is hidden: a hidden cell may then hold any number, as far as the rest of the report goes.
3. Where a shown total has hidden parts, these (with the rest) are at least two, and together reach the threshold: else the
   smallest shown part is hidden with them. Each hidden part may then be anything from 0 to that sum.

Decision 0050 tells why this suffices, and what it does not cover (reports of overlapping periods held side by side).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from vifdesk.domain.statistics.plan import Group


def hidden_cells(
    counts: Mapping[str, int], cells: Iterable[str], groups: Sequence[Group], threshold: int
) -> frozenset[str]:
    """The cells to hide, of `cells` and of those that the groups name."""
    named = {name for group in groups for name in (group.total, *group.parts)}
    every = named | set(cells)
    hidden = {cell for cell in every if counts.get(cell, 0) < threshold}
    below: dict[str, list[Group]] = {}
    for group in groups:
        below.setdefault(group.total, []).append(group)
    roots = _roots(groups)
    for root in roots:
        _hide_below(root, below, counts, threshold, hidden)
    return frozenset(hidden)


def _roots(groups: Sequence[Group]) -> list[str]:
    parts = {part for group in groups for part in group.parts}
    return list(dict.fromkeys(group.total for group in groups if group.total not in parts))


def _hide_below(
    total: str,
    below: Mapping[str, Sequence[Group]],
    counts: Mapping[str, int],
    threshold: int,
    hidden: set[str],
) -> None:
    """From the top: what is decided for a total never depends on what is below it."""
    for group in below.get(total, ()):
        if total in hidden:
            hidden.update(group.parts)
        else:
            _hide_parts(group, counts, threshold, hidden)
        for part in group.parts:
            _hide_below(part, below, counts, threshold, hidden)


def _hide_parts(group: Group, counts: Mapping[str, int], threshold: int, hidden: set[str]) -> None:
    """Rules 1 and 3 inside one group whose total is shown."""
    value = counts.get(group.total, 0)
    rest = value - sum(counts.get(part, 0) for part in group.parts)
    if rest < 0:  # they overlap after all, as only a strange file can make them: nothing is shown
        hidden.update(group.parts)
        return
    shown = sorted(
        (part for part in group.parts if part not in hidden), key=lambda part: (counts.get(part, 0), part)
    )
    while shown and not _safe(group, counts, rest, threshold, hidden):
        hidden.add(shown.pop(0))


def _safe(group: Group, counts: Mapping[str, int], rest: int, threshold: int, hidden: set[str]) -> bool:
    secret = [part for part in group.parts if part in hidden]
    if not secret:
        return rest == 0 or rest >= threshold
    together = sum(counts.get(part, 0) for part in secret) + rest
    return len(secret) + (rest > 0) >= 2 and together >= threshold
