"""A measure followed for one person: the newest evaluation of each stage of its life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.facts import Value
from vifdesk.domain.wizard.evaluation import Deadline

Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Stage:
    """One evaluation: what was answered, the day on which one looked, and the deadlines that it gave, word for word."""

    facts: Facts
    as_of: date
    territory: Territory
    deadlines: tuple[Deadline, ...]
    warnings: tuple[str, ...] = ()
    """The ids of the warnings that it gave."""

    def anchor(self, regime_fact: str) -> date:
        """The day of the act that was looked at; the day on which one looked where it is not known."""
        day = self.facts.get(regime_fact)
        return day if isinstance(day, date) else self.as_of


@dataclass(frozen=True, slots=True)
class Track:
    """The stages of one measure for one person (empty: nobody was named), oldest first. None: only events speak of it."""

    measure: str
    person: str
    stages: tuple[Stage, ...] = ()

    def key(self, deadline_id: str) -> str:
        """What names one deadline in a dossier: « tgd.echeance_tgd », « suspension-ap#enfant C..duree_suspension »."""
        person = f"#{self.person}" if self.person else ""
        return f"{self.measure}{person}.{deadline_id}"
