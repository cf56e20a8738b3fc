"""Many random paths through each wizard: no useless question, none forgotten, never stuck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

from tests.helpers.breadth import tries
from tests.helpers.desk import RESOURCES, read_once
from tests.helpers.random_facts import Chooser
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Answer, Dossier, with_answer
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.diagram import Diagrams, Node
from vifdesk.domain.law.facts import Fact, Value
from vifdesk.domain.wizard.evaluate import evaluate, settle_ends
from vifdesk.domain.wizard.evaluation import Evaluation
from vifdesk.domain.wizard.next_step import irrelevant_facts, useful_facts
from vifdesk.domain.wizard.prospect import Prospect, look_ahead
from vifdesk.domain.wizard.reading import read

BOOK = read_once(RESOURCES)
MEASURES = BOOK.measure_ids()
TODAY = date(2026, 11, 24)
PATHS = tries(120, large=2000)
TRIES = 80
PLACES = tries(8, large=20)


def result(compiled: CompiledMeasure, facts: dict[str, Value]) -> Evaluation:
    return evaluate(
        compiled,
        facts,
        territory=Territory.METROPOLE,
        as_of=TODAY,
        calendar=BOOK.calendar(),
        law=BOOK.law_print(compiled.measure.id),
    )


def shown(evaluation: Evaluation) -> tuple[object, ...]:
    """Everything that an answer may change, less the trace."""
    return (
        [(c.id, c.motif) for c in evaluation.conclusions],
        [(d.id, d.status, d.end, d.prudent, d.waiting_for) for d in evaluation.deadlines],
        [(a.id, a.text) for a in evaluation.actions],
        [(w.id, w.text) for w in evaluation.warnings],
    )


def prospect_of(compiled: CompiledMeasure, facts: dict[str, Value]) -> Prospect:
    reading = read(
        compiled,
        facts,
        territory=Territory.METROPOLE,
        as_of=TODAY,
        calendar=BOOK.calendar(),
        asking=True,
    )
    settle_ends(reading)
    return look_ahead(reading)


def asked_next(compiled: CompiledMeasure, facts: dict[str, Value]) -> tuple[str, ...]:
    return useful_facts(prospect_of(compiled, facts))


Way = tuple[tuple[str, Value], ...]


@cache
def ways(measure_id: str) -> tuple[Way, ...]:
    """Whole paths, each the questions in their order with the answers.

    Every other path seeks what is rare: of three answers, the one that leads to the question met least until then.
    Among a thousand blind paths most end early, and some questions are met once.
    """
    compiled = BOOK.measure(measure_id)
    met: Counter[str] = Counter()
    found = []
    for path in range(PATHS):
        way: dict[str, Value] = {}
        chooser = Chooser(compiled, path)
        useful = asked_next(compiled, way)
        while useful:
            fact = compiled.space.facts[useful[0]]
            met[fact.id] += 1
            leads = []
            for _ in range(3 if path % 2 else 1):
                value = chooser.value(fact)
                leads.append((value, asked_next(compiled, {**way, fact.id: value})))
            way[fact.id], useful = min(leads, key=lambda lead: met[lead[1][0]] if lead[1] else PATHS)
        found.append(tuple(way.items()))
    return tuple(found)


def places(measure_id: str) -> Iterator[tuple[dict[str, Value], Fact, Chooser]]:
    """What was answered before a question, and the question, in the first places where each is met."""
    compiled = BOOK.measure(measure_id)
    seen: Counter[str] = Counter()
    for path, way in enumerate(ways(measure_id)):
        chooser = Chooser(compiled, path)
        for step, (fact_id, _) in enumerate(way):
            seen[fact_id] += 1
            if seen[fact_id] <= PLACES:
                yield dict(way[:step]), compiled.space.facts[fact_id], chooser


def can_change_something(
    compiled: CompiledMeasure, facts: dict[str, Value], fact: Fact, chooser: Chooser
) -> bool:
    """Whether some completion of the answers exists in which two answers to `fact` show two different things.

    Completions are drawn at random at first, then along the paths on which the diagrams say that the fact matters;
    either way it is two whole evaluations that are compared.
    """
    prospect = prospect_of(compiled, facts)
    askable = [f for f in useful_facts(prospect) if f != fact.id]
    for draw in range(TRIES):
        others = {f: chooser.value(compiled.space.facts[f], unknown=0.05) for f in askable}
        if draw >= 4:
            others.update(hinted(prospect, fact, chooser))
        seen = [
            shown(result(compiled, {**facts, **others, fact.id: value})) for value in chooser.spread(fact)
        ]
        if any(one != seen[0] for one in seen):
            return True
    return False


def hinted(prospect: Prospect, fact: Fact, chooser: Chooser) -> dict[str, Value]:
    """Values for other facts that lead to where `fact` is read, in one of the functions that depend on it."""
    compiled = prospect.compiled
    own = {place for place, v in enumerate(compiled.space.variables) if fact.id in v.facts}
    nodes = [
        node
        for item, node in prospect.items()
        if own & compiled.diagrams.support(node)
        or (fact.id in item.feeds and node != compiled.diagrams.false)
    ]
    cells = path_to(compiled.diagrams, chooser.draw.choice(nodes), own, chooser)
    found: dict[str, Value] = {}
    for place, cell in sorted(cells.items()):
        kind, *named = compiled.space.variables[place].key
        if kind not in ("fait", "connu", "contient") or named[0] in (*prospect.reading.answered, fact.id):
            continue
        asked = compiled.space.facts[named[0]]
        if kind == "connu" and cell == 0 and asked.unknown_word is not None:
            found[asked.id] = asked.unknown_word
        elif kind == "fait" and not asked.is_unknown(found.get(asked.id)):
            found[asked.id] = chooser.within(asked, cell)
        elif kind == "contient" and cell == 1:
            held = found.get(asked.id)
            found[asked.id] = (*(held if isinstance(held, tuple) else ()), named[1])
    return found


def path_to(diagrams: Diagrams, node: Node, own: set[int], chooser: Chooser) -> dict[int, int]:
    """A random way down to a test of one of `own` and on from there to a terminal that is not a refusal."""
    cells: dict[int, int] = {}
    while True:
        variable, children = diagrams.step(node)
        if not children:
            return cells
        deep = [i for i, child in enumerate(children) if diagrams.support(child) & own]
        live = [i for i, child in enumerate(children) if child != diagrams.false]
        cell = chooser.draw.choice(deep if deep and variable not in own else live)
        cells[variable] = cell
        node = children[cell]


@pytest.mark.slow
@pytest.mark.parametrize("measure_id", MEASURES)
def test_no_question_is_asked_whose_answer_can_change_nothing(measure_id: str) -> None:
    """Each question is proved useful in the first places where it is met.

    Proved: a completion of the answers is found in which two answers to it show two different things.
    """
    compiled = BOOK.measure(measure_id)
    for facts, fact, chooser in places(measure_id):
        assert can_change_something(compiled, facts, fact, chooser), (fact.id, facts)


@pytest.mark.slow
@pytest.mark.parametrize("measure_id", MEASURES)
def test_when_no_question_is_left_no_unasked_answer_would_change_anything(measure_id: str) -> None:
    compiled = BOOK.measure(measure_id)
    for path, way in enumerate(ways(measure_id)):
        chooser = Chooser(compiled, path)
        facts = dict(way)
        reference = shown(result(compiled, facts))
        for _ in range(3):
            more = {
                f.id: chooser.value(f) for f in compiled.measure.facts if not f.later and f.id not in facts
            }
            assert shown(result(compiled, {**facts, **more})) == reference, (facts, more)


@pytest.mark.parametrize("measure_id", MEASURES)
def test_answers_told_irrelevant_could_be_anything(measure_id: str) -> None:
    """Changed for another value, an irrelevant answer changes nothing of what is shown."""
    compiled = BOOK.measure(measure_id)
    for path in range(tries(25, large=500)):
        chooser = Chooser(compiled, path)
        facts = {f.id: chooser.value(f) for f in compiled.measure.facts if not f.later}
        reference = shown(result(compiled, facts))
        for fact_id in sorted(irrelevant_facts(prospect_of(compiled, facts))):
            changed = {**facts, fact_id: chooser.value(compiled.space.facts[fact_id])}
            assert shown(result(compiled, changed)) == reference, (fact_id, facts)


def test_a_dossier_answered_in_any_order_gives_the_same_result() -> None:
    for measure_id in MEASURES:
        compiled = BOOK.measure(measure_id)
        chooser = Chooser(compiled, 7)
        pairs = [(f.id, chooser.value(f)) for f in compiled.measure.facts]
        forth, back = Dossier(measure_id), Dossier(measure_id)
        for fact_id, value in pairs:
            forth = with_answer(forth, fact_id, Answer(value))
        for fact_id, value in reversed(pairs):
            back = with_answer(back, fact_id, Answer(value))
        assert shown(result(compiled, forth.facts)) == shown(result(compiled, back.facts))
