"""What changed since the last meeting: figures that were shown then, situations that are new, those that are there no more.

A meeting keeps marks of the situations, not their numbers: once a dossier is purged, nothing of it is left in the meeting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from vifdesk.domain.statistics.meeting import Meeting
from vifdesk.domain.statistics.report import Figure, Report, RestrictedReport, Situation

_MARK = 24


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure of which another value was shown at the last meeting."""

    figure: Figure
    then: float


@dataclass(frozen=True, slots=True)
class Changes:
    """Since the meeting of `day` over the period called `title`.

    `arrived`: the numbers of situations that were not shown then; `gone`: how many were, and are not any more. A report
    for partners has neither.
    """

    day: date | None
    title: str
    moved: tuple[Moved, ...]
    arrived: tuple[str, ...] = ()
    gone: int = 0


def mark_of(reference: str) -> str:
    """What a meeting remembers a situation by."""
    return sha256(reference.encode("utf-8")).hexdigest()[:_MARK]


def presented(meeting: Meeting, report: Report, day: date) -> Meeting:
    """The meeting, knowing what was exported for it that day; of a wide report, what it shows and nothing else."""
    shown = {one.id: one.now.value for one in report.figures if one.now.value is not None}
    seen = tuple(sorted(mark_of(one.reference) for one in _situations(report)))
    return replace(meeting, presented=shown, seen=seen, exported_on=day)


def changes_since(report: Report, before: Meeting) -> Changes:
    """What changed since that meeting."""
    marks = {mark_of(one.reference): one.reference for one in _situations(report)}
    then = set(before.seen)
    arrived = tuple(reference for mark, reference in marks.items() if mark not in then)
    gone = len(then - marks.keys()) if marks or isinstance(report, RestrictedReport) else 0
    return Changes(before.day, before.period.title, tuple(_moved(report, before)), arrived, gone)


def _moved(report: Report, before: Meeting) -> Iterator[Moved]:
    """Totals only: their parts are read beside them, in the table of their section."""
    for figure in report.figures:
        then, now = before.presented.get(figure.id), figure.now.value
        if not figure.words.parent and then is not None and now is not None and then != now:
            yield Moved(figure, then)


def _situations(report: Report) -> tuple[Situation, ...]:
    return report.situations if isinstance(report, RestrictedReport) else ()
