"""What a report of this court's rules holds: its figures with their words, and how each comes from the counts.

A cell is one count, by its name. What a dossier adds to the cells is `marks`; how cells hang together, so that a hidden one
cannot be worked out from the others, is `groups`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vifdesk.domain.statistics.report import Chart, Wording
from vifdesk.domain.statistics.rules import Act, Delay, Lapse, Parting, Sequel, Share


@dataclass(frozen=True, slots=True)
class Count:
    """The cell itself. `universe`: no data where these cells are all 0. `flows`: hidden with any of these."""

    cell: str
    universe: tuple[str, ...]
    flows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fraction:
    """One cell over another."""

    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Quantile:
    """Of the delays under the name of their cell. `rank` from 0 to 1; the worst, 1, is one person's: never wide."""

    cell: str
    rank: float


@dataclass(frozen=True, slots=True)
class Idle:
    """The part of their days that working devices lay available."""

    flows: tuple[str, ...]


Recipe = Count | Fraction | Quantile | Idle


@dataclass(frozen=True, slots=True)
class Planned:
    """A figure before anything is counted."""

    words: Wording
    recipe: Recipe


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section before anything is counted."""

    id: str
    title: str
    figures: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cells that do not overlap and make up `total`; what they leave of it is counted nowhere else.

    Each cell is a part in one group at most, so that all groups together are a forest.
    """

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedMeasure:
    """What marks need of a measure. `grounds`: of each conclusion, its motives."""

    prefix: str
    day_fact: str
    conclusions: frozenset[str]
    grounds: Mapping[str, frozenset[str]]
    regimes_of: str
    regimes: frozenset[str]
    deadlines: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read from a dossier."""

    measures: Mapping[str, CountedMeasure]
    events: frozenset[str]
    grids: frozenset[str]
    motives: frozenset[str]
    acts: Mapping[str, Act]
    partings: Mapping[str, Parting]
    delays: tuple[Delay, ...]
    sequels: tuple[Sequel, ...]
    shares: tuple[Share, ...]
    lapses: Mapping[tuple[str, str], Lapse]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole report before anything is counted. `sums`: cells that are totals, in an order in which they can be made."""

    sections: tuple[PlannedSection, ...]
    charts: tuple[Chart, ...]
    groups: tuple[Group, ...]
    sums: Mapping[str, tuple[str, ...]]
    reading: Reading
    threshold: int
    horizon: int
