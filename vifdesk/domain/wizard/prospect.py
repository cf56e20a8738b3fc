"""What the answers to come can still change, given those that will never come.

An answer « not known » to an open fact, or a fact that is never asked one by one, keeps a table undecided for good: a
question is useful only if it changes what is shown all the same. Such variables are eliminated: a table keeps a
conclusion that holds either way, a condition stays true only if it is true either way.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.diagram import Joined, Node, both_hold
from vifdesk.domain.law.outcomes import NOTHING, WAITING, Watched, agreed
from vifdesk.domain.wizard.dating import learnt_by
from vifdesk.domain.wizard.reading import Reading


@dataclass(frozen=True, slots=True)
class Prospect:
    """Each watched function restricted by the answers (`left`), and less what will never be known (`ahead`).

    `waiting`: when some table will wait for information; all of them say so once, together.
    """

    reading: Reading
    fixed: dict[int, int]
    memo: dict[Node, Node]
    left: tuple[Node, ...]
    ahead: tuple[Node, ...]
    waiting: Node

    @property
    def compiled(self) -> CompiledMeasure:
        """The measure."""
        return self.reading.compiled

    def items(self) -> Iterator[tuple[Watched, Node]]:
        """Each watched function with what is ahead of it."""
        return zip(self.compiled.watched, self.ahead, strict=True)

    def needs(self) -> Iterator[tuple[str, ...]]:
        """The facts of each date that can still be given, where none of them will stay unknown."""
        for item, node in self.items():
            if (
                item.feeds
                and node != self.compiled.diagrams.false
                and not any(map(self.is_given_up, item.feeds))
            ):
                yield item.feeds

    def is_given_up(self, fact_id: str) -> bool:
        """Whether the fact will stay open: answered « not known », or unanswered and for later."""
        later = self.compiled.space.facts[fact_id].later
        return self.reading.is_open(fact_id) and (fact_id in self.reading.answered or later)

    def learnt_by(self, place: int) -> Iterator[str]:
        """The facts that would settle a variable."""
        return learnt_by(self.reading, place)


def look_ahead(reading: Reading) -> Prospect:
    """What lies ahead of a reading whose ends are settled."""
    compiled = reading.compiled
    fixed = reading.fixed()
    fixed.pop(compiled.undecided, None)
    bare = Prospect(reading, fixed, {}, (), (), compiled.diagrams.false)
    lost = {place for place in range(len(reading.cells)) if place not in fixed and _is_lost(bare, place)}
    if not lost:
        # every answer to come may be a known one: then no table waits in the end
        fixed[compiled.undecided] = 0
    memo: dict[Node, Node] = {}
    left = compiled.narrowed(fixed)
    ahead = _without(compiled, left, lost) if lost else left
    if not lost and not compiled.may_wait:
        return Prospect(reading, fixed, memo, left, left, compiled.diagrams.false)
    waiting = compiled.diagrams.false
    for item, node in zip(compiled.watched, ahead, strict=True):
        if item.kind == "conclusion":
            waiting = compiled.diagrams.either(waiting, compiled.diagrams.where(node, _waits))
    return Prospect(reading, fixed, memo, left, tuple(_silent(compiled, ahead)), waiting)


def _silent(compiled: CompiledMeasure, nodes: tuple[Node, ...]) -> Iterator[Node]:
    """A table that waits concludes nothing of its own."""
    for item, node in zip(compiled.watched, nodes, strict=True):
        if item.kind == "conclusion":
            yield compiled.diagrams.relabel(node, lambda value: NOTHING if value == WAITING else value)
        else:
            yield node


def _is_lost(prospect: Prospect, place: int) -> bool:
    """Whether an open variable will stay open: one of the facts that it takes will."""
    return any(map(prospect.is_given_up, prospect.learnt_by(place)))


def _without(compiled: CompiledMeasure, nodes: tuple[Node, ...], lost: set[int]) -> tuple[Node, ...]:
    conditions, tables = Joined(), Joined()
    return tuple(
        compiled.diagrams.eliminate(node, lost, agreed, tables)
        if item.kind == "conclusion"
        else compiled.diagrams.eliminate(node, lost, both_hold, conditions)
        for item, node in zip(compiled.watched, nodes, strict=True)
    )


def _waits(outcome: Hashable) -> bool:
    return outcome == WAITING
