"""Signs and boxes drawn as shapes: the font has none, and shapes survive grey printing."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from vifdesk.domain.law.measure import Severity, Tone
from vifdesk.printing.theme import WHITE, Colour

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Mark(StrEnum):
    """What can be drawn in a square as high as the letters around it."""

    BOX = "case"
    TICKED = "case_cochee"
    CHECK = "coche"
    ALARM = "triangle_plein"
    CAUTION = "triangle"
    WAIT = "attente"
    CLOSED = "barre"
    NOTE = "note"


TONE_MARKS = {
    Tone.FAVORABLE: Mark.CHECK,
    Tone.ALERTE: Mark.ALARM,
    Tone.ATTENTE: Mark.WAIT,
    Tone.DEFAVORABLE: Mark.CLOSED,
    Tone.NEUTRE: Mark.NOTE,
}
SEVERITY_MARKS = {Severity.ALERTE: Mark.ALARM, Severity.VIGILANCE: Mark.CAUTION, Severity.RAPPEL: Mark.NOTE}

_OUTLINE = 0.07
"""The width of outlines, as a part of the mark's size."""


class _Pen:
    """A canvas seen as a square of side 1, its lower left corner at 0, 0."""

    def __init__(self, canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
        self.canvas, self.x, self.y, self.size = canvas, x, y, size
        self._colour(colour)
        canvas.setLineWidth(size * _OUTLINE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)

    def _colour(self, colour: Colour) -> None:
        self.canvas.setStrokeColorRGB(colour.red, colour.green, colour.blue)
        self.canvas.setFillColorRGB(colour.red, colour.green, colour.blue)

    def white(self) -> None:
        """What follows is drawn white, on what is already there."""
        self._colour(WHITE)

    def path(
        self, *points: tuple[float, float], thick: float = 1.0, closed: bool = False, fill: bool = False
    ) -> None:
        """Straight lines from point to point."""
        self.canvas.setLineWidth(self.size * _OUTLINE * thick)
        path = self.canvas.beginPath()
        path.moveTo(self.x + points[0][0] * self.size, self.y + points[0][1] * self.size)
        for across, up in points[1:]:
            path.lineTo(self.x + across * self.size, self.y + up * self.size)
        if closed:
            path.close()
        self.canvas.drawPath(path, stroke=1, fill=int(fill))

    def disc(self, across: float, up: float, radius: float, *, fill: bool) -> None:
        """A circle, or a full disc."""
        self.canvas.setLineWidth(self.size * _OUTLINE)
        self.canvas.circle(
            self.x + across * self.size,
            self.y + up * self.size,
            radius * self.size,
            stroke=int(not fill),
            fill=int(fill),
        )


_SQUARE = ((0.06, 0.0), (0.86, 0.0), (0.86, 0.8), (0.06, 0.8))
_TRIANGLE = ((0.06, 0.04), (0.9, 0.04), (0.48, 0.8))


def _box(pen: _Pen) -> None:
    pen.path(*_SQUARE, closed=True)


def _ticked(pen: _Pen) -> None:
    pen.path(*_SQUARE, closed=True)
    pen.path((0.2, 0.4), (0.4, 0.18), (0.74, 0.64), thick=1.9)


def _check(pen: _Pen) -> None:
    pen.disc(0.46, 0.4, 0.44, fill=True)
    pen.white()
    pen.path((0.25, 0.4), (0.41, 0.24), (0.68, 0.56), thick=1.5)


def _alarm(pen: _Pen) -> None:
    pen.path(*_TRIANGLE, closed=True, fill=True)
    pen.white()
    pen.path((0.48, 0.52), (0.48, 0.3), thick=1.3)
    pen.disc(0.48, 0.16, 0.055, fill=True)


def _caution(pen: _Pen) -> None:
    pen.path(*_TRIANGLE, closed=True)
    pen.path((0.48, 0.52), (0.48, 0.3), thick=1.2)
    pen.disc(0.48, 0.17, 0.05, fill=True)


def _wait(pen: _Pen) -> None:
    pen.disc(0.46, 0.4, 0.41, fill=False)
    for across in (0.27, 0.46, 0.65):
        pen.disc(across, 0.4, 0.065, fill=True)


def _closed(pen: _Pen) -> None:
    pen.disc(0.46, 0.4, 0.41, fill=False)
    pen.path((0.25, 0.4), (0.67, 0.4), thick=1.9)


def _note(pen: _Pen) -> None:
    pen.disc(0.46, 0.4, 0.41, fill=False)
    pen.path((0.46, 0.42), (0.46, 0.2), thick=1.3)
    pen.disc(0.46, 0.59, 0.06, fill=True)


_DRAWN: dict[Mark, Callable[[_Pen], None]] = {
    Mark.BOX: _box,
    Mark.TICKED: _ticked,
    Mark.CHECK: _check,
    Mark.ALARM: _alarm,
    Mark.CAUTION: _caution,
    Mark.WAIT: _wait,
    Mark.CLOSED: _closed,
    Mark.NOTE: _note,
}


def draw_mark(canvas: Canvas, mark: Mark, x: float, y: float, size: float, colour: Colour) -> None:
    """`mark` in a square of side `size` that stands on the baseline `y`."""
    _DRAWN[mark](_Pen(canvas, x, y, size, colour))
