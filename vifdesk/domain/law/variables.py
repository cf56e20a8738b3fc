"""The finite cells into which facts fall, as far as a measure's conditions can tell their values apart.

A date that is only compared with two days has three cells (before, between, after); a number likewise. What cannot be
cut so (two dates against each other, a date against a deadline's end) is a yes-or-no variable of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.domain.law.condition import (
    TODAY,
    Compared,
    ComparedToEnd,
    Condition,
    DaysCompared,
    HasValue,
    SameValue,
    atoms,
    holds,
)
from vifdesk.domain.law.diagram import FREE
from vifdesk.domain.law.facts import Fact, Facts, FactType, Value

Key = tuple[str, ...]
UNDECIDED_KEY = ("indecis",)
"""The variable « a table waits for information »: known only once the tables are read."""
OTHER = ""
"""The cell of every value that no condition names (départements, hours, texts)."""

Ends = Callable[[str], "date | bool | None"]
"""A deadline's end by its id: a day, None (it has none), or False (not computable yet)."""

_CUT_TYPES = (FactType.DATE, FactType.MOMENT, FactType.ENTIER)


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its key, the words of its cells, and the facts that decide it."""

    key: Key
    cells: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A line cut at `cuts` (ordinals of days, or numbers); then « none » and « not known », where they are values."""

    cuts: tuple[int, ...]
    none_cell: int = FREE
    unknown_cell: int = FREE

    def cell(self, value: int) -> int:
        """The stretch into which `value` falls."""
        return bisect_right(self.cuts, value)

    def stretches(self, sign: str, bound: int) -> list[int]:
        """The stretches whose every value is so compared to `bound`."""
        return [i for i in range(len(self.cuts) + 1) if holds(self._inside(i), sign, bound)]

    def _inside(self, stretch: int) -> int:
        if stretch:
            return self.cuts[stretch - 1]
        return self.cuts[0] - 1 if self.cuts else 0


class Space:
    """Every variable of a measure, in the order of its diagrams, and the reading of facts into cells."""

    def __init__(
        self,
        facts: Iterable[Fact],
        conditions: Iterable[Condition],
        *,
        territories: tuple[str, ...],
        extra_days: Mapping[str, Iterable[date]],
        behind_end: Mapping[str, tuple[str, ...]],
    ) -> None:
        """`extra_days`: more days at which to cut a date; `behind_end`: the facts that decide a deadline's end."""
        self.facts = {fact.id: fact for fact in facts}
        self._rank = {fact_id: i for i, fact_id in enumerate(self.facts)}
        self._territories = territories
        found = tuple(dict.fromkeys(atom for condition in conditions for atom in atoms(condition)))
        self.scales = self._cut(found, extra_days)
        self.variables = self._arranged(found, behind_end)
        self.index = {variable.key: i for i, variable in enumerate(self.variables)}
        self._relations = [(i, v.key) for i, v in enumerate(self.variables) if v.key[0] in ("memes", "jours")]
        self._ends = [(i, v.key) for i, v in enumerate(self.variables) if v.key[0] == "terme"]

    def _cut(self, found: Iterable[Condition], extra_days: Mapping[str, Iterable[date]]) -> dict[str, Scale]:
        cuts: dict[str, set[int]] = {day: {d.toordinal() for d in days} for day, days in extra_days.items()}
        for atom in found:
            if isinstance(atom, Compared):
                cuts.setdefault(atom.fact, set()).update(_cuts_of(atom))
        ids = [f.id for f in self.facts.values() if f.type in _CUT_TYPES] + [TODAY]
        return {day: self._scale(day, tuple(sorted(cuts.get(day, ())))) for day in ids}

    def _scale(self, fact_id: str, cuts: tuple[int, ...]) -> Scale:
        fact, following = self.facts.get(fact_id), len(cuts) + 1
        none_cell = unknown_cell = FREE
        if fact is not None and fact.accepts_none:
            none_cell, following = following, following + 1
        if fact is not None and fact.unknown_is_value:
            unknown_cell = following
        return Scale(cuts, none_cell, unknown_cell)

    def _arranged(
        self, found: tuple[Condition, ...], behind_end: Mapping[str, tuple[str, ...]]
    ) -> list[Variable]:
        ranked: list[tuple[float, Variable]] = [
            (-3, Variable((TODAY,), self._scale_words(TODAY), ())),
            (-2, Variable(("territoire",), self._territories, ())),
            (-1, Variable(UNDECIDED_KEY, ("non", "oui"), ())),
        ]
        for atom in found:
            if isinstance(atom, DaysCompared | SameValue | ComparedToEnd):
                deciding = self._deciding(atom, behind_end)
                rank = max((self._rank[fact] for fact in deciding), default=-2) + 0.9
                ranked.append((rank, Variable(relation_key(atom), ("non", "oui"), deciding)))
        for fact in self.facts.values():
            rank = self._rank[fact.id]
            ranked.append((rank + 0.1, Variable(("connu", fact.id), ("non", "oui"), (fact.id,))))
            ranked += [(rank + 0.2, variable) for variable in self._own_variables(fact, found)]
        unique = {variable.key: (rank, variable) for rank, variable in ranked}
        return [variable for _, variable in sorted(unique.values(), key=lambda pair: pair[0])]

    def _deciding(
        self, atom: DaysCompared | SameValue | ComparedToEnd, behind_end: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        if isinstance(atom, ComparedToEnd):
            named = (atom.day, *behind_end[atom.deadline])
        else:
            named = (atom.left, atom.right)
        return tuple(dict.fromkeys(fact for fact in named if fact != TODAY))

    def _own_variables(self, fact: Fact, found: tuple[Condition, ...]) -> list[Variable]:
        if fact.type is FactType.CHOIX_MULTIPLE:
            return [Variable(("contient", fact.id, v.id), ("non", "oui"), (fact.id,)) for v in fact.values]
        cells = self._cells(fact, found)
        return [Variable(("fait", fact.id), cells, (fact.id,))] if len(cells) > 1 else []

    def _cells(self, fact: Fact, found: tuple[Condition, ...]) -> tuple[str, ...]:
        if fact.type in _CUT_TYPES:
            return self._scale_words(fact.id)
        extra = (("neant",) if fact.accepts_none else ()) + (
            (fact.unknown_word or "",) if fact.unknown_is_value else ()
        )
        if fact.type is FactType.DEPARTEMENT:
            named = [
                v
                for atom in found
                if isinstance(atom, HasValue) and atom.fact == fact.id
                for v in atom.values
            ]
            return tuple(dict.fromkeys((*named, OTHER, *extra)))
        if fact.type in (FactType.TEXTE, FactType.HEURE):
            return (OTHER, *extra)
        own = [v.id for v in fact.values if v.id != fact.unknown_word]
        return (*own, *extra)

    def _scale_words(self, day: str) -> tuple[str, ...]:
        scale = self.scales[day]
        fact = self.facts.get(day)
        words = [
            self._stretch_words(scale, i, number=fact is not None and fact.type is FactType.ENTIER)
            for i in range(len(scale.cuts) + 1)
        ]
        if scale.none_cell != FREE:
            words.append("neant")
        if scale.unknown_cell != FREE and fact is not None:
            words.append(fact.unknown_word or "")
        return tuple(words)

    @staticmethod
    def _stretch_words(scale: Scale, stretch: int, *, number: bool) -> str:
        if not scale.cuts:
            return "*"

        def shown(cut: int) -> str:
            return str(cut) if number else date.fromordinal(cut).isoformat()

        low = "" if stretch == 0 else f"à partir de {shown(scale.cuts[stretch - 1])}"
        high = "" if stretch == len(scale.cuts) else f"avant {shown(scale.cuts[stretch])}"
        return " ".join(part for part in (low, high) if part)

    def unknown_cell(self, fact: Fact) -> int:
        """The cell of « not known » where that is a value like another; else FREE."""
        place = self.index.get(("fait", fact.id))
        if not fact.unknown_is_value or fact.unknown_word is None or place is None:
            return FREE
        return self.variables[place].cells.index(fact.unknown_word)

    def hanging_on(self, fact_id: str) -> frozenset[int]:
        """The variables that cannot be settled while the fact is not known, « connu » apart."""
        return frozenset(
            place
            for place, variable in enumerate(self.variables)
            if fact_id in _named(variable) and variable.key[0] != "connu"
        )

    def assign(self, facts: Facts, *, territory: str, as_of: date, asking: bool) -> list[int]:
        """The cell of each variable; FREE where the facts leave it open, and for the ends of deadlines.

        `asking`: unanswered facts may still become known, so « connu » is open for them too; not for those that are
        never asked one by one.
        """
        assignment = [FREE] * len(self.variables)
        assignment[self.index[(TODAY,)]] = self.scales[TODAY].cell(as_of.toordinal())
        assignment[self.index[("territoire",)]] = self._territories.index(territory)
        for fact_id, fact in self.facts.items():
            known = self.index[("connu", fact_id)]
            if fact_id not in facts:
                assignment[known] = FREE if asking and not fact.later else 0
                continue
            value = facts[fact_id]
            assignment[known] = 0 if fact.is_unknown(value) else 1
            if fact.type is FactType.CHOIX_MULTIPLE:
                self._assign_several(assignment, fact, value)
            elif not fact.is_open(value) and ("fait", fact_id) in self.index:
                assignment[self.index[("fait", fact_id)]] = self._cell(fact, value)
        for place, (kind, *named) in self._relations:
            if kind == "memes":
                assignment[place] = self._same(facts, *named)
            else:
                left, sign, right = named
                assignment[place] = _compared(
                    self._day(facts, left, as_of), sign, self._day(facts, right, as_of)
                )
        return assignment

    def assign_ends(self, assignment: list[int], facts: Facts, *, as_of: date, ends: Ends) -> bool:
        """Fill in, in place, the comparisons with the ends of deadlines; whether one was settled that was open."""
        settled = False
        for place, (_, day, sign, deadline) in self._ends:
            if assignment[place] == FREE:
                assignment[place] = _compared(self._day(facts, day, as_of), sign, ends(deadline))
                settled = settled or assignment[place] != FREE
        return settled

    def _assign_several(self, assignment: list[int], fact: Fact, value: Value) -> None:
        held = value if isinstance(value, tuple) else ()
        unsure = fact.unknown_word in held
        for item in fact.values:
            cell = 1 if item.id in held else (FREE if unsure else 0)
            assignment[self.index[("contient", fact.id, item.id)]] = cell

    def _cell(self, fact: Fact, value: Value) -> int:
        if fact.type in _CUT_TYPES:
            scale = self.scales[fact.id]
            if value is None:
                return scale.none_cell
            if fact.is_unknown(value):
                return scale.unknown_cell
            return scale.cell(_ordinal(value))
        cells = self.variables[self.index[("fait", fact.id)]].cells
        word = "neant" if value is None else str(value)
        return cells.index(word if word in cells else OTHER)

    def _same(self, facts: Facts, left: str, right: str) -> int:
        one, other = self._settled(facts, left), self._settled(facts, right)
        if one is False or other is False:
            return FREE
        return int(one is not None and one == other)

    def _settled(self, facts: Facts, fact_id: str) -> Value:
        """The value, or False while it is open."""
        if fact_id not in facts or self.facts[fact_id].is_unknown(facts[fact_id]):
            return False
        return facts[fact_id]

    def _day(self, facts: Facts, name: str, as_of: date) -> date | bool | None:
        if name == TODAY:
            return as_of
        value = self._settled(facts, name)
        if isinstance(value, datetime):
            return value.date()
        return value if value is None or isinstance(value, date) else False


def _named(variable: Variable) -> tuple[str, ...]:
    """The facts that a variable takes itself; of a comparison with an end, only the day."""
    return variable.key[1:2] if variable.key[0] == "terme" else variable.facts


def relation_key(atom: DaysCompared | SameValue | ComparedToEnd) -> Key:
    """The variable's key of a relation between two facts, or a fact and an end."""
    match atom:
        case DaysCompared(left, sign, right):
            return ("jours", left, sign, right)
        case SameValue(left, right):
            return ("memes", left, right)
        case ComparedToEnd(day, sign, deadline):
            return ("terme", day, sign, deadline)


def _ordinal(value: Value) -> int:
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, int):
        return value
    raise TypeError(f"neither a day nor a number: {value!r}")


def _cuts_of(atom: Compared) -> set[int]:
    bound = _ordinal(atom.bound)
    if atom.sign in ("<", ">="):
        return {bound}
    if atom.sign in ("<=", ">"):
        return {bound + 1}
    return {bound, bound + 1}


def _compared(first: date | bool | None, sign: str, second: date | bool | None) -> int:
    if first is False or second is False:
        return FREE
    if not isinstance(first, date) or not isinstance(second, date):
        return 0
    return int(holds(first, sign, second))
