"""A grid as it is printed: its groups, its questions, the factors that are named because they are critical."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.law.heading import Standing

YES, NO, UNKNOWN = "oui", "non", "inconnu"
ANSWERS = (YES, NO, UNKNOWN)
"""What answers a question; a question that is not there has not been answered."""

Answers = Mapping[str, str]
"""By the id of the question, or of the detail under it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that a question lumps together with something else; noted apart, never counted."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Only:
    """The question is put only if another one has this answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class GridQuestion:
    """One row. `risk` is the answer that signals a danger: for one row of the police grid, « non »."""

    id: str
    number: int
    text: str
    risk: str
    help: str = ""
    only: Only | None = None
    details: tuple[Detail, ...] = ()

    def signals(self, answers: Answers) -> bool:
        """Whether the answer given signals a danger."""
        return answers.get(self.id) == self.risk

    def is_put(self, answers: Answers) -> bool:
        """Whether these answers leave it to be put; an answer that was given all the same stays."""
        return self.only is None or self.id in answers or answers.get(self.only.question) == self.only.answer

    def contradicts(self, answers: Answers) -> bool:
        """Whether it was answered although another answer makes it pointless: the form is kept as received, and it is said."""
        if self.only is None or answers.get(self.id) not in (YES, NO):
            return False
        return answers.get(self.only.question) not in (self.only.answer, UNKNOWN, None)


@dataclass(frozen=True, slots=True)
class GridGroup:
    """Questions under one title. `outside`: they are not part of the official form, and it is said wherever they stand."""

    id: str
    label: str
    questions: tuple[GridQuestion, ...]
    outside: bool = False
    help: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Factor:
    """A critical factor by its name: present if one of its questions signals it."""

    id: str
    label: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The question of a measure beside which the grid is offered. It answers nothing there."""

    measure: str
    fact: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid. `mention` must stand wherever its findings do; `one`, `several`: what its counts count, in French."""

    id: str
    order: int
    title: str
    short_title: str
    from_whom: str
    mention: str
    one: str
    several: str
    reserve: str
    sources: tuple[str, ...]
    verified_on: date
    standing: Standing
    groups: tuple[GridGroup, ...]
    factors: tuple[Factor, ...] = ()
    beside: tuple[Beside, ...] = ()

    @property
    def questions(self) -> Iterator[GridQuestion]:
        """All questions, in the order of the form."""
        for group in self.groups:
            yield from group.questions

    @property
    def answerable(self) -> frozenset[str]:
        """The ids that take an answer: questions and details."""
        details = {detail.id for question in self.questions for detail in question.details}
        return frozenset(details | {question.id for question in self.questions})

    def is_beside(self, measure: str, fact: str) -> bool:
        """Whether it is offered beside this question."""
        return Beside(measure, fact) in self.beside


Grids = Mapping[str, Grid]
"""By id, in the order in which they are offered."""
