"""Decision diagrams: the exact form of a table or a condition over finitely many variables.

A diagram is reduced and ordered (Bryant 1986, with many-valued variables): two functions are equal if and only if
they are the same node, and a function depends on exactly the variables that its nodes test. So « can this still
change? », « on which facts does it depend? » and « is every combination answered? » are all a walk over nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Node = int

FREE = -1
"""In an assignment: the variable may still take any of its values."""

Join = Callable[[Hashable, Hashable], Hashable]
"""What two terminals' values become when a variable that told them apart will never be known."""


@dataclass(slots=True)
class Joined:
    """What was already worked out for one set of variables and one `Join`."""

    eliminated: dict[Node, Node] = field(default_factory=dict)
    joined: dict[tuple[Node, Node], Node] = field(default_factory=dict)


def both_hold(a: Hashable, b: Hashable) -> Hashable:
    """The `Join` of truth functions: true only if true either way."""
    return a if a == b else ("truth", False)


class Diagrams:
    """A forest of shared nodes. Terminals carry any hashable value; `false` and `true` always exist."""

    def __init__(self, arities: Sequence[int]) -> None:
        self._arities = tuple(arities)
        self._variable: list[int] = []
        self._children: list[tuple[Node, ...]] = []
        self._values: list[Hashable] = []
        self._nodes: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._terminals: dict[Hashable, Node] = {}
        self._choices: dict[tuple[Node, Node, Node], Node] = {}
        self._last = len(self._arities)
        self._kept = 0
        self.false = self.terminal(("truth", False))
        self.true = self.terminal(("truth", True))

    def terminal(self, value: Hashable) -> Node:
        """The node of a constant function."""
        if value not in self._terminals:
            self._terminals[value] = self._store(self._last, (), value)
        return self._terminals[value]

    def _store(self, variable: int, children: tuple[Node, ...], value: Hashable) -> Node:
        self._variable.append(variable)
        self._children.append(children)
        self._values.append(value)
        return len(self._variable) - 1

    def keep(self) -> None:
        """Every node so far is for good; later ones are scratch that `trim` may forget."""
        self._kept = len(self._variable)

    def trim(self, limit: int) -> bool:
        """Forget the scratch nodes once there are more than `limit`; none of them may still be held. Whether it did."""
        if len(self._variable) - self._kept <= limit:
            return False
        for store in (self._variable, self._children, self._values):
            del store[self._kept :]
        self._nodes = {key: node for key, node in self._nodes.items() if node < self._kept}
        self._terminals = {value: node for value, node in self._terminals.items() if node < self._kept}
        self._choices.clear()
        return True

    def test(self, variable: int, children: Sequence[Node]) -> Node:
        """« The child that the variable's value selects »; reduced."""
        first = children[0]
        if all(child == first for child in children):
            return first
        key = (variable, tuple(children))
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = self._store(variable, key[1], None)
        return node

    def is_one_of(self, variable: int, cells: Iterable[int]) -> Node:
        """True when the variable's value is one of `cells`."""
        wanted = set(cells)
        return self.test(
            variable, [self.true if i in wanted else self.false for i in range(self._arities[variable])]
        )

    def choose(self, condition: Node, then: Node, otherwise: Node) -> Node:
        """« If condition then … else … »; `condition` must be a truth function."""
        if condition == self.true or then == otherwise:
            return then
        if condition == self.false:
            return otherwise
        if then == self.true and otherwise == self.false:
            return condition
        key = (condition, then, otherwise)
        found = self._choices.get(key)
        if found is None:
            found = self._choices[key] = self._split(key)
        return found

    def _split(self, key: tuple[Node, Node, Node]) -> Node:
        variable = min(self._variable[node] for node in key)
        branches = [self._branches(node, variable) for node in key]
        return self.test(variable, [self.choose(*parts) for parts in zip(*branches, strict=True)])

    def _branches(self, node: Node, variable: int) -> tuple[Node, ...]:
        if self._variable[node] == variable:
            return self._children[node]
        return (node,) * self._arities[variable]

    def both(self, a: Node, b: Node) -> Node:
        """Conjunction."""
        return self.choose(a, b, self.false)

    def either(self, a: Node, b: Node) -> Node:
        """Disjunction."""
        return self.choose(a, self.true, b)

    def opposite(self, a: Node) -> Node:
        """Negation."""
        return self.choose(a, self.false, self.true)

    def never(self, node: Node, variable: int, cell: int, seen: dict[Node, Node]) -> Node:
        """A function equal to `node` wherever the variable has not this cell, and that does not depend on it there.

        `seen` may be shared between roots that have the same variable and cell.
        """

        def mapped(current: Node) -> Node:
            if current not in seen:
                own, children = self._variable[current], list(self._children[current])
                if own == variable:
                    children[cell] = children[0] if cell else children[1]
                elif own < variable:
                    children = [mapped(child) for child in children]
                seen[current] = self.test(own, children) if children else current
            return seen[current]

        return mapped(node)

    def restrict(self, node: Node, fixed: Mapping[int, int], memo: dict[Node, Node] | None = None) -> Node:
        """The function left once the variables of `fixed` have these cells. `memo` may be shared between roots."""
        return self._restrict(node, self._cells(fixed), {} if memo is None else memo)

    def restrict_by(self, node: Node, assignment: Sequence[int], memo: dict[Node, Node]) -> Node:
        """The same for a whole assignment, FREE where nothing is fixed."""
        return self._restrict(node, assignment, memo)

    def _cells(self, fixed: Mapping[int, int]) -> list[int]:
        cells = [FREE] * len(self._arities)
        for variable, cell in fixed.items():
            cells[variable] = cell
        return cells

    def _restrict(self, node: Node, cells: Sequence[int], seen: dict[Node, Node]) -> Node:
        found = seen.get(node)
        if found is not None:
            return found
        variable = self._variable[node]
        if variable == self._last:
            return node
        cell = cells[variable]
        children = self._children[node]
        if cell != FREE:
            found = self._restrict(children[cell], cells, seen)
        else:
            found = self.test(variable, [self._restrict(child, cells, seen) for child in children])
        seen[node] = found
        return found

    def sensitive(
        self, nodes: Iterable[Node], fixed: Mapping[int, int], memo: dict[Node, Node] | None = None
    ) -> set[int]:
        """The fixed variables whose value, all other fixed ones kept, still changes one of the functions.

        `memo` may be that of restrictions by the same `fixed`.
        """
        left: dict[Node, Node] = {} if memo is None else memo
        cells = self._cells(fixed)
        found: set[int] = set()
        seen, stack = set(nodes), list(nodes)
        while stack:
            current = stack.pop()
            variable, children = self._variable[current], self._children[current]
            if variable == self._last:
                continue
            cell = cells[variable]
            nexts = children if cell == FREE else (children[cell],)
            if cell != FREE and variable not in found:
                here = self._restrict(children[cell], cells, left)
                if any(self._restrict(child, cells, left) != here for child in children):
                    found.add(variable)
            for following in nexts:
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return found

    def eliminate(self, node: Node, places: Collection[int], join: Join, memo: Joined) -> Node:
        """The function of the other variables that keeps, of the values over `places`, what `join` makes of them.

        `memo` may be shared between roots that have the same `places` and `join`.
        """
        if node in memo.eliminated or self._variable[node] == self._last:
            return memo.eliminated.get(node, node)
        variable = self._variable[node]
        children = [self.eliminate(child, places, join, memo) for child in self._children[node]]
        if variable in places:
            found = children[0]
            for child in children[1:]:
                found = self._join(found, child, join, memo)
        else:
            found = self.test(variable, children)
        memo.eliminated[node] = found
        return found

    def _join(self, a: Node, b: Node, join: Join, memo: Joined) -> Node:
        if a == b:
            return a
        key = (min(a, b), max(a, b))
        if key not in memo.joined:
            variable = min(self._variable[a], self._variable[b])
            if variable == self._last:
                memo.joined[key] = self.terminal(join(self._values[key[0]], self._values[key[1]]))
            else:
                pairs = zip(self._branches(a, variable), self._branches(b, variable), strict=True)
                memo.joined[key] = self.test(variable, [self._join(*pair, join, memo) for pair in pairs])
        return memo.joined[key]

    def terminals(self, node: Node, assignment: Sequence[int]) -> set[Node]:
        """The terminals that can still be reached under `assignment` (FREE: any cell)."""
        variables, children, last = self._variable, self._children, self._last
        variable = variables[node]
        while variable != last and assignment[variable] != FREE:
            node = children[node][assignment[variable]]
            variable = variables[node]
        if variable == last:
            return {node}
        return self._spread(node, assignment)

    def truth(self, node: Node, assignment: Sequence[int]) -> bool | None:
        """What a truth function says under `assignment`: None while free variables leave it open."""
        variables, children, last = self._variable, self._children, self._last
        variable = variables[node]
        while variable != last:
            cell = assignment[variable]
            if cell == FREE:
                reached = self._spread(node, assignment)
                return None if len(reached) > 1 else self.true in reached
            node = children[node][cell]
            variable = variables[node]
        return node == self.true

    def _spread(self, node: Node, assignment: Sequence[int]) -> set[Node]:
        reached: set[Node] = set()
        seen, stack = {node}, [node]
        while stack:
            current = stack.pop()
            variable = self._variable[current]
            if variable == self._last:
                reached.add(current)
                continue
            cell = assignment[variable]
            nexts = self._children[current] if cell == FREE else (self._children[current][cell],)
            for following in nexts:
                if following not in seen:
                    seen.add(following)
                    stack.append(following)
        return reached

    def where(self, node: Node, wanted: Callable[[Hashable], bool]) -> Node:
        """The truth function « the terminal that `node` leads to carries a wanted value »."""
        return self.relabel(node, lambda value: ("truth", wanted(value)))

    def relabel(self, node: Node, label: Callable[[Hashable], Hashable]) -> Node:
        """The same function with each terminal's value replaced by its label."""
        seen: dict[Node, Node] = {}

        def mapped(current: Node) -> Node:
            if current not in seen:
                if self._variable[current] == self._last:
                    seen[current] = self.terminal(label(self._values[current]))
                else:
                    children = [mapped(child) for child in self._children[current]]
                    seen[current] = self.test(self._variable[current], children)
            return seen[current]

        return mapped(node)

    def step(self, node: Node) -> tuple[int, tuple[Node, ...]]:
        """The variable that a node tests and where each of its cells leads; no cell for a terminal."""
        return self._variable[node], self._children[node]

    def value(self, terminal: Node) -> Hashable:
        """What a terminal carries."""
        return self._values[terminal]

    def support(self, *nodes: Node) -> set[int]:
        """The variables on which the functions depend, exactly."""
        found: set[int] = set()
        seen, stack = set(nodes), list(nodes)
        while stack:
            current = stack.pop()
            if self._variable[current] == self._last:
                continue
            found.add(self._variable[current])
            for child in self._children[current]:
                if child not in seen:
                    seen.add(child)
                    stack.append(child)
        return found

    def combinations(self, variables: Iterable[int]) -> int:
        """How many ways there are to give each of `variables` a value."""
        total = 1
        for variable in variables:
            total *= self._arities[variable]
        return total

    def count(self, node: Node, terminal: Node, variables: Iterable[int]) -> int:
        """How many combinations of `variables` (which must hold the support) lead from `node` to `terminal`."""
        order = sorted(variables)
        place = {variable: i for i, variable in enumerate(order)}
        suffix = [self.combinations(order[i:]) for i in range(len(order) + 1)]
        memo: dict[Node, int] = {}

        def below(current: Node, depth: int) -> int:
            at = len(order) if self._variable[current] == self._last else place[self._variable[current]]
            if current not in memo:
                if at == len(order):
                    memo[current] = int(current == terminal)
                else:
                    memo[current] = sum(below(child, at + 1) for child in self._children[current])
            return memo[current] * (suffix[depth] // suffix[at])

        return below(node, 0)

    def example(self, node: Node, terminal: Node) -> dict[int, int] | None:
        """One assignment that leads from `node` to `terminal` (variables not named do not matter), or None."""
        dead: set[Node] = set()

        def search(current: Node) -> dict[int, int] | None:
            if current == terminal:
                return {}
            if self._variable[current] == self._last or current in dead:
                return None
            for cell, child in enumerate(self._children[current]):
                found = search(child)
                if found is not None:
                    return {self._variable[current]: cell, **found}
            dead.add(current)
            return None

        return search(node)
