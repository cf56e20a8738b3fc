"""What is proved of a measure: every situation answered once, no dead row, no version missing.

The proof is by exhaustion: a table's diagram splits every combination of the facts that it reads, at every version
boundary, so a combination without an outcome or a row that none reaches is a terminal that is there or is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.complaint import Complaint
from vifdesk.domain.law.condition import ComparedToEnd, Condition, atoms
from vifdesk.domain.law.conditions_of import every_condition
from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.outcomes import HOLE, CompiledTable


@dataclass(frozen=True, slots=True)
class TableProof:
    """A table: the facts that it reads, how many combinations they make, how many rows answer them."""

    table: str
    facts: tuple[str, ...]
    combinations: int
    answered: int
    rows: int


@dataclass(frozen=True, slots=True)
class MeasureProof:
    """A measure: its tables, versions, and what is wrong."""

    measure: str
    regimes: int
    tables: tuple[TableProof, ...]
    conditions: int
    complaints: tuple[Complaint, ...]

    @property
    def combinations(self) -> int:
        """All combinations, table by table."""
        return sum(table.combinations for table in self.tables)


def prove(compiled: CompiledMeasure) -> MeasureProof:
    """Everything that can be proved of the measure, and every complaint."""
    measure = compiled.measure
    complaints = [
        *(complaint for table in compiled.tables for complaint in _holes(compiled, table)),
        *(complaint for table in compiled.tables for complaint in _dead_rows(compiled, table)),
        *_dead_conditions(compiled),
        *_overlaps(compiled),
    ]
    return MeasureProof(
        measure=measure.id,
        regimes=len(measure.regimes),
        tables=tuple(_table_proof(compiled, table) for table in compiled.tables),
        conditions=len(measure.actions) + len(measure.warnings) + len(measure.deadlines),
        complaints=tuple(complaints),
    )


def _read_by(compiled: CompiledMeasure, table: CompiledTable) -> list[int]:
    """The variables that the table's sentences name, whether or not they turn out to matter."""
    nodes = [
        compiled.truth(table.table.claim),
        *(compiled.row_truth(row) for row in table.table.rows),
    ]
    return sorted(compiled.diagrams.support(*nodes))


def _table_proof(compiled: CompiledMeasure, table: CompiledTable) -> TableProof:
    diagrams, variables = compiled.diagrams, _read_by(compiled, table)
    total = diagrams.combinations(variables)
    holes = diagrams.count(table.node, diagrams.terminal(HOLE), variables)
    facts = dict.fromkeys(fact for place in variables for fact in compiled.space.variables[place].facts)
    return TableProof(table.table.id, tuple(facts), total, total - holes, len(table.rows))


def _file(compiled: CompiledMeasure, name: str) -> str:
    return f"droit/{compiled.measure.id}/{name}"


def _holes(compiled: CompiledMeasure, table: CompiledTable) -> Iterator[Complaint]:
    diagrams = compiled.diagrams
    example = diagrams.example(table.node, diagrams.terminal(HOLE))
    if example is None:
        return
    count = diagrams.count(table.node, diagrams.terminal(HOLE), _read_by(compiled, table))
    yield Complaint(
        _file(compiled, "regles.toml"),
        f"table « {table.table.id} »",
        f"{count} combinaison(s) sans réponse, par exemple {_in_words(compiled, example)}.",
        "Ajouter une ligne, ou restreindre « si ».",
    )


def _dead_rows(compiled: CompiledMeasure, table: CompiledTable) -> Iterator[Complaint]:
    reached = {compiled.diagrams.value(t) for t in compiled.diagrams.terminals(table.node, _free(compiled))}
    for row_id in table.rows:
        if row_id not in reached:
            yield Complaint(
                _file(compiled, "regles.toml"),
                f"table « {table.table.id} », ligne « {row_id} »",
                "aucune situation ne l’atteint.",
                "La retirer, ou la placer plus haut.",
            )


def _free(compiled: CompiledMeasure) -> list[int]:
    return [-1] * len(compiled.space.variables)


def _dead_conditions(compiled: CompiledMeasure) -> Iterator[Complaint]:
    """Something that can never be shown, unless it serves otherwise: in the place of a date, or to compare with an end."""
    serving = {
        ("avertissement", rule.blackout.warning) for rule in compiled.measure.deadlines if rule.blackout
    }
    leaves = (atom for condition in every_condition(compiled.measure) for atom in atoms(condition))
    serving |= {("échéance", atom.deadline) for atom in leaves if isinstance(atom, ComparedToEnd)}
    for name, kind, id_, condition in _conditional(compiled):
        if compiled.truth(condition) == compiled.diagrams.false and (kind, id_) not in serving:
            yield Complaint(
                _file(compiled, name), f"{kind} « {id_} »", "sa condition n’est jamais vraie.", "La corriger."
            )


def _conditional(compiled: CompiledMeasure) -> Iterator[tuple[str, str, str, Condition]]:
    measure = compiled.measure
    yield from (("actions.toml", "action", a.id, a.condition) for a in measure.actions)
    yield from (("avertissements.toml", "avertissement", w.id, w.condition) for w in measure.warnings)
    yield from (("echeances.toml", "échéance", d.id, d.condition) for d in measure.deadlines)


def _overlaps(compiled: CompiledMeasure) -> Iterator[Complaint]:
    """Two wordings of one id that could be shown together."""
    by_id: dict[tuple[str, str, str], list[Node]] = {}
    for name, kind, id_, condition in _conditional(compiled):
        by_id.setdefault((name, kind, id_), []).append(_decided(compiled, condition))
    for (name, kind, id_), nodes in by_id.items():
        for one, other in combinations(nodes, 2):
            together = compiled.diagrams.both(one, other)
            example = compiled.diagrams.example(together, compiled.diagrams.true)
            if example is not None:
                yield Complaint(
                    _file(compiled, name),
                    f"{kind} « {id_} »",
                    f"deux rédactions peuvent paraître ensemble, par exemple {_in_words(compiled, example)}.",
                    "Rendre leurs conditions exclusives.",
                )


def _decided(compiled: CompiledMeasure, condition: Condition) -> Node:
    """The condition where every table concludes: what waits for information excludes what is concluded."""
    return compiled.diagrams.restrict(compiled.truth(condition), {compiled.undecided: 0})


def _in_words(compiled: CompiledMeasure, assignment: dict[int, int]) -> str:
    parts = []
    for place, cell in sorted(assignment.items()):
        variable = compiled.space.variables[place]
        name = variable.key[1] if variable.key[0] == "fait" else " ".join(variable.key)
        parts.append(f"{name} = {variable.cells[cell]}")
    return ", ".join(parts) or "toute situation"
