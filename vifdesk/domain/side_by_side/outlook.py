"""What the law of the day leaves of one line: possible now, possible if, excluded because, already pronounced."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from vifdesk.domain.law.facts import FactType
from vifdesk.domain.law.measure import MISSING_INFORMATION, Tone
from vifdesk.domain.law.outcomes import CompiledTable
from vifdesk.domain.side_by_side.plan import LineRule
from vifdesk.domain.side_by_side.way import Way, shortest_way
from vifdesk.domain.wizard.evaluate import evaluate_reading
from vifdesk.domain.wizard.evaluation import Concluded, Deadline, Evaluation, LawPrint, Status, ToDo
from vifdesk.domain.wizard.filling import text_filler
from vifdesk.domain.wizard.reading import Reading, read


class Standing(StrEnum):
    """What can be said of a measure now; no order among them."""

    POSSIBLE = "possible"
    POSSIBLE_SI = "possible_si"
    EXCLUE = "exclue"
    DEJA = "deja_prononcee"
    SANS_OBJET = "sans_objet"


@dataclass(frozen=True, slots=True)
class Outlook:
    """One line of the grid.

    `concluded`: what is certain on this line; `silent`: why a table has nothing to say; `ways`: the shortest way of answers
    to each conclusion still possible; `missing`: the open facts that can still change the line, in the order of the
    questions; `tells`: whom to tell what, now, or at the end of the shortest way; `deadlines`: those with a date.
    """

    line: LineRule
    standing: Standing
    concluded: tuple[Concluded, ...]
    silent: tuple[str, ...]
    ways: tuple[tuple[str, Way], ...]
    missing: tuple[str, ...]
    tells: tuple[ToDo, ...]
    deadlines: tuple[Deadline, ...]
    evaluation: Evaluation


def look(line: LineRule, reading: Reading, law: LawPrint) -> Outlook:
    """What `reading` (asking: an unanswered fact is open) leaves of the line."""
    evaluation = evaluate_reading(reading, law)
    tables = _tables(line, reading)
    wanted = _possible(line, reading)
    names = {table.table.id for _, table in tables}
    concluded = tuple(
        one for one in evaluation.conclusions if one.table in names and one.id != MISSING_INFORMATION
    )
    certain = any(one.id in wanted for one in concluded)
    ways = () if certain else tuple(_ways(reading, tables, wanted))
    standing = _standing(line, reading, concluded, wanted, ways)
    if standing is not Standing.POSSIBLE_SI:
        ways = ()
    return Outlook(
        line=line,
        standing=standing,
        concluded=concluded,
        silent=tuple(_silent(reading, tables)),
        ways=ways,
        missing=_missing(reading, tables) if standing is Standing.POSSIBLE_SI else (),
        tells=tuple(_tells(reading, evaluation, standing, ways, law)),
        deadlines=tuple(
            one
            for one in evaluation.deadlines
            if standing in (Standing.POSSIBLE, Standing.DEJA) and one.status is Status.DATEE
        ),
        evaluation=evaluation,
    )


Tables = list[tuple[int, CompiledTable]]


def _tables(line: LineRule, reading: Reading) -> Tables:
    every = enumerate(reading.compiled.tables)
    return [(place, table) for place, table in every if not line.tables or table.table.id in line.tables]


def _possible(line: LineRule, reading: Reading) -> frozenset[str]:
    favourable = (c.id for c in reading.compiled.measure.conclusions if c.tone is Tone.FAVORABLE)
    return frozenset(line.possible or favourable)


def _ways(reading: Reading, tables: Tables, wanted: Collection[str]) -> Iterator[tuple[str, Way]]:
    for place, _table in tables:
        node = reading.compiled.conclusion_nodes[place]
        for conclusion in reading.compiled.measure.conclusions:
            if conclusion.id in wanted:
                way = shortest_way(reading, node, (conclusion.id,))
                if way is not None:
                    yield conclusion.id, way


def _standing(
    line: LineRule,
    reading: Reading,
    concluded: tuple[Concluded, ...],
    wanted: Collection[str],
    ways: tuple[tuple[str, Way], ...],
) -> Standing:
    if line.already and all(reading.facts.get(fact) == value for fact, value in line.already.items()):
        return Standing.DEJA
    if any(one.id in wanted for one in concluded):
        return Standing.POSSIBLE
    if ways or any(one.tone is Tone.ATTENTE for one in concluded):
        return Standing.POSSIBLE_SI
    if concluded or _missing(reading, _tables(line, reading)):
        return Standing.EXCLUE
    return Standing.SANS_OBJET


def _missing(reading: Reading, tables: Tables) -> tuple[str, ...]:
    nodes = (reading.compiled.conclusion_nodes[place] for place, _ in tables)
    return reading.open_facts(*nodes)


def _silent(reading: Reading, tables: Tables) -> Iterator[str]:
    """Why a table concludes nothing, when the row that says so is certain."""
    d, fill = reading.compiled.diagrams, text_filler(reading)
    for _place, table in tables:
        reached = d.terminals(table.node, reading.cells)
        row = table.rows.get(str(d.value(next(iter(reached))))) if len(reached) == 1 else None
        if row is not None and row.conclusion is None and row.explanation:
            yield fill(row.explanation)


def _tells(
    reading: Reading,
    evaluation: Evaluation,
    standing: Standing,
    ways: tuple[tuple[str, Way], ...],
    law: LawPrint,
) -> tuple[ToDo, ...]:
    if standing is Standing.POSSIBLE:
        return evaluation.actions
    if standing is not Standing.POSSIBLE_SI or not ways:
        return ()
    _name, shortest = min(ways, key=lambda way: len(way[1].turns))
    return evaluate_reading(_at_the_end_of(shortest, reading), law).actions


def _at_the_end_of(way: Way, reading: Reading) -> Reading:
    """The reading if the answers of the way were given; a day that is open would be the one on which one looks."""
    facts, known = dict(reading.facts), reading.compiled.space.facts
    for turn in way.turns:
        fact = known[turn.facts[0]]
        if fact.type is FactType.DATE:
            facts[fact.id] = reading.as_of
        elif turn.values and fact.type in (FactType.TRI, FactType.CHOIX):
            facts[fact.id] = turn.values[0]
    return read(
        reading.compiled,
        facts,
        territory=reading.territory,
        as_of=reading.as_of,
        calendar=reading.calendar,
        asking=True,
    )
