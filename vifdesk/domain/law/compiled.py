"""A measure turned into decision diagrams, once; every question put to the law is then a walk over nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.condition import (
    ALWAYS,
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
    facts_of,
)
from vifdesk.domain.law.diagram import Diagrams, Node
from vifdesk.domain.law.measure import Conclusion, DeadlineRule, Measure, Row, Table
from vifdesk.domain.law.variables import Key, Space, relation_key

NOTHING = "aucune"
"""What a table's diagram carries where the table claims nothing, or a row concludes nothing."""
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


@dataclass(frozen=True, slots=True)
class Watched:
    """A truth function on which something shown depends; when it can still be true, `feeds` must be asked."""

    kind: str
    id: str
    node: Node
    feeds: tuple[str, ...] = ()


class CompiledMeasure:
    """The diagrams of one measure."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.space = Space(
            measure.facts,
            every_condition(measure),
            territories=tuple(territory.value for territory in Territory),
            extra_days={measure.regime_fact: _boundaries(measure)},
            behind_end={rule.id: facts_behind_end(rule) for rule in measure.deadlines},
        )
        self.diagrams = Diagrams([len(variable.cells) for variable in self.space.variables])
        self.tables: list[CompiledTable] = []
        for table in measure.tables:
            self.tables.append(self._compile_table(table))
        self.diagrams.keep()

    def truth(self, condition: Condition) -> Node:
        """The diagram of a condition read after the tables: conclusions and grounds are those really given."""
        return _Builder(self, composed=False).build(condition)

    def truth_from_facts(self, condition: Condition) -> Node:
        """The diagram of a condition in which conclusions are replaced by the facts that lead to them."""
        return _Builder(self, composed=True).build(condition)

    def _compile_table(self, table: Table) -> CompiledTable:
        d = self.diagrams
        node = d.terminal(HOLE)
        for row in reversed(table.rows):
            node = d.choose(self.row_truth(row), d.terminal(row.id), node)
        node = d.choose(self.truth_from_facts(table.claim), node, d.terminal(NOTHING))
        claimed = facts_of(table.claim)
        traced = {row.id: tuple(dict.fromkeys((*claimed, *facts_of(row.condition)))) for row in table.rows}
        return CompiledTable(table, node, {row.id: row for row in table.rows}, traced)

    def row_truth(self, row: Row) -> Node:
        """When the row's own condition holds, in its versions."""
        truth = self.truth_from_facts(row.condition)
        if row.regimes:
            truth = self.diagrams.both(self.truth_from_facts(InRegime(row.regimes)), truth)
        return truth

    def by_conclusion(self, compiled: CompiledTable) -> Node:
        """The table's diagram with rows replaced by their conclusion's identifier."""
        rows = compiled.rows
        return self.diagrams.relabel(
            compiled.node,
            lambda row_id: (rows[str(row_id)].conclusion or NOTHING) if row_id in rows else row_id,
        )

    @cached_property
    def conclusion_nodes(self) -> tuple[Node, ...]:
        """For each table in order, its diagram by conclusion."""
        nodes = tuple(self.by_conclusion(table) for table in self.tables)
        self.diagrams.keep()
        return nodes

    @cached_property
    def results(self) -> ResultNodes:
        """The conditions of actions, warnings and deadlines, to be read after the tables."""
        m = self.measure
        nodes = ResultNodes(
            actions=tuple(self.truth(action.condition) for action in m.actions),
            warnings=tuple(self.truth(warning.condition) for warning in m.warnings),
            deadlines=tuple(self._deadline_nodes(rule) for rule in m.deadlines),
            missing={
                row.id: tuple((rule.fact, self.truth(rule.condition)) for rule in row.missing)
                for table in m.tables
                for row in table.rows
                if row.missing
            },
        )
        self.diagrams.keep()
        return nodes

    def _deadline_nodes(self, rule: DeadlineRule) -> DeadlineNodes:
        return DeadlineNodes(
            when=self.truth(rule.condition),
            starts=tuple(self.truth(start.condition) for start in rule.starts),
            lengths=tuple(self.truth(length.condition) for length in rule.lengths),
        )

    @cached_property
    def watched(self) -> tuple[Watched, ...]:
        """Everything that an answer could change, as functions of the facts alone."""
        watched = tuple(self._watch())
        self.diagrams.keep()
        return watched

    @cached_property
    def entangled(self) -> frozenset[str]:
        """The facts that more than one variable of the watched functions stands for."""
        places = self.diagrams.support(*(item.node for item in self.watched))
        times = Counter(fact for place in places for fact in self.space.variables[place].facts)
        return frozenset(fact for fact, count in times.items() if count > 1)

    def _watch(self) -> Iterator[Watched]:
        d = self.diagrams
        for compiled in self.tables:
            rows = compiled.rows
            grounds = {
                row_id: (row.conclusion or NOTHING, row.motif or row.motif_fact)
                for row_id, row in rows.items()
            }
            yield Watched(
                "conclusion",
                compiled.table.id,
                d.relabel(compiled.node, lambda v, grounds=grounds: grounds.get(str(v), v)),  # type: ignore[misc]
            )
            for row in rows.values():
                if row.motif_fact is not None:
                    here = d.where(compiled.node, lambda v, row=row: v == row.id)  # type: ignore[misc]
                    yield Watched("motif", row.id, here, (row.motif_fact,))
        for action in self.measure.actions:
            yield Watched("action", action.id, self.truth_from_facts(action.condition))
        for warning in self.measure.warnings:
            yield Watched("avertissement", warning.id, self.truth_from_facts(warning.condition))
        for rule in self.measure.deadlines:
            yield from self._watch_deadline(rule)

    def _watch_deadline(self, rule: DeadlineRule) -> Iterator[Watched]:
        d, when = self.diagrams, self.truth_from_facts(rule.condition)
        yield Watched("echeance", rule.id, when)
        for options in (_options_of_starts(rule), _options_of_lengths(rule)):
            left = when
            for condition, feeds, may_pass in options:
                chosen = self.truth_from_facts(condition)
                here = d.both(left, chosen)
                yield Watched("echeance", rule.id, here, feeds)
                if not may_pass:
                    left = d.both(left, d.opposite(chosen))

    @cached_property
    def given_places(self) -> tuple[tuple[int, Key], ...]:
        """The variables « this was concluded », « on this ground »."""
        return tuple(
            (i, v.key) for i, v in enumerate(self.space.variables) if v.key[0] in ("conclu", "motif")
        )

    @cached_property
    def _conclusions(self) -> dict[str, Conclusion]:
        return {conclusion.id: conclusion for conclusion in self.measure.conclusions}

    @cached_property
    def _motifs(self) -> dict[str, str]:
        return dict(self.measure.motifs)

    def conclusion_of(self, conclusion_id: str) -> Conclusion | None:
        """The conclusion's texts; None for a missing-information conclusion that the measure does not word."""
        return self._conclusions.get(conclusion_id)

    def ground_sentence(self, motif: str | None, row: Row) -> str:
        """The sentence of a ground; a ground that is a fact's value may have only the value's label."""
        if motif is None:
            return ""
        if motif in self._motifs or row.motif_fact is None:
            return self._motifs.get(motif, "")
        return self.space.facts[row.motif_fact].value_label(motif)

    def regime_truth(self, regime_id: str) -> Node:
        """When the version applied is this one."""
        return self.truth_from_facts(InRegime((regime_id,)))

    def facts_in(self, *nodes: Node) -> set[str]:
        """The facts on which the functions depend, exactly."""
        variables = self.space.variables
        return {fact for place in self.diagrams.support(*nodes) for fact in variables[place].facts}


@dataclass(frozen=True, slots=True)
class DeadlineNodes:
    """A deadline's condition, and those of its starts and lengths, in order."""

    when: Node
    starts: tuple[Node, ...]
    lengths: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ResultNodes:
    """What is read once the tables have concluded, in the order of the measure."""

    actions: tuple[Node, ...]
    warnings: tuple[Node, ...]
    deadlines: tuple[DeadlineNodes, ...]
    missing: dict[str, tuple[tuple[str, Node], ...]]


class _Builder:
    """Conditions to diagrams; `composed` replaces conclusions by the facts behind them."""

    def __init__(self, compiled: CompiledMeasure, *, composed: bool) -> None:
        self._compiled = compiled
        self._d = compiled.diagrams
        self._space = compiled.space
        self._composed = composed

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
        kind = "conclu" if isinstance(condition, HasConcluded) else "motif"
        node = self._d.false
        for name in names:
            given = self._behind(kind, name) if self._composed else self._flag((kind, name))
            node = self._d.either(node, given)
        return node

    def _behind(self, kind: str, name: str) -> Node:
        node = self._d.false
        for table in self._compiled.tables:
            for row in table.rows.values():
                node = self._d.either(node, self._row_gives(table, row, kind, name))
        return node

    def _row_gives(self, table: CompiledTable, row: Row, kind: str, name: str) -> Node:
        given = row.conclusion if kind == "conclu" else row.motif
        if row.conclusion is None or (given != name and (kind == "conclu" or row.motif_fact is None)):
            return self._d.false
        here = self._d.where(table.node, lambda value: value == row.id)
        if kind == "motif" and row.motif_fact is not None:
            return self._d.both(here, self._cells(("fait", row.motif_fact), (name,)))
        return here


def every_condition(measure: Measure) -> tuple[Condition, ...]:
    """Every condition of the measure."""
    found: list[Condition] = [ALWAYS]
    for table in measure.tables:
        found.append(table.claim)
        for row in table.rows:
            found.append(row.condition)
            found.extend(missing.condition for missing in row.missing)
    found.extend(action.condition for action in measure.actions)
    found.extend(warning.condition for warning in measure.warnings)
    for rule in measure.deadlines:
        found.append(rule.condition)
        found.extend(start.condition for start in rule.starts)
        found.extend(length.condition for length in rule.lengths)
    return tuple(found)


def facts_behind_end(rule: DeadlineRule) -> tuple[str, ...]:
    """The facts that decide a deadline's end, its own condition left aside."""
    found: list[str] = []
    for start in rule.starts:
        found += [*facts_of(start.condition), start.fact, *((start.hour,) if start.hour else ())]
    for length in rule.lengths:
        found += [*facts_of(length.condition), *(fact for fact in (length.fact, length.end_fact) if fact)]
    return tuple(dict.fromkeys(found))


def _options_of_starts(rule: DeadlineRule) -> list[tuple[Condition, tuple[str, ...], bool]]:
    return [(s.condition, (s.fact, s.hour) if s.hour else (s.fact,), False) for s in rule.starts]


def _options_of_lengths(rule: DeadlineRule) -> list[tuple[Condition, tuple[str, ...], bool]]:
    """A length that is an answer gives way to the next one when the answer is « none »."""
    return [
        (
            length.condition,
            tuple(f for f in (length.fact, length.end_fact) if f),
            bool(length.fact or length.end_fact),
        )
        for length in rule.lengths
    ]


def _boundaries(measure: Measure) -> list[date]:
    found = [regime.since for regime in measure.regimes if regime.since]
    return found + [regime.until + timedelta(days=1) for regime in measure.regimes if regime.until]


def _day_in(cuts: tuple[int, ...], stretch: int) -> date:
    if stretch:
        return date.fromordinal(cuts[stretch - 1])
    return date.fromordinal(cuts[0] - 1 if cuts else 1)
