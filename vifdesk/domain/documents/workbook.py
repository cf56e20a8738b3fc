"""A spreadsheet as a value: sheets of cells, nothing of how they look. What a spreadsheet would take for a formula is a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Share:
    """A part from 0 to 1, shown as a percentage."""

    value: float


Cell: TypeAlias = str | int | float | Share | date | None
"""None: nothing. A text stays a text, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells; the first is the head. `widths` of the columns, in centimetres."""

    name: str
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in their order; `notice` stands on every printed page."""

    title: str
    sheets: tuple[Sheet, ...]
    notice: str = ""
    language: str = "fr-FR"
    author: str = "vifdesk"
