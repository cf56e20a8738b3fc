"""The French sentences « si … » as a tree; `parse_condition` reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

TODAY = "le"
"""The word for the day on which one looks."""


@dataclass(frozen=True, slots=True)
class Constant:
    """« toujours » or « jamais »."""

    holds: bool


@dataclass(frozen=True, slots=True)
class AllOf:
    """« a et b »."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """« a ou b »."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Negation:
    """« non a »."""

    item: Condition


@dataclass(frozen=True, slots=True)
class HasValue:
    """The fact's value is one of these ids (codes, for a département)."""

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contains:
    """A several-valued fact holds this value."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A day (of a date or a moment) or a number against a constant. A fact answered « none » is never so."""

    fact: str
    sign: str
    bound: date | int


@dataclass(frozen=True, slots=True)
class DaysCompared:
    """Two days against each other."""

    left: str
    sign: str
    right: str


@dataclass(frozen=True, slots=True)
class ComparedToEnd:
    """A day against the end of a deadline, whether or not that deadline's own condition holds."""

    day: str
    sign: str
    deadline: str


@dataclass(frozen=True, slots=True)
class SameValue:
    """Two facts have the same value (départements)."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class IsNone:
    """Answered « there is none »."""

    fact: str


@dataclass(frozen=True, slots=True)
class Known:
    """Answered, and not by « not known »."""

    fact: str


@dataclass(frozen=True, slots=True)
class InRegime:
    """The version applied is one of these."""

    regimes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InTerritory:
    """The territory is one of these."""

    territories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasConcluded:
    """An earlier table concluded one of these."""

    conclusions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnGround:
    """An earlier table gave one of these grounds."""

    motifs: tuple[str, ...]


Condition = (
    Constant
    | AllOf
    | AnyOf
    | Negation
    | HasValue
    | Contains
    | Compared
    | DaysCompared
    | ComparedToEnd
    | SameValue
    | IsNone
    | Known
    | InRegime
    | InTerritory
    | HasConcluded
    | OnGround
)

ALWAYS = Constant(holds=True)
NEVER = Constant(holds=False)


def atoms(condition: Condition) -> Iterator[Condition]:
    """Every leaf of the tree, left to right."""
    match condition:
        case AllOf(items) | AnyOf(items):
            for item in items:
                yield from atoms(item)
        case Negation(item):
            yield from atoms(item)
        case _:
            yield condition


def facts_of(condition: Condition) -> tuple[str, ...]:
    """The facts that the condition names, in order, each once (without those behind a deadline's end)."""
    found: dict[str, None] = {}
    for atom in atoms(condition):
        match atom:
            case HasValue(fact) | Contains(fact) | Compared(fact) | IsNone(fact) | Known(fact):
                found[fact] = None
            case DaysCompared(left, _, right) | SameValue(left, right):
                found.update({left: None, right: None})
            case ComparedToEnd(day):
                found[day] = None
            case _:
                pass
    found.pop(TODAY, None)
    return tuple(found)


_TESTS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
    "=": lambda order: order == 0,
    "!=": lambda order: order != 0,
}


def holds(left: date | int, sign: str, right: date | int) -> bool:
    """Whether « left sign right » is true."""
    return _TESTS[sign]((left > right) - (left < right))  # type: ignore[operator]
