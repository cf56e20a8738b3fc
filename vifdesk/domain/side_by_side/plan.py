"""The lines of the grid, and the facts that two measures share; data, never a guess of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vifdesk.domain.law.heading import Standing

TODAY = "aujourdhui"
"""In what a line supposes: the day on which one looks."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """One line. Empty `tables`: all of the measure's; empty `possible`: its favourable conclusions.

    `supposes`: what would be so if the measure were asked for now, in the place of what the dossier says; `already`: facts
    that show that it was pronounced. `decides`, `delay`, `duration` are sentences, bound by `sources`.
    """

    id: str
    title: str
    measure: str
    tables: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    supposes: Mapping[str, str] = field(default_factory=dict)
    already: Mapping[str, str] = field(default_factory=dict)
    decides: str = ""
    delay: str = ""
    duration: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deduction:
    """What facts of one measure (`when`: any of the values of each) say of another: `then`."""

    id: str
    measure: str
    when: Mapping[str, tuple[str, ...]]
    other: str
    then: Mapping[str, str]
    explanation: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole file. An « identical » fact stands among the deductions once for each value and direction."""

    mention: str
    lines: tuple[LineRule, ...]
    deductions: tuple[Deduction, ...]
    verified_on: date
    standing: Standing
