"""Conditions to diagrams; a conclusion in a condition stands for the facts that lead to it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from vifdesk.domain.law.condition import (
    TODAY,
    AllOf,
    AnyOf,
    Compared,
    ComparedToEnd,
    Condition,
    Constant,
    Contains,
    DaysCompared,
    HasConcluded,
    HasValue,
    InRegime,
    InTerritory,
    IsNone,
    Known,
    Negation,
    OnGround,
    SameValue,
)
from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.measure import MISSING_INFORMATION
from vifdesk.domain.law.outcomes import CompiledTable
from vifdesk.domain.law.variables import UNDECIDED_KEY, relation_key

if TYPE_CHECKING:
    from vifdesk.domain.law.compiled import CompiledMeasure


class ConditionBuilder:
    """Conditions to diagrams."""

    def __init__(self, compiled: CompiledMeasure) -> None:
        self._compiled = compiled
        self._d = compiled.diagrams
        self._space = compiled.space

    def build(self, condition: Condition) -> Node:
        d = self._d
        match condition:
            case Constant(holds):
                return d.true if holds else d.false
            case AllOf(items):
                return self._fold(items, start=d.true, disjunction=False)
            case AnyOf(items):
                return self._fold(items, start=d.false, disjunction=True)
            case Negation(item):
                return d.opposite(self.build(item))
            case HasConcluded(names) | OnGround(names):
                return self._given(condition, names)
            case DaysCompared() | SameValue() | ComparedToEnd():
                return self._flag(relation_key(condition))
            case _:
                return self._atom(condition)

    def _fold(self, items: Iterable[Condition], *, start: Node, disjunction: bool) -> Node:
        join = self._d.either if disjunction else self._d.both
        node = start
        for item in items:
            node = join(node, self.build(item))
        return node

    def _atom(self, condition: Condition) -> Node:
        match condition:
            case Known(fact):
                return self._flag(("connu", fact))
            case Contains(fact, value):
                return self._flag(("contient", fact, value))
            case InTerritory(names):
                return self._cells(("territoire",), names)
            case HasValue(fact, values):
                return self._cells(("fait", fact), values)
            case IsNone(fact):
                return self._cells(("fait", fact), ("neant",))
            case Compared(fact, sign, bound):
                scale = self._space.scales[fact]
                ordinal = bound.toordinal() if isinstance(bound, date) else bound
                key = (TODAY,) if fact == TODAY else ("fait", fact)
                return self._d.is_one_of(self._space.index[key], scale.stretches(sign, ordinal))
            case InRegime(names):
                return self._in_regime(names)
            case _:
                raise TypeError(f"not an atom: {condition!r}")

    def _flag(self, key: tuple[str, ...]) -> Node:
        return self._d.is_one_of(self._space.index[key], (1,))

    def _cells(self, key: tuple[str, ...], words: Iterable[str]) -> Node:
        place = self._space.index.get(key)
        if place is None:
            return self._d.false
        cells = self._space.variables[place].cells
        return self._d.is_one_of(place, [i for i, cell in enumerate(cells) if cell in set(words)])

    def _in_regime(self, names: tuple[str, ...]) -> Node:
        measure = self._compiled.measure
        scale = self._space.scales[measure.regime_fact]
        inside = [
            cell
            for cell in range(len(scale.cuts) + 1)
            if any(
                regime.id in names and regime.covers(_day_in(scale.cuts, cell)) for regime in measure.regimes
            )
        ]
        place = self._space.index.get(("fait", measure.regime_fact))
        if place is None:
            return self._d.true if inside else self._d.false
        return self._d.is_one_of(place, inside)

    def _given(self, condition: HasConcluded | OnGround, names: tuple[str, ...]) -> Node:
        concluding = isinstance(condition, HasConcluded)
        node = self._d.false
        if concluding and MISSING_INFORMATION in names and self._compiled.is_ready:
            node = self._flag(UNDECIDED_KEY)
        for table in self._compiled.tables:
            given = self._compiled.rows_giving(table, names, concluding=concluding)
            node = self._d.either(node, given)
            if not concluding:
                node = self._d.either(node, self._by_fact(table, names))
        return node

    def _by_fact(self, table: CompiledTable, names: tuple[str, ...]) -> Node:
        """When a row whose ground is a fact's value gives one of these."""
        node = self._d.false
        for row in table.rows.values():
            if row.motif_fact is not None and row.conclusion is not None:
                here = self._d.where(table.node, lambda value, row=row: value == row.id)  # type: ignore[misc]
                here = self._d.both(here, self._cells(("fait", row.motif_fact), names))
                node = self._d.either(node, here)
        return node


def _day_in(cuts: tuple[int, ...], stretch: int) -> date:
    if stretch:
        return date.fromordinal(cuts[stretch - 1])
    return date.fromordinal(cuts[0] - 1 if cuts else 1)
