"""The facts as the sheet shows them: what was answered, what is not known, what nobody has answered yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.document import Block, FactLine, FactTable, Knowledge, Paragraph
from vifdesk.domain.dossier.dossier import Answer, Dossier
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.wizard.evaluation import Evaluation
from vifdesk.domain.wizard.words import UNANSWERED_LABEL, value_in_words

_BY_DEFAULT = "jour de l’examen, faute d’autre date"


def fact_blocks(
    evaluation: Evaluation,
    dossier: Dossier,
    measure: Measure,
    *,
    useful: Collection[str],
    idle: Collection[str],
) -> Iterator[Block]:
    """The facts that count, by group; then in small what is still useful to ask and what changes nothing."""
    counted = [fact for fact in measure.facts if fact.id not in idle]
    shown = [(fact.group, line) for fact in counted if (line := fact_line(fact, evaluation, dossier.answers))]
    for heading in dict.fromkeys(group for group, _ in shown):
        yield FactTable(heading, tuple(line for group, line in shown if group == heading))
    asked = [
        fact.label for fact in counted if fact.id in useful and fact.id not in _shown_ids(evaluation, dossier)
    ]
    if asked:
        yield Paragraph(
            typographie(f"{UNANSWERED_LABEL}, utile pour la suite : {' ; '.join(asked)}."), small=True
        )
    without_effect = list(_idle_words(dossier, measure, idle))
    if without_effect:
        yield Paragraph(typographie(f"Sans incidence ici : {' ; '.join(without_effect)}."), small=True)


def fact_line(fact: Fact, evaluation: Evaluation, answers: Mapping[str, Answer]) -> FactLine | None:
    """The fact's line; None when it was neither answered nor missing."""
    label = typographie(fact.label)
    decides = fact.id in evaluation.missing
    answer = answers.get(fact.id)
    if answer is not None:
        words = value_in_words(fact, answer.value)
        knowledge = Knowledge.UNKNOWN if fact.is_unknown(answer.value) else Knowledge.KNOWN
        return FactLine(label, words, knowledge, answer.origin.strip(), decides)
    if fact.defaults_to_today and fact.id in evaluation.facts:
        return FactLine(label, value_in_words(fact, evaluation.facts[fact.id]), origin=_BY_DEFAULT)
    return FactLine(label, UNANSWERED_LABEL, Knowledge.UNANSWERED, decides=True) if decides else None


def _shown_ids(evaluation: Evaluation, dossier: Dossier) -> set[str]:
    return {*dossier.answers, *evaluation.missing}


def _idle_words(dossier: Dossier, measure: Measure, idle: Collection[str]) -> Iterator[str]:
    for fact in measure.facts:
        if fact.id in idle and fact.id in dossier.answers:
            yield f"{fact.label} ({value_in_words(fact, dossier.answers[fact.id].value)})"
