"""Bands: cells side by side over the width of the page. The only shape from which pages are made."""

from __future__ import annotations

from dataclasses import dataclass, replace

from vifdesk.printing.lines import Line
from vifdesk.printing.theme import Colour


@dataclass(frozen=True, slots=True)
class Paint:
    """What is drawn behind a cell, over the band's whole height."""

    background: Colour | None = None
    border: Colour | None = None
    bar: Colour | None = None
    """A thick bar at the left."""


@dataclass(frozen=True, slots=True)
class Padding:
    """Space inside a cell."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines in a column. `left` is counted from the page's left margin."""

    left: float
    width: float
    lines: tuple[Line, ...] = ()
    padding: Padding = Padding()
    paint: Paint | None = None

    @property
    def height(self) -> float:
        """What the cell needs."""
        return self.padding.top + lines_height(self.lines) + self.padding.bottom


def lines_height(lines: tuple[Line, ...]) -> float:
    """The height of lines set one under the other; the space before the first does not count."""
    return sum(line.height + line.above for line in lines) - (lines[0].above if lines else 0.0)


@dataclass(frozen=True, slots=True)
class Band:
    """Cells side by side. `above` is the space before it, not drawn at the top of a page.

    `rule`: a hairline over it. `keeps_next`: not to be parted from the band that follows. `bookmark`: its entry in the
    outline, at `level`. `repeated`: the band to draw again over the rest when a page ends here (a table's head).
    `target`: the bookmark to which a click leads.
    """

    cells: tuple[Cell, ...]
    above: float = 0.0
    rule: Colour | None = None
    keeps_next: bool = False
    bookmark: str = ""
    repeated: Band | None = None
    level: int = 0
    target: str = ""

    @property
    def height(self) -> float:
        """The height of the tallest cell."""
        return max((cell.height for cell in self.cells), default=0.0)


def cut(band: Band, available: float) -> tuple[Band, Band] | None:
    """The band in two, the first no higher than `available`; None when not even a line fits."""
    halves = [_cut_cell(cell, available) for cell in band.cells]
    if not any(first.lines for first, _ in halves):
        return None
    first = replace(band, cells=tuple(first for first, _ in halves))
    rest = replace(band, cells=tuple(second for _, second in halves), above=0.0, rule=None, bookmark="")
    return first, rest


def _cut_cell(cell: Cell, available: float) -> tuple[Cell, Cell]:
    kept, used = 0, cell.padding.top + cell.padding.bottom
    for place, line in enumerate(cell.lines):
        used += line.height + (line.above if place else 0.0)
        if used > available:
            break
        kept += 1
    return replace(cell, lines=cell.lines[:kept]), replace(cell, lines=cell.lines[kept:])
