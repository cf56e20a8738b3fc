"""Facts read against a compiled measure: what is true, what is false, what is still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.diagram import FREE, Node
from vifdesk.domain.law.facts import Facts, FactType, Value
from vifdesk.domain.law.measure import Regime


@dataclass(frozen=True, slots=True)
class Reading:
    """`facts` are those that count (defaults filled in); `cells` the assignment of the measure's variables."""

    compiled: CompiledMeasure
    facts: Facts
    cells: list[int]
    territory: Territory
    as_of: date
    calendar: Calendar
    asking: bool
    answered: frozenset[str] = field(default_factory=frozenset)
    memo: dict[Node, Node] = field(default_factory=dict, compare=False, repr=False)

    def truth(self, node: Node) -> bool | None:
        """True, False, or None while the facts leave it open."""
        return self.compiled.diagrams.truth(node, self.cells)

    def is_open(self, fact_id: str) -> bool:
        """Whether the fact is unanswered, or answered by « not known »."""
        if fact_id not in self.answered:
            return True
        return self.compiled.space.facts[fact_id].is_unknown(self.facts.get(fact_id))

    def open_facts(self, *nodes: Node) -> tuple[str, ...]:
        """The open facts on which the functions still depend, in the order of the questions."""
        depending = self.compiled.facts_in(*self.restricted(*nodes))
        return tuple(fact for fact in self.compiled.space.facts if fact in depending and self.is_open(fact))

    def restricted(self, *nodes: Node) -> tuple[Node, ...]:
        """The functions left once the facts are taken into account."""
        return tuple(self.compiled.diagrams.restrict_by(node, self.cells, self.memo) for node in nodes)

    def fixed(self) -> dict[int, int]:
        """The variables that the facts decide, with their cells."""
        return {place: cell for place, cell in enumerate(self.cells) if cell != FREE}

    @property
    def regime(self) -> Regime | None:
        """The version that the facts select; None while its date is open."""
        measure = self.compiled.measure
        day = self.facts.get(measure.regime_fact)
        return measure.regime(as_of=day) if isinstance(day, date) else None


def read(
    compiled: CompiledMeasure,
    answers: Mapping[str, Value],
    *,
    territory: Territory,
    as_of: date,
    calendar: Calendar,
    asking: bool,
) -> Reading:
    """The facts that count: as answered while `asking`, with the measure's defaults once a result is asked for."""
    compiled.trim()
    facts = dict(answers) if asking else _with_defaults(compiled, answers, as_of)
    cells = compiled.space.assign(facts, territory=territory.value, as_of=as_of, asking=asking)
    return Reading(compiled, facts, cells, territory, as_of, calendar, asking, frozenset(answers))


def _with_defaults(compiled: CompiledMeasure, answers: Mapping[str, Value], as_of: date) -> dict[str, Value]:
    facts = dict(answers)
    for fact in compiled.measure.facts:
        if fact.id in facts:
            continue
        if fact.defaults_to_today:
            facts[fact.id] = as_of
        elif compiled.measure.absent_is_unknown and fact.unknown_word is not None:
            facts[fact.id] = (
                (fact.unknown_word,) if fact.type is FactType.CHOIX_MULTIPLE else fact.unknown_word
            )
    return facts
