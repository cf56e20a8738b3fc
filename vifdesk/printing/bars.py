"""Bars of charts drawn so that the two periods differ without any colour: one is full, the other hatched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.printing.lines import Stroke
from vifdesk.printing.theme import BAR_INK

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_SHARE = 0.74
"""Of the line's height; the rest is air between two bars."""
_STEP = 3.2
_EDGE = 0.6


def draw_bar(canvas: Canvas, x: float, bottom: float, line: float, bar: Stroke) -> None:
    """A bar in a line whose lower left corner is at `x`, `bottom`; one of no width is not drawn."""
    if bar.width <= 0:
        return
    height = line * _SHARE
    y = bottom + (line - height) / 2
    canvas.saveState()
    canvas.setStrokeColorRGB(BAR_INK.red, BAR_INK.green, BAR_INK.blue)
    canvas.setFillColorRGB(BAR_INK.red, BAR_INK.green, BAR_INK.blue)
    canvas.setLineWidth(_EDGE)
    if bar.hatched:
        _hatch(canvas, x, y, bar.width, height)
    canvas.rect(x, y, bar.width, height, stroke=1, fill=int(not bar.hatched))
    canvas.restoreState()


def _hatch(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Slanted lines, cut at the edges of the bar."""
    start = -height
    lines = []
    while start < width:
        left, right = max(start, 0.0), min(start + height, width)
        lines.append((x + left, y + left - start, x + right, y + right - start))
        start += _STEP
    canvas.lines(lines)
