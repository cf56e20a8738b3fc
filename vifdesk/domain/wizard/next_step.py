"""The next useful question, what is missing, and which answers no longer matter; all exact, none sampled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.compiled import CompiledMeasure
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
    compiled = reading.compiled
    nodes = tuple(item.node for item in compiled.watched)
    places = compiled.diagrams.sensitive(nodes, reading.fixed())
    relevant = {fact for place in places for fact in compiled.space.variables[place].facts}
    restricted = reading.restricted(*nodes)
    for item, node in zip(compiled.watched, restricted, strict=True):
        if item.feeds and node != compiled.diagrams.false:
            relevant.update(item.feeds)
    # one variable changed at a time says everything, save for a fact that several variables stand for
    doubtful = (reading.answered - relevant) & compiled.entangled
    relevant.update(fact for fact in doubtful if _matters(reading, nodes, fact))
    return frozenset(reading.answered - relevant)


def _matters(reading: Reading, nodes: tuple[Node, ...], fact_id: str) -> bool:
    """Whether the functions depend on the fact once everything else is fixed."""
    compiled = reading.compiled
    own = {place for place, variable in enumerate(compiled.space.variables) if fact_id in variable.facts}
    fixed = {place: cell for place, cell in reading.fixed().items() if place not in own}
    memo: dict[Node, Node] = {}
    left = (compiled.diagrams.restrict(node, fixed, memo) for node in nodes)
    return fact_id in compiled.facts_in(*left)


def ranked_missing(reading: Reading, evaluation: Evaluation) -> tuple[MissingFact, ...]:
    """The missing facts, the one whose answers leave the fewest conclusions open first."""
    nodes = reading.restricted(*reading.compiled.conclusion_nodes)
    weighed = [
        _weighed(reading, nodes, reading.compiled.space.facts[fact_id]) for fact_id in evaluation.missing
    ]
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
        counts = [len(diagrams.terminals(node, _free(reading))) for node in narrowed]
        left.append(sum(counts))
        if all(count == 1 for count in counts):
            settling.append(word)
    average = sum(left) / len(left)
    return average, MissingFact(fact, _why(reading, fact, settling, len(left), undecided, place))


_OPEN = "Peut encore changer la conclusion."


def _free(reading: Reading) -> list[int]:
    return [FREE] * len(reading.cells)


def _why(
    reading: Reading, fact: Fact, settling: list[str], answers: int, undecided: list[Node], place: int
) -> str:
    if len(settling) == answers:
        return "Décide à lui seul de la conclusion."
    words = [fact.value_label(word) for word in settling if word not in ("", "*")]
    if not words or fact.type not in ("tri", "choix"):
        return _OPEN
    cells = reading.compiled.space.variables[place].cells
    titles = _titles_after(reading, undecided, place, cells.index(settling[0]))
    shown = " ou ".join(f"« {word} »" for word in words[:3])
    return (
        f"{shown} suffit à conclure : {titles}." if len(settling) == 1 else f"{shown} suffisent à conclure."
    )


def _titles_after(reading: Reading, undecided: Iterable[Node], place: int, cell: int) -> str:
    diagrams = reading.compiled.diagrams
    titles: list[str] = []
    for node in undecided:
        name = str(diagrams.value(diagrams.restrict(node, {place: cell})))
        conclusion = reading.compiled.conclusion_of(name)
        if conclusion is not None:
            titles.append(_inside_sentence(conclusion.title))
    return ", ".join(titles) or "rien à prononcer"


def _inside_sentence(title: str) -> str:
    """Without its capital, unless it begins with an acronym."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
