"""The shortest way of answers from what is known to a conclusion: exact, read off the measure's diagrams."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass

from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.facts import UNKNOWN
from vifdesk.domain.wizard.reading import Reading


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer on the way: the facts that decide it, and, for one fact, the values that lead on (empty: a known one)."""

    facts: tuple[str, ...]
    values: tuple[str, ...] = ()


def shortest_way(reading: Reading, node: Node, wanted: Collection[str]) -> tuple[Turn, ...] | None:
    """The fewest answers after which the function carries a wanted value; None when no known answer leads there.

    « Not known » leads nowhere: it is what is missing.
    """
    diagrams = reading.compiled.diagrams
    (start,) = reading.restricted(node)
    came: dict[Node, tuple[Node, Turn] | None] = {start: None}
    queue = deque([start])
    while queue:
        current = queue.popleft()
        variable, children = diagrams.step(current)
        if not children:
            if diagrams.value(current) in wanted:
                return _turns(came, current)
            continue
        for child in dict.fromkeys(children):
            turn = _turn(reading, variable, [cell for cell, one in enumerate(children) if one == child])
            if child not in came and turn is not None:
                came[child] = (current, turn)
                queue.append(child)
    return None


def _turns(came: dict[Node, tuple[Node, Turn] | None], end: Node) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    step = came[end]
    while step is not None:
        turns.append(step[1])
        step = came[step[0]]
    return tuple(reversed(turns))


def _turn(reading: Reading, variable: int, cells: list[int]) -> Turn | None:
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
