"""A deadline with its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vifdesk.domain.wizard.evaluation import Deadline, Status


class State(StrEnum):
    """Where a deadline stands. A locked one is watched like an open one; only its date no longer moves."""

    OUVERTE = "ouverte"
    FAITE = "faite"
    VERROUILLEE = "verrouillee"
    SANS_OBJET = "sans_objet"


@dataclass(frozen=True, slots=True)
class Followed:
    """A deadline of a dossier. `key` names it, once and for all.

    `by` is who set the state by hand, empty while it comes from the events; then `event` is the kind that set it.
    `done_on`: the day of that. `sequence`: how many times its date moved, or it came and went (RFC 5545).
    """

    key: str
    measure: str
    person: str
    deadline: Deadline
    state: State = State.OUVERTE
    done_on: date | None = None
    by: str = ""
    event: str = ""
    motive: str = ""
    sequence: int = 0

    @property
    def by_hand(self) -> bool:
        """Whether somebody decided the state, so that no event undoes it."""
        return bool(self.by)

    @property
    def live(self) -> bool:
        """Whether it is still to be watched."""
        return self.state in (State.OUVERTE, State.VERROUILLEE)

    @property
    def dated(self) -> bool:
        """Whether it has a date."""
        return self.deadline.status is Status.DATEE


@dataclass(frozen=True, slots=True)
class Alert:
    """Something to be seen beside the deadlines: a day without protection, a warning that an event brought."""

    id: str
    measure: str
    person: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """A dossier's deadlines as they are, in the order of the measures, and what must be seen beside them."""

    deadlines: tuple[Followed, ...] = ()
    alerts: tuple[Alert, ...] = ()
