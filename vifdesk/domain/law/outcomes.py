"""What the diagrams of a measure carry, and how they are named for those who read them."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.measure import Row, Table

NOTHING = "aucune"
"""What a table's diagram carries where the table claims nothing, or a row concludes nothing."""
WAITING = "indecis"
"""What a table's diagram carries once it is known that a fact will never be."""
HOLE = "trou"
"""What a table's diagram carries where the table claims the situation and no row is true."""


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table and its diagram, whose terminals carry row ids, NOTHING or HOLE.

    `traced`: for each row, the facts that its sentence and the table's claim name.
    """

    table: Table
    node: Node
    rows: dict[str, Row]
    traced: dict[str, tuple[str, ...]]


Needed = tuple[Node, tuple[str, ...]]
"""When a part of a date is this one, and the facts that it takes."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A truth function on which something shown depends; when it can still be true, `feeds` must be asked."""

    kind: str
    id: str
    node: Node
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineNodes:
    """A deadline's condition, and those of its starts and lengths, in order."""

    when: Node
    starts: tuple[Node, ...]
    lengths: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ResultNodes:
    """What is read besides the tables, in the order of the measure."""

    actions: tuple[Node, ...]
    warnings: tuple[Node, ...]
    deadlines: tuple[DeadlineNodes, ...]
    missing: dict[str, tuple[tuple[str, Node], ...]]


def agreed(a: Hashable, b: Hashable) -> Hashable:
    """The `Join` of a table's outcomes (conclusion, ground): what both share, else that it waits for information."""
    if a == b:
        return a
    if isinstance(a, tuple) and isinstance(b, tuple) and a[0] == b[0]:
        return (a[0], "…")
    return WAITING
