"""Whether the plan of the measures side by side names only what the measures have."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vifdesk.domain.law.complaint import Complaint
from vifdesk.domain.law.facts import FactType, RefusedValue, read_value
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.side_by_side.plan import TODAY, Deduction, LineRule, Plan

_FILE = "rapprochements.toml"
_Found = Iterator[tuple[str, str]]


def check_plan(plan: Plan, measures: Mapping[str, Measure], known: Collection[str]) -> Iterator[Complaint]:
    """Everything that is named and is not there. A measure of `known` that could not be read is complained of elsewhere."""
    for line in plan.lines:
        for message, remedy in _line(line, measures, known):
            yield Complaint(_FILE, f"ligne « {line.id} »", message, remedy)
    for deduction in plan.deductions:
        for message, remedy in _deduction(deduction, measures, known):
            yield Complaint(_FILE, f"« {deduction.id} »", message, remedy)


def _line(line: LineRule, measures: Mapping[str, Measure], known: Collection[str]) -> _Found:
    yield from _unknown_measure(line.measure, known)
    measure = measures.get(line.measure)
    if measure is None:
        return
    tables = [table for table in measure.tables if not line.tables or table.id in line.tables]
    for name in set(line.tables) - {table.id for table in tables}:
        yield f"« {name} » n’est pas une table de « {measure.id} ».", "Corriger « tables »."
    reached = {row.conclusion for table in tables for row in table.rows}
    for name in line.possible:
        if name not in reached:
            yield f"aucune de ses tables ne conclut « {name} ».", "Corriger « possibles » ou « tables »."
    yield from _values(measure, line.supposes, "suppose")
    yield from _values(measure, line.already, "deja")


def _deduction(deduction: Deduction, measures: Mapping[str, Measure], known: Collection[str]) -> _Found:
    if deduction.measure == deduction.other:
        yield f"« {deduction.measure} » se déduit de lui-même.", "Nommer deux dispositifs."
    for name in (deduction.measure, deduction.other):
        yield from _unknown_measure(name, known)
    own, other = measures.get(deduction.measure), measures.get(deduction.other)
    if own is not None:
        for fact, values in deduction.when.items():
            for value in values:
                yield from _values(own, {fact: value}, "si")
    if other is not None:
        yield from _values(other, deduction.then, "alors")


def _unknown_measure(name: str, known: Collection[str]) -> _Found:
    if name not in known:
        yield f"« {name} » n’est pas un dispositif.", f"Écrire l’un de : {', '.join(known)}."


def _values(measure: Measure, given: Mapping[str, str], key: str) -> _Found:
    facts = {fact.id: fact for fact in measure.facts}
    for name, value in given.items():
        fact = facts.get(name)
        if fact is None:
            yield (
                f"« {key} » nomme « {name} », qui n’est pas un fait de « {measure.id} ».",
                "Corriger le nom.",
            )
        elif value == TODAY and fact.type is FactType.DATE:
            continue
        elif fact.is_unknown(value):
            yield f"« {key} » donne « {value} » à « {name} ».", "Rien ne se déduit de ce qui n’est pas connu."
        else:
            try:
                read_value(fact, value)
            except RefusedValue as refusal:
                yield str(refusal), f"Corriger « {key} »."
