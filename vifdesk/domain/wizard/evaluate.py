"""Facts to a result: the tables first, then what is done, warned of and counted because of their conclusions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from vifdesk.domain.dates.holidays import Calendar, Confidence
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Terms
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.diagram import Node
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import MISSING_INFORMATION, Conclusion, Row, Severity, Tone
from vifdesk.domain.law.outcomes import CompiledTable
from vifdesk.domain.wizard.dating import dated_deadline, end_reader, learnt_by
from vifdesk.domain.wizard.evaluation import Concluded, Deadline, Evaluation, LawPrint, ToDo, Warned
from vifdesk.domain.wizard.filling import text_filler
from vifdesk.domain.wizard.reading import Reading, read

_MISSING = Conclusion(
    MISSING_INFORMATION,
    "Information manquante",
    "Les éléments recueillis ne permettent pas encore de conclure.",
    Tone.ATTENTE,
)
_CONFIDENCES = (Confidence.BASSE, Confidence.MOYENNE, Confidence.HAUTE)


def evaluate(
    compiled: CompiledMeasure,
    answers: Mapping[str, Value],
    *,
    territory: Territory,
    as_of: date,
    calendar: Calendar,
    law: LawPrint,
    asking: bool = False,
) -> Evaluation:
    """What the law of the day says of the answers.

    `asking` False is the result: unanswered facts are read as the measure says. True is the view while questions are
    still being put: a conclusion is given only when no answer to come can change it.
    """
    reading = read(compiled, answers, territory=territory, as_of=as_of, calendar=calendar, asking=asking)
    return evaluate_reading(reading, law)


def evaluate_reading(reading: Reading, law: LawPrint) -> Evaluation:
    """The result of facts already read."""
    settle_ends(reading)
    conclusions, missing = _conclude(reading)
    deadlines, terms, instead = _deadlines(reading)
    return Evaluation(
        measure=reading.compiled.measure.id,
        regime=reading.regime,
        as_of=reading.as_of,
        territory=reading.territory,
        facts=reading.facts,
        conclusions=conclusions,
        missing=missing,
        deadlines=deadlines,
        actions=tuple(_actions(reading)),
        warnings=tuple(_warnings(reading, terms, instead)),
        law=law,
    )


def settle_ends(reading: Reading) -> None:
    """Fill in, in the reading's cells, the comparisons with the ends of deadlines."""
    compiled = reading.compiled
    ends = end_reader(reading)
    # an end may itself hang on a comparison with another end: settle until nothing moves
    while compiled.space.assign_ends(reading.cells, reading.facts, as_of=reading.as_of, ends=ends):
        pass


def _conclude(reading: Reading) -> tuple[tuple[Concluded, ...], tuple[str, ...]]:
    compiled = reading.compiled
    found: list[Concluded] = []
    missing: set[str] = set()
    undecided: list[CompiledTable] = []
    for place, table in enumerate(compiled.tables):
        reached = {
            str(compiled.diagrams.value(t)) for t in compiled.diagrams.terminals(table.node, reading.cells)
        }
        rows = [row for row_id, row in table.rows.items() if row_id in reached]
        outcomes = {row.conclusion for row in rows} | ({None} if len(rows) < len(reached) else set())
        if len(outcomes) > 1:
            undecided.append(table)
            missing.update(_still_open(reading, compiled.conclusion_nodes[place]))
        elif rows and rows[0].conclusion is not None:
            found.append(_concluded(reading, table, rows))
            missing.update(_named_as_missing(reading, rows))
    reading.cells[compiled.undecided] = int(bool(undecided))
    if undecided:
        found.append(_undecided(undecided))
    order = tuple(fact for fact in compiled.space.facts if fact in missing)
    return tuple(_waiting_once(found)), order


def _waiting_once(found: list[Concluded]) -> Iterator[Concluded]:
    """However many tables wait for information, it is said once."""
    said = False
    for concluded in found:
        if concluded.id != MISSING_INFORMATION or not said:
            yield concluded
        said = said or concluded.id == MISSING_INFORMATION


def _still_open(reading: Reading, node: Node) -> Iterator[str]:
    """The open facts on which a table still depends."""
    for place in reading.compiled.diagrams.support(*reading.restricted(node)):
        yield from (fact for fact in learnt_by(reading, place) if reading.is_open(fact))


def _named_as_missing(reading: Reading, rows: list[Row]) -> Iterator[str]:
    for row in rows:
        for fact, node in reading.compiled.results.missing.get(row.id, ()):
            if reading.truth(node):
                yield fact


def _concluded(reading: Reading, table: CompiledTable, rows: list[Row]) -> Concluded:
    """The conclusion of one row, or of several that all lead to it."""
    compiled, first, fill = reading.compiled, rows[0], text_filler(reading)
    conclusion = compiled.conclusion_of(first.conclusion or "") or _MISSING
    grounds = {_ground(reading, row) for row in rows}
    motif = grounds.pop() if len(grounds) == 1 else None
    explanations = {row.explanation for row in rows}
    return Concluded(
        id=conclusion.id,
        title=fill(conclusion.title),
        sentence=fill(conclusion.sentence),
        tone=conclusion.tone,
        motif=motif,
        motif_sentence=fill(compiled.ground_sentence(motif, first)),
        table=table.table.id,
        table_title=table.table.title,
        row=first.id if len(rows) == 1 else "",
        rule=" ou ".join(dict.fromkeys(row.rule for row in rows)),
        explanation=fill(first.explanation) if len(explanations) == 1 else "",
        sources=tuple(dict.fromkeys(source for row in rows for source in row.sources)),
        confidence=min((row.confidence for row in rows), key=_CONFIDENCES.index),
        facts=tuple(dict.fromkeys(fact for row in rows for fact in table.traced[row.id])),
    )


def _ground(reading: Reading, row: Row) -> str | None:
    if row.motif_fact is None:
        return row.motif
    value = reading.facts.get(row.motif_fact)
    return value if isinstance(value, str) else None


def _undecided(tables: list[CompiledTable]) -> Concluded:
    return Concluded(
        id=_MISSING.id,
        title=_MISSING.title,
        sentence=_MISSING.sentence,
        tone=_MISSING.tone,
        motif=None,
        motif_sentence="",
        table=tables[0].table.id,
        table_title=", ".join(table.table.title for table in tables),
        row="",
        rule=", ".join(table.table.id for table in tables),
        explanation="",
        sources=(),
        confidence=Confidence.HAUTE,
        facts=(),
    )


def _actions(reading: Reading) -> Iterator[ToDo]:
    compiled, fill = reading.compiled, text_filler(reading)
    for action, node in zip(compiled.measure.actions, compiled.results.actions, strict=True):
        if reading.truth(node):
            yield ToDo(
                id=action.id,
                text=fill(action.text),
                detail=fill(action.detail),
                recipient=fill(action.recipient),
                source=action.source,
            )


def _deadlines(reading: Reading) -> tuple[tuple[Deadline, ...], list[Terms], set[str]]:
    """The deadlines, the dates of those that have one, and the warnings that stand in the place of a date."""
    compiled = reading.compiled
    shown: list[Deadline] = []
    terms: list[Terms] = []
    instead: set[str] = set()
    for rule, nodes in zip(compiled.measure.deadlines, compiled.results.deadlines, strict=True):
        if reading.truth(nodes.when):
            deadline, dates, warning = dated_deadline(rule, nodes, reading)
            shown.append(deadline)
            if dates is not None:
                terms.append(dates)
            if warning is not None:
                instead.add(warning)
    return tuple(shown), terms, instead


def _warnings(reading: Reading, terms: list[Terms], instead: set[str]) -> Iterator[Warned]:
    compiled, fill = reading.compiled, text_filler(reading)
    for warning, node in zip(compiled.measure.warnings, compiled.results.warnings, strict=True):
        if warning.id in instead or reading.truth(node):
            yield Warned(warning.id, warning.severity, fill(warning.text), warning.source)
    for notice in dict.fromkeys(notice for dates in terms for notice in dates.warnings):
        yield Warned(notice.id, Severity.VIGILANCE, notice.text, notice.source)
