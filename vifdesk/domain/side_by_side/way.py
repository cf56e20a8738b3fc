"""The shortest way of answers from what is known to a conclusion: exact, read off the measure's diagrams."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.facts import UNKNOWN
from vifdesk.domain.wizard.reading import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer on the way: the facts that decide it, and, for one fact, the values that lead on (empty: a known one)."""

    facts: tuple[str, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """The fewest answers that lead to a conclusion. `only`: no other answers do."""

    turns: tuple[Turn, ...]
    only: bool


@dataclass(frozen=True, slots=True)
class _Step:
    before: Node
    variable: int
    cells: tuple[int, ...]
    turn: Turn


def shortest_way(reading: Reading, node: Node, wanted: Collection[str]) -> Way | None:
    """The fewest answers after which the function carries a wanted value; None when no known answer leads there.

    « Not known » leads nowhere: it is what is missing.
    """
    diagrams = reading.compiled.diagrams
    (start,) = reading.restricted(node)
    came: dict[Node, _Step | None] = {start: None}
    queue = deque([start])
    while queue:
        current = queue.popleft()
        variable, children = diagrams.step(current)
        if not children:
            if diagrams.value(current) in wanted:
                steps = tuple(_steps(came, current))[::-1]
                return Way(tuple(step.turn for step in steps), _is_only(reading, start, wanted, steps))
            continue
        for child in dict.fromkeys(children):
            cells = tuple(cell for cell, one in enumerate(children) if one == child)
            turn = _turn(reading, variable, cells)
            if child not in came and turn is not None:
                came[child] = _Step(current, variable, cells, turn)
                queue.append(child)
    return None


def _steps(came: dict[Node, _Step | None], end: Node) -> Iterator[_Step]:
    step = came[end]
    while step is not None:
        yield step
        step = came[step.before]


def _is_only(reading: Reading, start: Node, wanted: Collection[str], steps: tuple[_Step, ...]) -> bool:
    diagrams = reading.compiled.diagrams
    way = diagrams.true
    for step in steps:
        way = diagrams.both(way, diagrams.is_one_of(step.variable, step.cells))
    return way == diagrams.where(start, lambda value: value in wanted)


def _turn(reading: Reading, variable: int, cells: tuple[int, ...]) -> Turn | None:
    """None when only « not known » leads there."""
    known = reading.compiled.space.variables[variable]
    words = [known.cells[cell] for cell in cells]
    match known.key[0]:
        case "fait":
            fact = reading.compiled.space.facts[known.key[1]]
            values = tuple(word for word in words if word not in (fact.unknown_word, UNKNOWN))
            return Turn(known.facts, values) if values else None
        case "connu":
            return Turn(known.facts) if "oui" in words else None
        case _:
            return Turn(known.facts)
