"""« Que manque-t-il ? » as a paper: the questions to put to the officer on the telephone, with room for the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.documents.document import Document, Paragraph, Question, Questions, Section
from vifdesk.domain.documents.mentions import NOTICE, head_of, law_lines, running_line
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.wizard.evaluation import Status
from vifdesk.domain.wizard.step import Step
from vifdesk.domain.wizard.words import unknown_label, value_in_words

_CHOICES = (FactType.TRI, FactType.CHOIX, FactType.CHOIX_MULTIPLE)
_BLANKS = {
    FactType.DATE: "Jour, mois, année",
    FactType.MOMENT: "Jour, mois, année et heure",
    FactType.HEURE: "Heure",
    FactType.ENTIER: "Nombre",
    FactType.DEPARTEMENT: "Département, ou étranger",
    FactType.TEXTE: "Réponse",
}
_SEVERAL = "Plusieurs réponses possibles."


def build_questions(step: Step, dossier: Dossier, measure: Measure) -> Document:
    """The questions still open in `step`: those that can change the conclusion first, the most decisive at the head."""
    evaluation = step.evaluation
    title = f"Questions à poser · {measure.heading.title}"
    return Document(
        title=title,
        subtitle=typographie(
            f"Situation examinée le {day_in_words(evaluation.as_of)} · à poser en une fois, puis reprendre l’analyse"
        ),
        sections=(*_sections(step, dossier, measure), _who_answered()),
        head=head_of(dossier),
        running=f"{title} · {running_line(dossier.heading, dossier.territory)}",
        notice=NOTICE,
        foot=law_lines(evaluation.law, evaluation.regime, as_of=evaluation.as_of),
        subject=NOTICE,
    )


def _sections(step: Step, dossier: Dossier, measure: Measure) -> Iterator[Section]:
    decisive = [(missing.fact, missing.why) for missing in step.missing]
    known = {fact.id for fact, _ in decisive}
    others = [(measure.fact(fact_id), "") for fact_id in step.useful if fact_id not in known]
    known.update(fact.id for fact, _ in others)
    others += [(fact, why) for fact, why in _undated(step, measure) if fact.id not in known]
    number = 1
    for title, asked in (("Ce qui décide de la conclusion", decisive), ("Utile pour la suite", others)):
        if asked:
            yield Section(title, (Questions(tuple(_questions(asked, number, dossier, measure))),))
            number += len(asked)
    if number == 1:
        yield Section(
            "",
            (
                Paragraph(
                    "Aucune question en suspens : tout ce qui peut changer le résultat est connu.".replace(
                        " :", "\u00a0:"
                    ),
                    strong=True,
                ),
            ),
        )


def _undated(step: Step, measure: Measure) -> Iterator[tuple[Fact, str]]:
    """The facts for which a deadline waits."""
    for deadline in step.evaluation.deadlines:
        if deadline.status is Status.EN_ATTENTE and deadline.waiting_for:
            yield measure.fact(deadline.waiting_for), typographie(f"Échéance en attente : {deadline.label}.")


def _questions(
    asked: Sequence[tuple[Fact, str]], start: int, dossier: Dossier, measure: Measure
) -> Iterator[Question]:
    regime_answer = dossier.answers.get(measure.regime_fact)
    day = regime_answer.value if regime_answer and isinstance(regime_answer.value, date) else None
    for number, (fact, why) in enumerate(asked, start=start):
        yield _question(number, fact, why, dossier, day)


def _question(number: int, fact: Fact, why: str, dossier: Dossier, day: date | None) -> Question:
    answer = dossier.answers.get(fact.id)
    several = f" {_SEVERAL}" if fact.type is FactType.CHOIX_MULTIPLE else ""
    return Question(
        number=number,
        text=typographie(fact.question),
        help=typographie(f"{fact.help}{several}".strip()),
        why=why,
        answered=""
        if answer is None
        else typographie(f"Réponse à ce jour : {value_in_words(fact, answer.value)}"),
        choices=tuple(typographie(choice) for choice in _choices(fact, day)),
        blank="" if fact.type in _CHOICES else _BLANKS[fact.type],
    )


def _choices(fact: Fact, day: date | None) -> Iterator[str]:
    for value in fact.values:
        if value.offered_on(day) and value.id != fact.unknown_word:
            yield value_in_words(fact, value.id)
    if fact.accepts_none:
        yield fact.none_label
    if fact.unknown_word is not None:
        yield unknown_label(fact)


def _who_answered() -> Section:
    line = "Réponses données par : …………………………………………………… le ………………… à ………\u00a0h\u00a0………"
    return Section("", (Paragraph(typographie(line)),))
