"""The result of an evaluation: conclusions with their trace, deadlines, actions and warnings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import Regime, Severity, Standing, Tone


class Status(StrEnum):
    """Whether a deadline has a date, waits for its trigger, or has none by law."""

    DATEE = "datee"
    EN_ATTENTE = "en_attente"
    SANS_DATE = "sans_date"


@dataclass(frozen=True, slots=True)
class Concluded:
    """One conclusion with its trace: table, row, rule, the facts that the row reads, and the sources.

    `row` is empty when several rows are still possible and all lead to this conclusion.
    """

    id: str
    title: str
    sentence: str
    tone: Tone
    motif: str | None
    motif_sentence: str
    table: str
    table_title: str
    row: str
    rule: str
    explanation: str
    sources: tuple[str, ...]
    confidence: Confidence
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline. The dates are None unless `status` is DATEE; `waiting_for` is a fact's id."""

    id: str
    label: str
    nature: Nature
    status: Status
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    start: date | datetime | None = None
    raw_end: date | datetime | None = None
    end: date | datetime | None = None
    prudent: date | datetime | None = None
    veille: date | None = None
    waiting_for: str | None = None
    waiting_label: str = ""
    until_events: tuple[str, ...] = ()
    note: str = ""
    importance: int = 2
    confidence: Confidence = Confidence.HAUTE


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do, for whom."""

    id: str
    text: str
    detail: str
    recipient: str
    source: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something that must not be missed."""

    id: str
    severity: Severity
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class LawPrint:
    """Which rules were applied: the pack's name, the print of its files, when they were checked, by whom."""

    pack: str
    digest: str
    verified_on: date
    standing: Standing


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the law of the day says of the facts. `missing` are fact ids, in the order of the questions."""

    measure: str
    regime: Regime | None
    as_of: date
    territory: Territory
    facts: Mapping[str, Value]
    conclusions: tuple[Concluded, ...]
    missing: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    actions: tuple[ToDo, ...]
    warnings: tuple[Warned, ...]
    law: LawPrint
