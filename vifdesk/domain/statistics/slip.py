"""What a dossier adds to the counts, as one short text that is kept with its summary: figures are then made without reading it.

A slip bears the print of what was to be counted. Another print (other rules, another way of reading) and the dossier itself is
read: a slip is never believed of rules that it does not know. It holds ranks of cells, days and numbers, no word of a dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import sha256

from vifdesk.domain.statistics.plan import Count, Fraction, Idle, Plan, Quantile
from vifdesk.domain.statistics.plan_rules import begun
from vifdesk.domain.statistics.reading import Mark

SLIP = "chiffres"
"""The key of a summary under which the slip is."""

FORM = 1
"""To be raised whenever the same rules read the same dossier otherwise; a test watches over it."""

_PRINT = 12


class SlipRoll:
    """Writes and reads slips for one plan."""

    def __init__(self, plan: Plan) -> None:
        self._cells = cells_of(plan)
        self._ranks = {cell: rank for rank, cell in enumerate(self._cells)}
        told = f"{FORM}|{'|'.join(self._cells)}|{_canonical(plan.reading)}"
        self.print = sha256(told.encode("utf-8")).hexdigest()[:_PRINT]

    def write(self, marks: Iterable[Mark], watched: Sequence[date]) -> str:
        """The slip of a dossier with the days for which part B proposes it."""
        days = ",".join(str(day.toordinal()) for day in watched)
        return f"{self.print};{days};{','.join(map(self._mark, marks))}"

    def read(self, slip: object) -> tuple[list[Mark], tuple[date, ...]] | None:
        """The same, read back; None where it is no slip of this plan."""
        if not isinstance(slip, str) or not slip.startswith(f"{self.print};"):
            return None
        try:
            _, days, marks = slip.split(";")
            watched = tuple(date.fromordinal(int(day)) for day in days.split(",") if day)
            return [self._read(mark) for mark in marks.split(",") if mark], watched
        except (ValueError, IndexError, OverflowError):
            return None

    def _mark(self, mark: Mark) -> str:
        number = "" if mark.number == 1 else f":{mark.number:g}"
        return f"{self._ranks[mark.cell]}:{mark.day}{number}"

    def _read(self, text: str) -> Mark:
        rank, day, *number = text.split(":")
        return Mark(self._cells[int(rank)], int(day), float(number[0]) if number else 1.0)


def cells_of(plan: Plan) -> tuple[str, ...]:
    """Every cell that a dossier may add to, in alphabetical order."""
    found = {name for group in plan.groups for name in (group.total, *group.parts)}
    for planned in (one for section in plan.sections for one in section.figures):
        match planned.recipe:
            case Count(cell, _, _) | Quantile(cell, _):
                found.add(cell)
            case Fraction(numerator, denominator):
                found |= {numerator, denominator}
            case Idle():
                pass
    found |= {begun(delay) for delay in plan.reading.delays}
    return tuple(sorted(found))


def _canonical(value: object) -> str:
    """The same text for the same rules, in every process."""
    if is_dataclass(value) and not isinstance(value, type):
        inner = ",".join(_canonical(getattr(value, one.name)) for one in fields(value))
        return f"{type(value).__name__}({inner})"
    if isinstance(value, Mapping):
        return (
            "{" + ",".join(sorted(f"{_canonical(key)}:{_canonical(one)}" for key, one in value.items())) + "}"
        )
    if isinstance(value, (frozenset, set)):
        return "{" + ",".join(sorted(map(_canonical, value))) + "}"
    if isinstance(value, (tuple, list)):
        return "[" + ",".join(map(_canonical, value)) + "]"
    return repr(value.value if isinstance(value, Enum) else value)
