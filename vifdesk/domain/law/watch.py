"""Everything that an answer could change, as functions of the facts alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from vifdesk.domain.law.condition import IsNone
from vifdesk.domain.law.measure import DeadlineRule
from vifdesk.domain.law.outcomes import NOTHING, Needed, Watched

if TYPE_CHECKING:
    from vifdesk.domain.law.compiled import CompiledMeasure


class Watch:
    """Lists what a measure shows, with the functions on which it depends."""

    def __init__(self, compiled: CompiledMeasure) -> None:
        self._compiled = compiled
        self._measure = compiled.measure
        self._diagrams = compiled.diagrams

    def all(self) -> Iterator[Watched]:
        """The tables, then actions, warnings and deadlines, in the order of the measure."""
        d = self._diagrams
        for compiled in self._compiled.tables:
            rows = compiled.rows
            grounds = {
                row_id: (row.conclusion, row.motif or row.motif_fact) if row.conclusion else NOTHING
                for row_id, row in rows.items()
            }
            yield Watched(
                "conclusion",
                compiled.table.id,
                d.relabel(compiled.node, lambda v, grounds=grounds: grounds.get(str(v), v)),  # type: ignore[misc]
            )
            for row in rows.values():
                if row.motif_fact is not None:
                    here = d.where(compiled.node, lambda v, row=row: v == row.id)  # type: ignore[misc]
                    yield Watched("motif", row.id, here, (row.motif_fact,))
        for action in self._measure.actions:
            yield Watched("action", action.id, self._compiled.truth(action.condition))
        for warning in self._measure.warnings:
            yield Watched("avertissement", warning.id, self._compiled.truth(warning.condition))
        for rule in self._measure.deadlines:
            yield from self._watch_deadline(rule)

    def _watch_deadline(self, rule: DeadlineRule) -> Iterator[Watched]:
        """Its condition, then each start together with each length: the date needs both, and the facts of both."""
        when = self._compiled.truth(rule.condition)
        yield Watched("echeance", rule.id, when)
        starts = [(self._diagrams.true, ())] if not rule.starts else self._starts(rule)
        lengths = self._lengths(rule)
        for (start, of_start), (length, of_length) in product(starts, lengths):
            node = self._diagrams.both(when, self._diagrams.both(start, length))
            if node != self._diagrams.false:
                yield Watched("echeance", rule.id, node, (*of_start, *of_length))

    def _starts(self, rule: DeadlineRule) -> list[Needed]:
        """Where each start is the first that is true; a start answered « there is none » gives no date."""
        d, left = self._diagrams, self._diagrams.true
        found: list[Needed] = []
        for start in rule.starts:
            here = d.both(left, self._compiled.truth(start.condition))
            facts = (start.fact, start.hour) if start.hour else (start.fact,)
            found.append((d.both(here, d.opposite(self._compiled.truth(IsNone(start.fact)))), facts))
            left = d.both(left, d.opposite(here))
        return found

    def _lengths(self, rule: DeadlineRule) -> list[Needed]:
        """Where each length is the one; a length answered « there is none » gives way to the next."""
        d, left = self._diagrams, self._diagrams.true
        found: list[Needed] = []
        for length in rule.lengths:
            here = d.both(left, self._compiled.truth(length.condition))
            answered = length.fact or length.end_fact
            if answered:
                here = d.both(here, d.opposite(self._compiled.truth(IsNone(answered))))
            found.append((here, (answered,) if answered else ()))
            left = d.both(left, d.opposite(here))
        return found
