"""Bar charts as bands: the label at the left, one bar a period, the number at the end of its bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vifdesk.domain.documents.report_blocks import Bar, BarChart
from vifdesk.printing.bands import Band, Cell
from vifdesk.printing.lines import Line, Piece, Stroke
from vifdesk.printing.setting import Setting

_LABELS = 0.40
"""The part of the width that labels take."""
_GUTTER = 8.0
_WORDS = 84.0
"""What is kept at the right for the number at the end of the longest bar."""
_LEAST = 0.8
"""What is not nothing can be seen."""
_AFTER_BAR = 4.0
_SWATCH = 16.0
_MOST_WHOLE = 10
"""A chart of more bars may be parted between two pages."""


def chart_bands(chart: BarChart, setting: Setting) -> Iterator[Band]:
    """The title, what full and hatched mean, then the bars."""
    theme = setting.theme
    title = setting.text(chart.title, theme.strong, theme.width)
    yield replace(setting.band(*title, above=6), keeps_next=True)
    yield replace(_legend(chart, setting), keeps_next=bool(chart.bars))
    longest = max((length for bar in chart.bars for length in (bar.now, bar.before) if length), default=0.0)
    whole = len(chart.bars) <= _MOST_WHOLE
    for place, bar in enumerate(chart.bars):
        last = place == len(chart.bars) - 1
        yield replace(_bars(bar, chart, longest, setting), keeps_next=whole and not last)


def _legend(chart: BarChart, setting: Setting) -> Band:
    cells, left = [], 0.0
    names = [(chart.now_name, False)] + ([(chart.before_name, True)] if chart.before_name else [])
    share = setting.theme.width / 2
    for name, hatched in names:
        run = setting.run(name, setting.theme.second)
        line = _line(run.text, Stroke(_SWATCH, hatched), setting)
        cells.append(Cell(left, share, (line,)))
        left += share
    return Band(tuple(cells), above=setting.theme.space(3))


def _bars(bar: Bar, chart: BarChart, longest: float, setting: Setting) -> Band:
    width = setting.theme.width
    label = width * _LABELS
    room = width - label - _WORDS
    values = [(bar.now, bar.now_words, False)]
    if chart.before_name:
        values.append((bar.before, bar.before_words, True))
    lines = tuple(
        _line(words, Stroke(_length(value, longest, room), hatched), setting)
        for value, words, hatched in values
    )
    texts = setting.text(bar.label, setting.theme.style(8.2), label - _GUTTER)
    return Band((Cell(0, label, texts), Cell(label, width - label, lines)), above=setting.theme.space(3.5))


def _length(value: float | None, longest: float, room: float) -> float:
    if not value or longest <= 0:
        return 0.0
    return max(_LEAST, value / longest * room)


def _line(words: str, bar: Stroke, setting: Setting) -> Line:
    run = setting.run(words, setting.theme.style(8.2))
    at = bar.width + _AFTER_BAR if bar.width else 0.0
    return Line((Piece(at, run),), run.style.leading, bar=bar)
