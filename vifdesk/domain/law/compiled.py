"""A measure turned into decision diagrams, once; every question put to the law is then a walk over nodes."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.build_condition import ConditionBuilder
from vifdesk.domain.law.coherence import Coherence
from vifdesk.domain.law.condition import Condition, InRegime, facts_of
from vifdesk.domain.law.conditions_of import every_condition, facts_behind_end
from vifdesk.domain.law.diagram import FREE, Diagrams, Node
from vifdesk.domain.law.measure import Conclusion, DeadlineRule, Measure, Row, Table
from vifdesk.domain.law.outcomes import (
    HOLE,
    NOTHING,
    WAITING,
    CompiledTable,
    DeadlineNodes,
    ResultNodes,
    Watched,
)
from vifdesk.domain.law.variables import UNDECIDED_KEY, Space
from vifdesk.domain.law.watch import Watch

_SCRATCH = 100_000
"""How many passing nodes are kept between two readings: they make the next one quicker, and cost memory."""
_REMEMBERED = 12
"""How many states of the answers are remembered with what they leave open."""


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
        self._narrowed: deque[tuple[dict[int, int], tuple[Node, ...]]] = deque(maxlen=_REMEMBERED)
        for table in measure.tables:
            self.tables.append(self._compile_table(table))
        self.is_ready = True
        self.undecided = self.space.index[UNDECIDED_KEY]
        self.diagrams.keep()

    def trim(self) -> None:
        """Forget what passing questions left behind, once it is much."""
        if self.diagrams.trim(_SCRATCH):
            self._giving.clear()
            self._narrowed.clear()

    def truth(self, condition: Condition) -> Node:
        """The diagram of a condition; a conclusion in it stands for the facts that lead to it."""
        return ConditionBuilder(self).build(condition)

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

    @cached_property
    def deadlines(self) -> dict[str, tuple[DeadlineRule, DeadlineNodes]]:
        """Each deadline rule with its conditions, by id."""
        return {
            rule.id: (rule, nodes)
            for rule, nodes in zip(self.measure.deadlines, self.results.deadlines, strict=True)
        }

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
        watched = tuple(replace(item, node=coherent.of(item)) for item in Watch(self).all())
        self.diagrams.keep()
        return watched

    def narrowed(self, fixed: dict[int, int]) -> tuple[Node, ...]:
        """The watched functions once the variables of `fixed` have these cells.

        A call answers one question after another: what was worked out for fewer answers is taken up from there.
        """
        known, nodes = max(
            (state for state in self._narrowed if state[0].items() <= fixed.items()),
            key=lambda state: len(state[0]),
            default=({}, tuple(item.node for item in self.watched)),
        )
        more = {place: cell for place, cell in fixed.items() if place not in known}
        if not more:
            return nodes
        memo: dict[Node, Node] = {}
        left = tuple(self.diagrams.restrict(node, more, memo) for node in nodes)
        self._narrowed.append((dict(fixed), left))
        return left

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


def _boundaries(measure: Measure) -> list[date]:
    found = [regime.since for regime in measure.regimes if regime.since]
    return found + [regime.until + timedelta(days=1) for regime in measure.regimes if regime.until]
