"""What the answers of a grid show: numbers by group and factors by name.

« Not known » and « no answer » are told apart and never count as no. Nothing is added up over the groups: the circular
gives no score, no threshold and no level, and none is made here (decision 4 of the design).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vifdesk.domain.grids.grid import NO, UNKNOWN, YES, Answers, Factor, Grid, GridGroup, GridQuestion


@dataclass(frozen=True, slots=True)
class GroupCount:
    """Of one group: answers that signal a danger, answers yes or no, answers « not known », questions left blank.

    `not_put`: questions that another answer made pointless. `known` + `unknown` + `blank` + `not_put` is the whole group.
    """

    group: GridGroup
    at_risk: int
    known: int
    unknown: int
    blank: int
    not_put: int


class Presence(StrEnum):
    """Whether a factor is there. Unknown: nothing says so, and not everything says the contrary."""

    PRESENT = "present"
    ABSENT = "absent"
    INCONNU = "inconnu"


@dataclass(frozen=True, slots=True)
class FactorFinding:
    """A critical factor, and whether it is there."""

    factor: Factor
    presence: Presence


def count_groups(grid: Grid, answers: Answers) -> tuple[GroupCount, ...]:
    """The count of each group, in the order of the form."""
    return tuple(_count(group, answers) for group in grid.groups)


def find_factors(grid: Grid, answers: Answers) -> tuple[FactorFinding, ...]:
    """Each named factor, in the order of the file."""
    questions = {question.id: question for question in grid.questions}
    return tuple(
        FactorFinding(factor, _presence([questions[name] for name in factor.questions], answers))
        for factor in grid.factors
    )


def contradictions(grid: Grid, answers: Answers) -> tuple[GridQuestion, ...]:
    """The questions that were answered although another answer makes them pointless."""
    return tuple(question for question in grid.questions if question.contradicts(answers))


def _count(group: GridGroup, answers: Answers) -> GroupCount:
    put = [question for question in group.questions if question.is_put(answers)]
    return GroupCount(
        group=group,
        at_risk=sum(question.signals(answers) for question in put),
        known=sum(answers.get(question.id) in (YES, NO) for question in put),
        unknown=sum(answers.get(question.id) == UNKNOWN for question in put),
        blank=sum(question.id not in answers for question in put),
        not_put=len(group.questions) - len(put),
    )


def _presence(questions: list[GridQuestion], answers: Answers) -> Presence:
    if any(question.signals(answers) for question in questions):
        return Presence.PRESENT
    return Presence.ABSENT if all(_denied(question, answers) for question in questions) else Presence.INCONNU


def _denied(question: GridQuestion, answers: Answers) -> bool:
    """Whether the contrary is known: by its own answer, or because what it depends on was answered otherwise."""
    if question.id in answers:
        return answers[question.id] in (YES, NO) and not question.signals(answers)
    only = question.only
    return only is not None and answers.get(only.question) in {YES, NO} - {only.answer}


def put_questions(grid: Grid, answers: Answers) -> Iterator[GridQuestion]:
    """The questions that these answers leave to be put, in the order of the form."""
    return (question for question in grid.questions if question.is_put(answers))


@dataclass(frozen=True, slots=True)
class Change:
    """A question that two grids answer differently; None: no answer."""

    question: GridQuestion
    before: str | None
    after: str | None


def changes(grid: Grid, before: Answers, after: Answers) -> tuple[Change, ...]:
    """What is answered differently, in the order of the form."""
    return tuple(
        Change(question, before.get(question.id), after.get(question.id))
        for question in grid.questions
        if before.get(question.id) != after.get(question.id)
    )
