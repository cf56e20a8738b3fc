"""Two copies of one dossier become one; neither side loses anything.

Every version carries a print of what it says and when. A version that is there already is not taken twice, so importing
twice changes nothing. Where both sides went on from the same version, the versions of both are kept, and a last one
brings them together field by field: what only one side changed is taken from it, items of lists are united, deadlines by
their key, and a text that both changed differently stays as it is here and is marked a conflict.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from vifdesk.domain.register.history import without
from vifdesk.domain.register.life_json import followed_json, schedule_of
from vifdesk.domain.register.record import (
    BIN,
    CONFLICTS,
    CREATED,
    HOLD,
    ORIGIN,
    SCHEDULE,
    conflicts_of,
    items_of,
)
from vifdesk.domain.register.shape import PARTS, TEXTS, Content
from vifdesk.domain.schedule.recompute import united as together

_SIMPLE = (*TEXTS, "procedure", HOLD)
_NEVER = object()


@dataclass(frozen=True, slots=True)
class Copy:
    """One version of a dossier, wherever it was written: when and by whom first, and what it says (no origin note)."""

    at: datetime
    author: str
    content: Content

    @property
    def print(self) -> str:
        """The same for the same words at the same second, in whatever vault."""
        return print_of(self.content, self.at)


@dataclass(frozen=True, slots=True)
class Merged:
    """The contents to write after those that are there, and how many conflicts the last one marks."""

    contents: tuple[dict[str, object], ...]
    conflicts: int


def print_of(content: Content, at: datetime) -> str:
    """The print of a version."""
    said = {key: value for key, value in content.items() if key != ORIGIN}
    text = json.dumps([at.isoformat(timespec="seconds"), said], sort_keys=True, ensure_ascii=True)
    return sha256(text.encode()).hexdigest()


def imported(copy: Copy) -> dict[str, object]:
    """The content to write for a version that comes from elsewhere."""
    origin = {"le": copy.at.isoformat(timespec="seconds"), "auteur": copy.author}
    return {**copy.content, ORIGIN: origin}


def merge(here: Sequence[Copy], there: Sequence[Copy]) -> Merged:
    """What to write so that `here` holds both. `there` is oldest first, as `here` is."""
    known = {copy.print for copy in here}
    new = [copy for copy in there if copy.print not in known]
    if not new:
        return Merged((), 0)
    contents = [imported(copy) for copy in new]
    head = here[-1] if here else None
    if head is None or head.print in {copy.print for copy in there}:
        return Merged(_ending_with(_said(there[-1].content), contents), 0)
    united, conflicts = _united(_base(here, there), head.content, there[-1].content)
    return Merged(_ending_with(united, contents), conflicts)


def reconciled(base: Content, ours: Content, theirs: Content) -> tuple[dict[str, object], int]:
    """Both went on from `base`: what holds both, and how many conflicts it marks that neither had."""
    return _united(base, ours, theirs)


def merge_whole(here: Sequence[Copy], there: Sequence[Copy]) -> tuple[dict[str, object], ...]:
    """The same for a record of a few lines (a call, a device): all versions are kept, the word said last is the newest."""
    known = {copy.print for copy in here}
    new = [copy for copy in there if copy.print not in known]
    contents = [imported(copy) for copy in new]
    head = here[-1] if here else None
    if (
        contents
        and head is not None
        and head.print not in {copy.print for copy in there}
        and head.at > there[-1].at
    ):
        contents.append(_said(head.content))
    return tuple(contents)


def _ending_with(last: dict[str, object], contents: list[dict[str, object]]) -> tuple[dict[str, object], ...]:
    """The newest words written are `last`, even where a known version stands after a new one."""
    return tuple(contents) if _said(contents[-1]) == last else (*contents, last)


def _said(content: Content) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != ORIGIN}


def _base(here: Sequence[Copy], there: Sequence[Copy]) -> Content:
    """The newest version that both have; nothing where each side wrote its own dossier of this reference."""
    theirs = {copy.print for copy in there}
    return next((copy.content for copy in reversed(here) if copy.print in theirs), {})


def _united(base: Content, ours: Content, theirs: Content) -> tuple[dict[str, object], int]:
    united = {key: value for key, value in _said(ours).items() if key not in (CONFLICTS, BIN)}
    marks: list[Content] = list(conflicts_of(ours))
    marks += without(list(conflicts_of(theirs)), marks)
    before = len(marks)
    for key in _SIMPLE:
        value, clash = _simple(base.get(key, _NEVER), ours.get(key, _NEVER), theirs.get(key, _NEVER))
        if value is not _NEVER:
            united[key] = value
        else:
            united.pop(key, None)
        mark = {"champ": key, "ici": ours.get(key), "ailleurs": theirs.get(key)}
        if clash and mark not in marks:
            marks.append(mark)
    for key in PARTS:
        if key in ours or key in theirs:
            united[key] = _list(items_of(base, key), items_of(ours, key), items_of(theirs, key))
    if SCHEDULE in ours or SCHEDULE in theirs:
        deadlines = together(*(schedule_of(one) for one in (base, ours, theirs)))
        united[SCHEDULE] = [followed_json(one) for one in deadlines]
    if BIN in ours and BIN in theirs:
        united[BIN] = ours[BIN]
    if CREATED in ours and CREATED in theirs:
        united[CREATED] = min(str(ours[CREATED]), str(theirs[CREATED]))
    return {**united, **({CONFLICTS: marks} if marks else {})}, len(marks) - before


def _simple(base: object, ours: object, theirs: object) -> tuple[object, bool]:
    if theirs in (ours, base):
        return ours, False
    if ours == base:
        return theirs, False
    if ours is _NEVER or theirs is _NEVER:  # one side took it away, or never had it: the words win
        return (theirs if ours is _NEVER else ours), False
    return ours, True


def _list(
    base: Sequence[Mapping[str, object]],
    ours: Sequence[Mapping[str, object]],
    theirs: Sequence[Mapping[str, object]],
) -> list[Content]:
    """Ours, less what they took away, and what they added after it."""
    added = without(without(list(theirs), list(base)), without(list(ours), list(base)))
    removed = without(list(base), list(theirs))
    return [*without(list(ours), removed), *added]
