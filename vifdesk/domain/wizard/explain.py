"""« Pourquoi cette question ? »: what depends on it, and what each answer would do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.dossier.dossier import Answer, Dossier, with_answer, without_answers
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.domain.law.measure import MISSING_INFORMATION, Tone
from vifdesk.domain.law.outcomes import HOLE, NOTHING
from vifdesk.domain.wizard.evaluate import evaluate_reading
from vifdesk.domain.wizard.evaluation import Evaluation, LawPrint
from vifdesk.domain.wizard.prospect import look_ahead
from vifdesk.domain.wizard.reading import Reading, read
from vifdesk.domain.wizard.step import AnswerEffect, WhyAsked
from vifdesk.domain.wizard.words import value_in_words

_SHOWN_FEEDS = 6
_JOINS_THE_LIST = "La conclusion reste ouverte\u00a0; la question rejoint la liste à poser."
_IDLE = "Ne change rien à ce stade."


def why_asked(
    compiled: CompiledMeasure,
    dossier: Dossier,
    fact_id: str,
    *,
    as_of: date,
    calendar: Calendar,
    law: LawPrint,
) -> WhyAsked:
    """Why the fact is asked, the other answers being what they are; its own answer, if any, is left aside.

    Raises:
        KeyError: the measure has no such fact.

    """
    fact = compiled.measure.fact(fact_id)
    before = without_answers(dossier, fact_id)

    def state(of: Dossier) -> _State:
        reading = read(
            compiled, of.facts, territory=of.territory, as_of=as_of, calendar=calendar, asking=True
        )
        return _State(reading, evaluate_reading(reading, law))

    start = state(before)
    effects = tuple(
        _effect(fact, value, start, state(with_answer(before, fact_id, Answer(value))))
        for value in _choices(fact, start.reading)
    )
    return WhyAsked(fact, tuple(_feeds(start.reading, fact_id)), typographie(fact.source), effects)


class _State:
    """A reading with its evaluation and the conclusions still possible."""

    def __init__(self, reading: Reading, evaluation: Evaluation) -> None:
        self.reading = reading
        self.evaluation = evaluation
        d = reading.compiled.diagrams
        self.possible: set[str] = set()
        for node in reading.compiled.conclusion_nodes:
            self.possible |= {str(d.value(t)) for t in d.terminals(node, reading.cells)}
        self.possible -= {NOTHING, HOLE, MISSING_INFORMATION}

    @property
    def concluded(self) -> dict[str, Tone]:
        """What is certain, with its tone."""
        return {c.id: c.tone for c in self.evaluation.conclusions if c.id != MISSING_INFORMATION}

    def title(self, conclusion_id: str) -> str:
        """The conclusion's badge."""
        found = self.reading.compiled.conclusion_of(conclusion_id)
        return found.title if found else conclusion_id


def _choices(fact: Fact, reading: Reading) -> list[Value]:
    if fact.type not in (FactType.TRI, FactType.CHOIX):
        return []
    day = reading.facts.get(reading.compiled.measure.regime_fact)
    offered = [v.id for v in fact.values if v.offered_on(day if isinstance(day, date) else None)]
    if fact.unknown_word is not None and fact.unknown_word not in offered:
        offered.append(fact.unknown_word)
    return [*offered]


def _effect(fact: Fact, value: Value, before: _State, after: _State) -> AnswerEffect:
    label = value_in_words(fact, value)
    new = {id_: tone for id_, tone in after.concluded.items() if id_ not in before.concluded}
    if new:
        titles = " ; ".join(after.title(id_) for id_ in new)
        return AnswerEffect(
            value, label, typographie(f"Conclusion acquise : {titles}."), next(iter(new.values()))
        )
    if fact.is_unknown(value) and after.evaluation.missing:
        return AnswerEffect(value, label, _JOINS_THE_LIST, Tone.ATTENTE)
    excluded = sorted(after.title(id_) for id_ in before.possible - after.possible)
    if excluded:
        return AnswerEffect(value, label, typographie(_exclusion(after, excluded)), Tone.ATTENTE)
    changes = list(_changes(before.evaluation, after.evaluation))
    if changes:
        return AnswerEffect(value, label, typographie(" ; ".join(changes[:3]) + "."), Tone.NEUTRE)
    said = "N’exclut rien\u00a0: la suite dépend des autres réponses." if after.evaluation.missing else _IDLE
    return AnswerEffect(value, label, said, Tone.NEUTRE)


def _exclusion(after: _State, excluded: list[str]) -> str:
    left = sorted(after.title(id_) for id_ in after.possible - set(after.concluded))
    if not left:
        return f"Écarte : {', '.join(excluded)}."
    if len(left) <= 2:
        return f"Reste possible : {' ou '.join(left)}."
    return f"Écarte : {', '.join(excluded[:3])}."


def _changes(before: Evaluation, after: Evaluation) -> Iterator[str]:
    known = {item.id for item in before.deadlines}
    yield from (f"échéance : {d.label}" for d in after.deadlines if d.id not in known)
    told = {item.text for item in before.warnings}
    yield from (f"avertit : {w.text.rstrip('.')}" for w in after.warnings if w.text not in told)
    planned = {item.text for item in before.actions}
    yield from (f"à faire : {a.text.rstrip('.')}" for a in after.actions if a.text not in planned)
    dropped = {item.text for item in after.actions}
    yield from (f"inutile : {a.text.rstrip('.')}" for a in before.actions if a.text not in dropped)


def _feeds(reading: Reading, fact_id: str) -> list[str]:
    compiled = reading.compiled
    titles = {table.table.id: table.table.title for table in compiled.tables}
    labels = {rule.id: rule.label for rule in compiled.measure.deadlines}
    texts = {a.id: a.text for a in reversed(compiled.measure.actions)}
    found: dict[str, None] = {}
    warned = 0
    for item, node in look_ahead(reading).items():
        fed = fact_id in item.feeds and node != compiled.diagrams.false
        if not fed and fact_id not in compiled.facts_in(node):
            continue
        if item.kind in ("conclusion", "motif"):
            found[f"la conclusion : {titles[item.id]}" if item.id in titles else "le fondement"] = None
        elif item.kind == "echeance":
            found[f"l’échéance : {labels[item.id]}"] = None
        elif item.kind == "action":
            found[f"à faire : {texts[item.id].rstrip('.')}"] = None
        else:
            warned += 1
    if warned:
        found["un avertissement" if warned == 1 else f"{warned} avertissements"] = None
    return [typographie(text) for text in list(found)[:_SHOWN_FEEDS]]
