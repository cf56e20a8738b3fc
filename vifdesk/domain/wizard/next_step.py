"""The next useful question, what is missing, and which answers no longer matter; all exact, none sampled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, partial

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.diagram import FREE, Node
from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.wizard.evaluate import evaluate_reading
from vifdesk.domain.wizard.evaluation import Evaluation, LawPrint
from vifdesk.domain.wizard.prospect import Prospect, look_ahead
from vifdesk.domain.wizard.reading import Reading, read
from vifdesk.domain.wizard.step import MissingFact, Step
from vifdesk.domain.wizard.words import value_in_words


def next_step(
    compiled: CompiledMeasure, dossier: Dossier, *, as_of: date, calendar: Calendar, law: LawPrint
) -> Step:
    """Where the wizard stands after these answers."""
    reading = read(
        compiled, dossier.facts, territory=dossier.territory, as_of=as_of, calendar=calendar, asking=True
    )
    evaluation = evaluate_reading(reading, law)
    prospect = look_ahead(reading)
    useful = useful_facts(prospect)
    return Step(
        next_fact=compiled.space.facts[useful[0]] if useful else None,
        useful=useful,
        irrelevant=irrelevant_facts(prospect),
        evaluation=evaluation,
        rank=cache(partial(ranked_missing, reading, evaluation)),
    )


def useful_facts(prospect: Prospect) -> tuple[str, ...]:
    """The unanswered facts whose answer can still change something, in the order of the questions.

    Those that are only for later (`suite`) are never among them.
    """
    compiled = prospect.compiled
    places = compiled.diagrams.support(*prospect.ahead, prospect.waiting)
    useful = {fact for place in places for fact in prospect.learnt_by(place)}
    for facts in prospect.needs():
        useful.update(facts)
    return tuple(
        fact.id
        for fact in compiled.measure.facts
        if fact.id in useful and not fact.later and fact.id not in prospect.reading.answered
    )


def irrelevant_facts(prospect: Prospect) -> frozenset[str]:
    """The answered facts that, all other answers kept, could be anything without changing a thing."""
    compiled, answered = prospect.compiled, prospect.reading.answered
    nodes = tuple(item.node for item in compiled.watched)
    places = compiled.diagrams.sensitive(nodes, prospect.fixed, prospect.memo)
    places |= compiled.diagrams.support(*prospect.left)
    relevant = {fact for place in places for fact in compiled.space.variables[place].facts}
    for item, node in zip(compiled.watched, prospect.left, strict=True):
        if item.feeds and node != compiled.diagrams.false:
            relevant.update(item.feeds)
    # one variable changed at a time says everything, save for a fact that several variables stand for
    doubtful = (answered - relevant) & compiled.entangled
    relevant.update(fact for fact in doubtful if _matters(prospect, nodes, fact))
    return frozenset(answered - relevant)


def _matters(prospect: Prospect, nodes: tuple[Node, ...], fact_id: str) -> bool:
    """Whether the functions depend on the fact once everything else is fixed."""
    compiled = prospect.compiled
    own = {place for place, variable in enumerate(compiled.space.variables) if fact_id in variable.facts}
    fixed = {place: cell for place, cell in prospect.fixed.items() if place not in own}
    memo: dict[Node, Node] = {}
    left = (compiled.diagrams.restrict(node, fixed, memo) for node in nodes)
    return fact_id in compiled.facts_in(*left)


def ranked_missing(reading: Reading, evaluation: Evaluation) -> tuple[MissingFact, ...]:
    """The missing facts, the one whose answers leave the fewest conclusions open first."""
    diagrams = reading.compiled.diagrams
    undecided = {
        node: diagrams.support(node) for node in reading.restricted(*reading.compiled.conclusion_nodes)
    }
    weighed = [
        _weighed(reading, undecided, reading.compiled.space.facts[fact]) for fact in evaluation.missing
    ]
    return tuple(missing for _, missing in sorted(weighed, key=lambda pair: pair[0]))


def _weighed(reading: Reading, supports: dict[Node, set[int]], fact: Fact) -> tuple[float, MissingFact]:
    """How many conclusions an answer leaves open on average (less what it cannot touch), and what it would settle."""
    diagrams, place = reading.compiled.diagrams, reading.compiled.space.index.get(("fait", fact.id), FREE)
    touched = [node for node, support in supports.items() if place in support]
    free = [FREE] * len(reading.cells)
    if not touched:
        return float("inf"), MissingFact(fact, _OPEN)
    before = sum(len(diagrams.terminals(node, free)) for node in touched)
    left: list[int] = []
    settling: list[str] = []
    for cell, word in enumerate(reading.compiled.space.variables[place].cells):
        memo: dict[Node, Node] = {}
        counts = [
            len(diagrams.terminals(diagrams.restrict(node, {place: cell}, memo), free)) for node in touched
        ]
        left.append(sum(counts))
        if all(count == 1 for count in counts) and _is_all(touched, supports):
            settling.append(word)
    return sum(left) / len(left) - before, MissingFact(fact, _why(reading, fact, settling, touched, place))


def _is_all(touched: list[Node], supports: dict[Node, set[int]]) -> bool:
    """Whether nothing else is undecided."""
    return len(touched) == sum(1 for support in supports.values() if support)


_OPEN = "Peut encore changer la conclusion."


def _why(reading: Reading, fact: Fact, settling: list[str], undecided: list[Node], place: int) -> str:
    cells = reading.compiled.space.variables[place].cells
    if len(settling) == len(cells):
        return "Décide à lui seul de la conclusion."
    words = [_in_words(fact, word) for word in settling if word not in ("", "*")]
    if not words or fact.type not in (FactType.TRI, FactType.CHOIX):
        return _OPEN
    titles = _titles_after(reading, undecided, place, cells.index(settling[0]))
    shown = " ou ".join(f"« {word} »" for word in words[:3])
    return (
        f"{shown} suffit à conclure\u00a0: {titles}."
        if len(settling) == 1
        else f"{shown} suffisent à conclure."
    )


def _in_words(fact: Fact, word: str) -> str:
    return fact.none_label if word == "neant" else value_in_words(fact, word)


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
