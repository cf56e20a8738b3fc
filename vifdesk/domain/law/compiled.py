"""A measure turned into decision diagrams, once; every question put to the law is then a walk over nodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import product

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
from vifdesk.domain.law.diagram import FREE, Diagrams, Join, Joined, Node, both_hold
from vifdesk.domain.law.measure import MISSING_INFORMATION, Conclusion, DeadlineRule, Measure, Row, Table
from vifdesk.domain.law.variables import UNDECIDED_KEY, Space, relation_key

NOTHING = "aucune"
"""What a table's diagram carries where the table claims nothing, or a row concludes nothing."""
WAITING = "indecis"
"""What a table's diagram carries once it is known that a fact will never be."""
HOLE = "trou"
"""What a table's diagram carries where the table claims the situation and no row is true."""

_SCRATCH = 100_000
"""How many passing nodes are kept between two readings: they make the next one quicker, and cost memory."""


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
        self.is_ready = False
        self._giving: dict[tuple[str, frozenset[str]], Node] = {}
        for table in measure.tables:
            self.tables.append(self._compile_table(table))
        self.is_ready = True
        self.undecided = self.space.index[UNDECIDED_KEY]
        self.diagrams.keep()

    def trim(self) -> None:
        """Forget what passing questions left behind, once it is much."""
        if self.diagrams.trim(_SCRATCH):
            self._giving.clear()

    def truth(self, condition: Condition) -> Node:
        """The diagram of a condition; a conclusion in it stands for the facts that lead to it."""
        return _Builder(self).build(condition)

    def _compile_table(self, table: Table) -> CompiledTable:
        d = self.diagrams
        node = d.terminal(HOLE)
        for row in reversed(table.rows):
            node = d.choose(self.row_truth(row), d.terminal(row.id), node)
        node = d.choose(self.truth(table.claim), node, d.terminal(NOTHING))
        claimed = facts_of(table.claim)
        traced = {row.id: tuple(dict.fromkeys((*claimed, *facts_of(row.condition)))) for row in table.rows}
        return CompiledTable(table, node, {row.id: row for row in table.rows}, traced)

    def rows_giving(self, table: CompiledTable, names: tuple[str, ...], *, concluding: bool) -> Node:
        """When the table answers by a row that gives one of these conclusions, or of these grounds; remembered."""
        wanted = frozenset(
            row.id for row in table.rows.values() if (row.conclusion if concluding else row.motif) in names
        )
        key = (table.table.id, wanted)
        if key not in self._giving:
            self._giving[key] = self.diagrams.where(table.node, wanted.__contains__)
        return self._giving[key]

    def row_truth(self, row: Row) -> Node:
        """When the row's own condition holds, in its versions."""
        truth = self.truth(row.condition)
        if row.regimes:
            truth = self.diagrams.both(self.truth(InRegime(row.regimes)), truth)
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
        """The conditions of actions, warnings and deadlines, in the order of the measure."""
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
        coherent = Coherence(self)
        watched = tuple(replace(item, node=coherent.of(item)) for item in self._watch())
        self.diagrams.keep()
        return watched

    @cached_property
    def may_wait(self) -> bool:
        """Whether an answer « not known » to come can leave a table waiting (some tables read « connu »)."""
        free = [FREE] * len(self.space.variables)
        outcomes = (
            self.diagrams.value(terminal)
            for item in self.watched
            if item.kind == "conclusion"
            for terminal in self.diagrams.terminals(item.node, free)
        )
        return WAITING in outcomes

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
                row_id: (row.conclusion, row.motif or row.motif_fact) if row.conclusion else NOTHING
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
            yield Watched("action", action.id, self.truth(action.condition))
        for warning in self.measure.warnings:
            yield Watched("avertissement", warning.id, self.truth(warning.condition))
        for rule in self.measure.deadlines:
            yield from self._watch_deadline(rule)

    def _watch_deadline(self, rule: DeadlineRule) -> Iterator[Watched]:
        """Its condition, then each start together with each length: the date needs both, and the facts of both."""
        when = self.truth(rule.condition)
        yield Watched("echeance", rule.id, when)
        starts = [(self.diagrams.true, ())] if not rule.starts else self._starts(rule)
        lengths = self._lengths(rule)
        for (start, of_start), (length, of_length) in product(starts, lengths):
            node = self.diagrams.both(when, self.diagrams.both(start, length))
            if node != self.diagrams.false:
                yield Watched("echeance", rule.id, node, (*of_start, *of_length))

    def _starts(self, rule: DeadlineRule) -> list[Needed]:
        """Where each start is the first that is true; a start answered « there is none » gives no date."""
        d, left = self.diagrams, self.diagrams.true
        found: list[Needed] = []
        for start in rule.starts:
            here = d.both(left, self.truth(start.condition))
            facts = (start.fact, start.hour) if start.hour else (start.fact,)
            found.append((d.both(here, d.opposite(self.truth(IsNone(start.fact)))), facts))
            left = d.both(left, d.opposite(here))
        return found

    def _lengths(self, rule: DeadlineRule) -> list[Needed]:
        """Where each length is the one; a length answered « there is none » gives way to the next."""
        d, left = self.diagrams, self.diagrams.true
        found: list[Needed] = []
        for length in rule.lengths:
            here = d.both(left, self.truth(length.condition))
            answered = length.fact or length.end_fact
            if answered:
                here = d.both(here, d.opposite(self.truth(IsNone(answered))))
            found.append((here, (answered,) if answered else ()))
            left = d.both(left, d.opposite(here))
        return found

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
    """What is read besides the tables, in the order of the measure."""

    actions: tuple[Node, ...]
    warnings: tuple[Node, ...]
    deadlines: tuple[DeadlineNodes, ...]
    missing: dict[str, tuple[tuple[str, Node], ...]]


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


def agreed(a: Hashable, b: Hashable) -> Hashable:
    """The `Join` of a table's outcomes (conclusion, ground): what both share, else that it waits for information."""
    if a == b:
        return a
    if isinstance(a, tuple) and isinstance(b, tuple) and a[0] == b[0]:
        return (a[0], "…")
    return WAITING


class _Builder:
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


def _boundaries(measure: Measure) -> list[date]:
    found = [regime.since for regime in measure.regimes if regime.since]
    return found + [regime.until + timedelta(days=1) for regime in measure.regimes if regime.until]


def _day_in(cuts: tuple[int, ...], stretch: int) -> date:
    if stretch:
        return date.fromordinal(cuts[stretch - 1])
    return date.fromordinal(cuts[0] - 1 if cuts else 1)
