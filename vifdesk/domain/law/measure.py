"""A measure: versions, tables, conclusions, actions, warnings and deadlines, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.period import Unit
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.condition import Condition
from vifdesk.domain.law.facts import Fact
from vifdesk.domain.law.heading import Heading, Standing

__all__ = [
    "MISSING_INFORMATION",
    "ActionRule",
    "Blackout",
    "Conclusion",
    "Confidence",
    "Counted",
    "DeadlineRule",
    "Heading",
    "LengthRule",
    "Measure",
    "MissingRule",
    "NotYetInForce",
    "Regime",
    "Repetition",
    "Row",
    "Severity",
    "Standing",
    "StartRule",
    "Table",
    "Tone",
    "WarningRule",
]

MISSING_INFORMATION = "information_manquante"
"""The conclusion that every table can reach without a row: the facts do not decide."""


class NotYetInForce(LookupError):
    """No version of the measure was in force on that day."""


class Tone(StrEnum):
    """How a conclusion is coloured; never a rank."""

    FAVORABLE = "favorable"
    ALERTE = "alerte"
    ATTENTE = "attente"
    DEFAVORABLE = "defavorable"
    NEUTRE = "neutre"


class Severity(StrEnum):
    """How loudly a warning speaks."""

    ALERTE = "alerte"
    VIGILANCE = "vigilance"
    RAPPEL = "rappel"


@dataclass(frozen=True, slots=True)
class Regime:
    """One version of the law; both days included, None for « always before » and « until now »."""

    id: str
    label: str
    since: date | None
    until: date | None
    sources: tuple[str, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether the version was in force on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class MissingRule:
    """A fact that a written « information_manquante » row names as missing when `condition` holds."""

    fact: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a decision table. `conclusion` None: the row answers and concludes nothing."""

    id: str
    rule: str
    condition: Condition
    regimes: tuple[str, ...]
    conclusion: str | None
    motif: str | None
    motif_fact: str | None
    explanation: str
    sources: tuple[str, ...]
    confidence: Confidence
    missing: tuple[MissingRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table: the first row that is true answers; `claim` says for which situations."""

    id: str
    title: str
    claim: Condition
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What can be concluded, in words."""

    id: str
    title: str
    sentence: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class ActionRule:
    """Something to do, when `condition` holds."""

    id: str
    condition: Condition
    text: str
    detail: str
    recipient: str
    source: str


@dataclass(frozen=True, slots=True)
class WarningRule:
    """Something that must not be missed, when `condition` holds."""

    id: str
    condition: Condition
    severity: Severity
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class StartRule:
    """From which fact a deadline runs; with `hour`, a day and an hour make the moment."""

    condition: Condition
    fact: str
    hour: str | None = None


@dataclass(frozen=True, slots=True)
class LengthRule:
    """How long a deadline lasts: a number, an answer (`fact`), or an end that is itself an answer (`end_fact`)."""

    condition: Condition
    unit: Unit | None = None
    count: int | None = None
    fact: str | None = None
    then_count: int | None = None
    then_unit: Unit | None = None
    end_fact: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blackout:
    """Ends that fall in this window (both days included) are not dated; the warning stands instead."""

    since: date
    until: date
    warning: str


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """A deadline that the law sets, when `condition` holds."""

    id: str
    label: str
    condition: Condition
    nature: Nature
    sources: tuple[str, ...]
    confidence: Confidence
    starts: tuple[StartRule, ...]
    lengths: tuple[LengthRule, ...]
    until_events: tuple[str, ...] = ()
    note: str = ""
    importance: int = 2
    blackout: Blackout | None = None


@dataclass(frozen=True, slots=True)
class Repetition:
    """« One more child »: the button's words, and the facts to be answered anew in the copy.

    `person`: what the one is called to whom the copy, and the examination itself, belong; empty where it is nobody's.
    """

    id: str
    button: str
    clears: tuple[str, ...]
    person: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """How the measure's evaluations are counted in reports: figures begin with `prefix`, and belong to the day of `day_fact`.

    `grounds`: the motives of each conclusion are counted too; `regimes_of`: a conclusion counted by version, or empty.
    """

    prefix: str
    day_fact: str
    grounds: bool = False
    regimes_of: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, whole. `ignored_facts`: accepted from outside, and never read.

    `stage_fact`: the choice that tells the stages of one matter apart; the deadlines of an earlier stage go on beside those
    of a later one. Empty: a new evaluation takes the place of the one before.
    """

    heading: Heading
    regime_fact: str
    absent_is_unknown: bool
    regimes: tuple[Regime, ...]
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    conclusions: tuple[Conclusion, ...]
    motifs: tuple[tuple[str, str], ...]
    actions: tuple[ActionRule, ...]
    warnings: tuple[WarningRule, ...]
    deadlines: tuple[DeadlineRule, ...]
    repetitions: tuple[Repetition, ...] = ()
    ignored_facts: tuple[str, ...] = ()
    stage_fact: str = ""
    counted_as: Counted | None = None

    @property
    def counted(self) -> Counted:
        """How it is counted; what its file does not say follows from its name and its versions."""
        return self.counted_as or Counted(self.id.replace("-", "_"), self.regime_fact)

    @property
    def id(self) -> str:
        """The measure's identifier, the name of its folder."""
        return self.heading.id

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id.

        Raises:
            KeyError: there is none.

        """
        for fact in self.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)

    def regime(self, *, as_of: date) -> Regime:
        """The version in force on `as_of`.

        Raises:
            NotYetInForce: none was.

        """
        for regime in self.regimes:
            if regime.covers(as_of):
                return regime
        raise NotYetInForce(f"{self.id} : aucune version en vigueur le {as_of.isoformat()}")
