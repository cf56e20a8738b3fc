"""What long reports hold besides what every paper has: charts of bars, a table of contents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One thing that a chart shows: its length for the period and for the one before; None: there is nothing to draw.

    The words stand at the end of each bar: they are what is read, the length is what is seen.
    """

    label: str
    now: float | None
    now_words: str
    before: float | None = None
    before_words: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one unit, all from zero and to one scale. `before_name` empty: there is no period before.

    It adds nothing to the table that stands under it.
    """

    title: str
    now_name: str
    before_name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: the titles of sections as they are printed, with their level (0 or 1)."""

    entries: tuple[tuple[str, int], ...]
