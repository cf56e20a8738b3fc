"""« connu(x) » and x go together: no function may use the value of a fact that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.domain.law.diagram import FREE, Join, Joined, Node, both_hold
from vifdesk.domain.law.outcomes import Watched, agreed

if TYPE_CHECKING:
    from vifdesk.domain.law.compiled import CompiledMeasure


class Coherence:
    """Ties « connu(x) » to x: of a fact that is not known, no function may use the value.

    Where « connu(x) » is false, an open fact's variables are eliminated, and a fact whose « not known » is a value has
    that value; where it is true, it has not.
    """

    def __init__(self, compiled: CompiledMeasure) -> None:
        self._d = compiled.diagrams
        self._tables: dict[Node, Node] = {}
        self._conditions: dict[Node, Node] = {}
        self._joined: dict[tuple[int, Join], Joined] = {}
        self._seen: dict[int, tuple[dict[Node, Node], dict[Node, Node]]] = {}
        self._known: dict[int, tuple[frozenset[int], int, int]] = {}
        space = compiled.space
        for place, variable in enumerate(space.variables):
            if variable.key[0] == "connu":
                fact = space.facts[variable.key[1]]
                own = space.index.get(("fait", fact.id), FREE)
                unknown = space.unknown_cell(fact)
                self._known[place] = (space.hanging_on(fact.id), own, unknown)

    def of(self, item: Watched) -> Node:
        """The function, made coherent."""
        if item.kind == "conclusion":
            return self._tied(item.node, self._tables, agreed)
        return self._tied(item.node, self._conditions, both_hold)

    def _tied(self, node: Node, memo: dict[Node, Node], join: Join) -> Node:
        if node not in memo:
            variable, children = self._d.step(node)
            if variable in self._known:
                children = self._split(variable, children, join)
            memo[node] = (
                self._d.test(variable, [self._tied(child, memo, join) for child in children])
                if children
                else node
            )
        return memo[node]

    def _split(self, known: int, children: tuple[Node, ...], join: Join) -> tuple[Node, ...]:
        hanging, own, unknown = self._known[known]
        without, with_it = children
        if unknown == FREE:
            memo = self._joined.setdefault((known, join), Joined())
            return self._d.eliminate(without, hanging, join, memo), with_it
        fixed, never = self._seen.setdefault(known, ({}, {}))
        return (
            self._d.restrict(without, {own: unknown}, fixed),
            self._d.never(with_it, own, unknown, never),
        )
