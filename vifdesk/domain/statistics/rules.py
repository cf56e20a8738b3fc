"""What is to be counted, as `resources/copil/chiffres.toml` says it. No measure and no event is named in the code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vifdesk.domain.register.settings import MASKED_BELOW
from vifdesk.domain.statistics.report import Unit


@dataclass(frozen=True, slots=True)
class Source:
    """Where a moment of a dossier is read: in its events of these kinds, or in a date fact of its evaluations."""

    events: tuple[str, ...] = ()
    measure: str = ""
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """A moment of a dossier's life: from the first of its sources that knows one."""

    id: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A fact with this value."""

    fact: str
    value: str


@dataclass(frozen=True, slots=True)
class Which:
    """Evaluations: of this measure, and where these are named, with one of these conclusions, under one of these versions.

    `without_departure`: not those in which the magistrate departed from the opinion.
    """

    measure: str
    conclusions: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    without_departure: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """A total of figures that do not overlap."""

    id: str
    label: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """One count over another."""

    id: str
    label: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class EventValue:
    """A part of an event: those that bring this fact with this value."""

    id: str
    label: str
    given: Given


class Split(StrEnum):
    """How an event is parted."""

    CONCLUSION = "conclusion"
    MOTIF = "motif"
    FAITS = "faits"


@dataclass(frozen=True, slots=True)
class Parting:
    """The parts of an event: by what the newest evaluation of `measure` before it said, or by its own facts."""

    event: str
    by: Split
    measure: str = ""
    among: tuple[str, ...] = ()
    values: tuple[EventValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """A share of the delays: those of at most `value` days or hours."""

    id: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Running:
    """How many have begun and not ended on the last day."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Delay:
    """From the first of `starts` to the first of `ends` that follows it; it belongs to the day of the end.

    `needs`: one of these must have come before the start. `positive`: no delay of less than a day counts. `among`: the
    count of which these cases are a part, empty where there is none.
    """

    id: str
    label: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    unit: Unit
    needs: tuple[str, ...] = ()
    positive: bool = False
    limits: tuple[Limit, ...] = ()
    running: Running | None = None
    among: str = ""


@dataclass(frozen=True, slots=True)
class Sequel:
    """The share of evaluations that an act followed within `days`, or (`missing`) that none did.

    `deadline`: of the evaluation, whose end bounds the delay in the place of `days` where it is dated. `unless`: events
    that, before the bound, take the case out. `at_start`: it belongs to the day of the evaluation, else to the bound's.
    """

    id: str
    label: str
    which: Which
    acts: tuple[str, ...]
    days: int
    missing: bool = False
    deadline: str = ""
    unless: tuple[str, ...] = ()
    at_start: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """The share of the evaluations with `over` that have `of` too; one for each answer of the date fact `day`, the newest."""

    id: str
    label: str
    measure: str
    day: str
    over: tuple[Given, ...]
    of: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Lapse:
    """Deadlines that ended a measure without anything having been noted; it belongs to the day after."""

    id: str
    label: str
    measure: str
    deadline: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart. `figures`: ids; « a.* » are all parts of a."""

    id: str
    title: str
    figures: tuple[str, ...]


Counting = Sum | Ratio | Parting | Delay | Sequel | Share | Lapse


@dataclass(frozen=True, slots=True)
class Subject:
    """One section of the report. `phones`: the events through which devices come and go, empty for no stock."""

    id: str
    title: str
    measures: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    grids: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    countings: tuple[Counting, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class BanFacts:
    """The facts of a measure that say the frame of the contact ban, and its end."""

    measure: str
    frame: str
    end: str


@dataclass(frozen=True, slots=True)
class FigureRules:
    """All that is to be counted beside what every measure, event and grid has of itself.

    `optional`: deadlines (« measure.id ») that open a right and oblige to nothing. `motives`: the categories of a
    departure, by id. `horizon`: days after the period in which a deadline makes its situation proposed for part B; `ban`: what
    part B says of the contact ban.
    """

    acts: Mapping[str, Act] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    optional: frozenset[str] = frozenset()
    motives: Mapping[str, str] = field(default_factory=dict)
    threshold: int = MASKED_BELOW
    horizon: int = 30
    ban: BanFacts | None = None
