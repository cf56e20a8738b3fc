"""The next useful question, what is missing, and which answers no longer matter; all exact, none sampled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.compiled import NOTHING, CompiledMeasure
from vifdesk.domain.law.diagram import FREE, Node
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.wizard.evaluate import evaluate_reading
from vifdesk.domain.wizard.evaluation import Evaluation, LawPrint
from vifdesk.domain.wizard.reading import Reading, read
from vifdesk.domain.wizard.step import MissingFact, Step


def next_step(
    compiled: CompiledMeasure, dossier: Dossier, *, as_of: date, calendar: Calendar, law: LawPrint
) -> Step:
    """Where the wizard stands after these answers."""
    reading = read(
        compiled, dossier.facts, territory=dossier.territory, as_of=as_of, calendar=calendar, asking=True
    )
    evaluation = evaluate_reading(reading, law)
    useful = useful_facts(reading)
    return Step(
        next_fact=compiled.space.facts[useful[0]] if useful else None,
        useful=useful,
        irrelevant=irrelevant_facts(reading),
        evaluation=evaluation,
        missing=ranked_missing(reading, evaluation),
    )


def useful_facts(reading: Reading) -> tuple[str, ...]:
    """The unanswered facts whose answer can still change something, in the order of the questions.

    Those that are only for later (`suite`) are never among them.
    """
    watched = reading.compiled.watched
    nodes = reading.restricted(*(item.node for item in watched))
    useful = reading.compiled.facts_in(*nodes)
    for item, node in zip(watched, nodes, strict=True):
        if item.feeds and node != reading.compiled.diagrams.false:
            useful.update(item.feeds)
    return tuple(
        fact.id
        for fact in reading.compiled.measure.facts
        if fact.id in useful and not fact.later and fact.id not in reading.answered
    )


def irrelevant_facts(reading: Reading) -> frozenset[str]:
    """The answered facts that, all other answers kept, could be anything without changing a thing."""
    watched = reading.compiled.watched
    nodes = tuple(item.node for item in watched)
    relevant = set(_relevant(reading, nodes, sorted(reading.answered), frozenset(reading.answered)))
    return frozenset(reading.answered - relevant)


def _relevant(
    reading: Reading, nodes: tuple[Node, ...], group: list[str], free: frozenset[str]
) -> Iterator[str]:
    """Which facts of `group` matter. `nodes` are restricted by every variable that no fact of `free` decides."""
    narrowed = _restricted_beyond(reading, nodes, frozenset(group), free)
    if len(group) == 1:
        if _depends(reading, narrowed, group[0]):
            yield group[0]
        return
    middle = len(group) // 2
    for half in (group[:middle], group[middle:]):
        if half:
            yield from _relevant(reading, narrowed, half, frozenset(group))


def _restricted_beyond(
    reading: Reading, nodes: tuple[Node, ...], kept_free: frozenset[str], was_free: frozenset[str]
) -> tuple[Node, ...]:
    first = len(kept_free) == len(reading.answered)
    fixed = {
        place: reading.cells[place]
        for place, variable in enumerate(reading.compiled.space.variables)
        if reading.cells[place] != FREE
        and kept_free.isdisjoint(variable.facts)
        and (first or not was_free.isdisjoint(variable.facts))
    }
    memo: dict[Node, Node] = {}
    return tuple(reading.compiled.diagrams.restrict(node, fixed, memo) for node in nodes)


def _depends(reading: Reading, nodes: tuple[Node, ...], fact_id: str) -> bool:
    if fact_id in reading.compiled.facts_in(*nodes):
        return True
    return any(
        fact_id in item.feeds and node != reading.compiled.diagrams.false
        for item, node in zip(reading.compiled.watched, nodes, strict=True)
    )


def ranked_missing(reading: Reading, evaluation: Evaluation) -> tuple[MissingFact, ...]:
    """The missing facts, the one whose answers leave the fewest conclusions open first."""
    nodes = reading.restricted(*reading.compiled.conclusion_nodes)
    weighed = [_weighed(reading, nodes, reading.compiled.space.facts[fact_id]) for fact_id in evaluation.missing]
    return tuple(missing for _, missing in sorted(weighed, key=lambda pair: pair[0]))


def _weighed(reading: Reading, nodes: tuple[Node, ...], fact: Fact) -> tuple[float, MissingFact]:
    diagrams, place = reading.compiled.diagrams, reading.compiled.space.index.get(("fait", fact.id))
    undecided = [node for node in nodes if diagrams.support(node)]
    if place is None or not undecided:
        return float("inf"), MissingFact(fact, _OPEN)
    left: list[int] = []
    settling: list[str] = []
    for cell, word in enumerate(reading.compiled.space.variables[place].cells):
        memo: dict[Node, Node] = {}
        narrowed = [diagrams.restrict(node, {place: cell}, memo) for node in undecided]
        counts = [len(diagrams.terminals(node, _ALL_FREE(reading))) for node in narrowed]
        left.append(sum(counts))
        if all(count == 1 for count in counts):
            settling.append(word)
    average = sum(left) / len(left)
    return average, MissingFact(fact, _why(reading, fact, settling, len(left), undecided, place))


_OPEN = "Peut encore changer la conclusion."


def _ALL_FREE(reading: Reading) -> list[int]:
    return [FREE] * len(reading.cells)


def _why(
    reading: Reading, fact: Fact, settling: list[str], answers: int, undecided: list[Node], place: int
) -> str:
    if len(settling) == answers:
        return "Décide à lui seul de la conclusion."
    words = [_answer_label(fact, word) for word in settling if word not in ("", "*")]
    if not words or fact.type not in ("tri", "choix"):
        return _OPEN
    cells = reading.compiled.space.variables[place].cells
    titles = _titles_after(reading, undecided, place, cells.index(settling[0]))
    shown = " ou ".join(f"« {word} »" for word in words[:3])
    return f"{shown} suffit à conclure : {titles}." if len(settling) == 1 else f"{shown} suffisent à conclure."


def _answer_label(fact: Fact, word: str) -> str:
    return fact.value_label(word)


def _titles_after(reading: Reading, undecided: Iterable[Node], place: int, cell: int) -> str:
    diagrams, titles = reading.compiled.diagrams, []
    for node in undecided:
        narrowed = diagrams.restrict(node, {place: cell})
        conclusion = reading.compiled.conclusion_of(str(diagrams.value(narrowed)))
        if conclusion is not None and str(diagrams.value(narrowed)) != NOTHING:
            titles.append(conclusion.title[:1].lower() + conclusion.title[1:] if not conclusion.title[:3].isupper() else conclusion.title)
    return ", ".join(titles) or "rien à prononcer"
