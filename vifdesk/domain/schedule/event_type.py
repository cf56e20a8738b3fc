"""The kinds of events of a dossier, and what each does. No measure, fact or deadline is named in the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Origin(StrEnum):
    """What an event gives to a fact, when it is not a fixed value.

    - `JOUR`, `HEURE`, `MOMENT`: when it happened; an event without its hour leaves a moment unknown;
    - `TERME`: the end that a deadline of the measure had just before; without one the fact is left alone;
    - `NEANT`: the answer « there is none ».
    """

    JOUR = "jour"
    HEURE = "heure"
    MOMENT = "moment"
    TERME = "terme"
    NEANT = "neant"


@dataclass(frozen=True, slots=True)
class Fill:
    """A fact that an event answers: by `value` as JSON gives it, else by `origin` (of `deadline` for an end).

    `only_open`: an answer that is there stays.
    """

    fact: str
    value: str | int | None = None
    origin: Origin | None = None
    deadline: str = ""
    only_open: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """A deadline that an event opens. `despite`: also where the wizard's conclusion would not show it.

    A conclusion is advice; a request that a judge received is a fact, and its hours run.
    """

    deadline: str
    despite: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """A fact that must be known and have this value."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What an event does to one measure.

    - `since`: only events from this day on, when the law made room for them;
    - `regimes`, `given`: only under these versions, only with these facts (after the filling); empty: always;
    - `not_before`: a date fact; an event earlier than its answer belongs to something older and does nothing here;
    - `clears`: facts that begin anew when one of them, or of `not_before`, is older than the event;
    - `period`: a deadline; an event that is not later than the present period's start is the act that began it;
    - `fills`: facts, in every evaluation of the measure; `reads`: facts for the dating of what it opens only;
    - `details`: facts that the event may bring along, asked for when it is entered;
    - `opens`, `completes`, `ends`: deadlines.
    """

    measure: str
    since: date | None = None
    regimes: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    not_before: str = ""
    clears: tuple[str, ...] = ()
    period: str = ""
    fills: tuple[Fill, ...] = ()
    reads: tuple[Fill, ...] = ()
    details: tuple[str, ...] = ()
    opens: tuple[Opening, ...] = ()
    completes: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cause:
    """What must have come before: one of these events, or this fact of a measure (a date that is not later).

    `sentence` says what is missing, `remedy` what to do.
    """

    events: tuple[str, ...]
    measure: str
    facts: tuple[str, ...]
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without protection that this event closes: since the first of `begins`, or since the end of `deadline`.

    `needs`: one of these must have come before; `since_words`, `closed_words`: with {debut}, {fin}, {duree}.
    """

    id: str
    needs: tuple[str, ...]
    begins: tuple[str, ...]
    measure: str
    deadline: str
    open_words: str
    closed_words: str
    source: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event.

    `procedure`: it shows that proceedings exist, so that the dossier is no mere report (retention).
    `timed`: its hour counts in law, so that a moment is better than a day.
    `planned`: it may be noted before it happens; such an event moves nothing.
    `never_after`: events after which it makes no sense, until one of its causes comes again.
    """

    id: str
    label: str
    family: str
    procedure: bool
    timed: bool
    source: str
    planned: bool = False
    effects: tuple[Effect, ...] = ()
    causes: tuple[Cause, ...] = ()
    never_after: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """What it may bring along: measure and fact."""
        return tuple(dict.fromkeys((e.measure, fact) for e in self.effects for fact in e.details))


EventTypes = Mapping[str, EventType]
"""By id, in the order of the file."""
