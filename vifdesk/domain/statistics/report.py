"""What a report says: numbers, and words that come from the program's own files. Nothing of it can name anybody.

The one place for what is nominative is `RestrictedReport.situations`: `WideReport` has no field that could take it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vifdesk.domain.statistics.period import Period


class Audience(StrEnum):
    """Who may read a report: the COPIL VIF, bound by secrecy, or its partners."""

    RESTREINTE = "restreinte"
    LARGE = "large"


class Unit(StrEnum):
    """What a figure is counted in; a share is from 0 to 1."""

    NOMBRE = "nombre"
    PART = "part"
    JOURS = "jours"
    HEURES = "heures"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a figure; all of them come from resources/, none from a dossier.

    `numerator`, `denominator`: what is counted, and over what (a median: over how many); empty where there is none.
    `source`: where the data comes from. `parent`: the figure of which it is a part, empty for none.
    """

    id: str
    label: str
    unit: Unit
    definition: str
    numerator: str = ""
    denominator: str = ""
    source: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """One figure for one period. All None and not masked: no data, « non renseigné ».

    A count has a numerator equal to its value and no denominator; a share has both; a median has the number of cases as
    its denominator. Masked: all are None.
    """

    value: int | float | None = None
    numerator: int | None = None
    denominator: int | None = None
    masked: bool = False


NO_DATA = Amount()
"""« Non renseigné »."""
MASKED = Amount(masked=True)
"""Below the threshold, or hidden to protect such a one; in a wide report also what nothing was recorded of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, for the period and for the one before."""

    words: Wording
    now: Amount
    before: Amount = NO_DATA

    @property
    def id(self) -> str:
        """Its identifier."""
        return self.words.id

    @property
    def variation(self) -> int | float | None:
        """The value less that of the period before (for shares: points from -1 to 1); None unless both are shown."""
        if self.now.value is None or self.before.value is None:
            return None
        difference = self.now.value - self.before.value
        return difference if isinstance(difference, int) else round(difference, 6)


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one subject, in their order; parts come after their total."""

    id: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of figures that the sections hold already: bars, one a figure, now and before. It adds no number."""

    id: str
    title: str
    section: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Part A: numbers only. `before` None: there is no period before. `threshold`: 0 when nothing is masked.

    `unread`: dossiers that cannot be read any more, and are counted nowhere.
    """

    period: Period
    before: Period | None
    threshold: int
    sections: tuple[Section, ...]
    charts: tuple[Chart, ...] = ()
    unread: int = 0

    def __iter__(self) -> Iterator[Figure]:
        """Every figure, section by section."""
        for section in self.sections:
            yield from section.figures

    def figure(self, figure_id: str) -> Figure:
        """The figure of that id.

        Raises:
            KeyError: there is none.

        """
        for figure in self:
            if figure.id == figure_id:
                return figure
        raise KeyError(figure_id)


@dataclass(frozen=True, slots=True)
class Situation:
    """One line of part B: a situation to follow. Nominative.

    `grounds`: what the newest evaluations concluded. `ban`: the frame of the contact ban, in words. `next_deadline` with
    its `due` (the prudent date), `overdue` when that is before the end of the period. `actions`: what is still to do.
    `proposed`: why the program proposes it, in one line; empty when it was chosen by hand.
    """

    reference: str
    pseudonym: str
    grounds: tuple[str, ...] = ()
    ban: str = ""
    ban_end: date | datetime | None = None
    next_deadline: str = ""
    due: date | datetime | None = None
    overdue: bool = False
    actions: tuple[str, ...] = ()
    who: str = ""
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class WideReport:
    """For the CLAV and partners: masked figures, and nothing else."""

    figures: Figures

    @property
    def audience(self) -> Audience:
        """Who may read it."""
        return Audience.LARGE


@dataclass(frozen=True, slots=True)
class RestrictedReport:
    """For the COPIL VIF: nothing is masked; part B names the situations that were chosen."""

    figures: Figures
    situations: tuple[Situation, ...] = ()

    @property
    def audience(self) -> Audience:
        """Who may read it."""
        return Audience.RESTREINTE


Report = WideReport | RestrictedReport
