"""What the list of answers shows, as values: every question asked, and those still to come, by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from vifdesk.desktop.examination import Examination
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.wizard.words import value_in_words


class RowState(Enum):
    """How a row stands to the conclusion."""

    HEADING = "titre"
    ANSWERED = "répondu"
    UNKNOWN = "inconnu"
    IRRELEVANT = "sans effet"
    TO_ASK = "à poser"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One line: a group's title, or a fact with its value in words and, when it no longer counts, the reason."""

    state: RowState
    label: str
    fact_id: str = ""
    value: str = ""
    origin: str = ""
    reason: str = ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = [f"{self.label} : {self.value}" if self.value else self.label]
        parts += [self.reason or ("à poser" if self.state is RowState.TO_ASK else "")]
        parts += [f"source : {self.origin}" if self.origin else ""]
        return typographie(", ".join(part for part in parts if part))


def answer_rows(examination: Examination) -> tuple[AnswerRow, ...]:
    """The rows in the order of the questions, each group under its title. Later events appear once answered."""
    rows: list[AnswerRow] = []
    group = ""
    for fact, row in _fact_rows(examination):
        if fact.group and fact.group != group:
            group = fact.group
            rows.append(AnswerRow(RowState.HEADING, typographie(group)))
        rows.append(row)
    return tuple(rows)


def irrelevance_reason(examination: Examination, fact_id: str) -> str:
    """Why an answer no longer counts, in words; empty when it counts."""
    if fact_id not in examination.step.irrelevant:
        return ""
    cause = examination.irrelevant_since(fact_id)
    if cause is None:
        return "sans effet avec les autres réponses"
    answer = examination.answer_to(cause.id)
    said = f" : {value_in_words(cause, answer.value)}" if answer else ""
    return typographie(f"sans effet depuis « {cause.label}{said} »")


def _fact_rows(examination: Examination) -> Iterator[tuple[Fact, AnswerRow]]:
    current = examination.current_fact
    for fact in examination.measure.facts:
        if examination.answer_to(fact.id) is not None:
            yield fact, _answered(examination, fact)
        elif (fact.id in examination.step.useful and not fact.later) or fact == current:
            yield fact, AnswerRow(RowState.TO_ASK, typographie(fact.label), fact.id)


def _answered(examination: Examination, fact: Fact) -> AnswerRow:
    answer = examination.dossier.answers[fact.id]
    reason = irrelevance_reason(examination, fact.id)
    state = RowState.UNKNOWN if fact.is_unknown(answer.value) else RowState.ANSWERED
    return AnswerRow(
        state=RowState.IRRELEVANT if reason else state,
        label=typographie(fact.label),
        fact_id=fact.id,
        value=sentence_case(typographie(value_in_words(fact, answer.value))),
        origin=answer.origin,
        reason=reason,
    )
