"""A situation under examination: the answers given, who it is about, and the magistrate's own decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import Repetition


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact's value, and where it comes from (PV, officer, hour), in the magistrate's words."""

    value: Value
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What the sheet prints at its head; everything is optional, identities above all."""

    court: str = ""
    parquet_number: str = ""
    initials: str = ""
    magistrate: str = ""
    note: str = ""


class Stance(StrEnum):
    """How the magistrate's decision stands to the program's opinion."""

    NON_PRISE = "non_prise"
    CONFORME = "conforme"
    ECART = "ecart"


@dataclass(frozen=True, slots=True)
class Decision:
    """The magistrate's own decision; a departure from the opinion needs a motive.

    `category`: which kind of motive it is, for the figures of departures; empty for none.
    """

    stance: Stance = Stance.NON_PRISE
    text: str = ""
    motive: str = ""
    category: str = ""

    @property
    def lacks_motive(self) -> bool:
        """Whether a motive is still owed."""
        return self.stance is Stance.ECART and not self.motive.strip()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The answers to one measure's questions. Answers that became irrelevant stay."""

    measure: str
    territory: Territory = Territory.METROPOLE
    answers: Mapping[str, Answer] = field(default_factory=lambda: MappingProxyType({}))
    heading: Heading = field(default_factory=Heading)
    decision: Decision = field(default_factory=Decision)

    @property
    def facts(self) -> dict[str, Value]:
        """The values alone, by fact."""
        return {fact_id: answer.value for fact_id, answer in self.answers.items()}


def with_answer(dossier: Dossier, fact_id: str, answer: Answer) -> Dossier:
    """The dossier with this answer, in the place of an earlier one if there was."""
    return replace(dossier, answers=MappingProxyType({**dossier.answers, fact_id: answer}))


def without_answers(dossier: Dossier, *fact_ids: str) -> Dossier:
    """The dossier with these facts unanswered."""
    kept = {fact_id: answer for fact_id, answer in dossier.answers.items() if fact_id not in fact_ids}
    return replace(dossier, answers=MappingProxyType(kept))


def repeated(dossier: Dossier, repetition: Repetition) -> Dossier:
    """A second dossier for one more child or one more act: the same, less what must be asked anew."""
    return replace(without_answers(dossier, *repetition.clears), decision=Decision())
