"""Sizes in points, spaces and colours of the paper; the only place that holds them. Everything stays legible in grey."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vifdesk.domain.law.measure import Severity, Tone

LEFT, RIGHT = 51.0, 42.5
"""The left margin is wider: the sheet is punched and filed."""
TOP, BOTTOM = 30.0, 26.0

SMALLER_SCALES = (0.96, 0.92, 0.88, 0.84)
"""Tried in turn when a document is slightly too long for its pages."""
_SMALLEST = 6.6


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, in points."""

    width: float
    height: float


PORTRAIT, LANDSCAPE = Paper(595.28, 841.89), Paper(841.89, 595.28)
"""A4, upright and lying."""


class Face(StrEnum):
    """The weights of the font."""

    REGULAR = "LiberationSans-Regular"
    BOLD = "LiberationSans-Bold"
    ITALIC = "LiberationSans-Italic"


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green, blue, each from 0 to 1."""

    red: float
    green: float
    blue: float


def _hex(code: str) -> Colour:
    return Colour(*(int(code[place : place + 2], 16) / 255 for place in (0, 2, 4)))


INK = _hex("161b26")
GREY = _hex("525b69")
HAIRLINE = _hex("c3c9d2")
TINT = _hex("f3f5f8")
WHITE = _hex("ffffff")
BAR_INK = _hex("3d4b61")
ALARM = _hex("9b1c1c")

TONES = {
    Tone.FAVORABLE: _hex("14603a"),
    Tone.ALERTE: ALARM,
    Tone.ATTENTE: _hex("7a4f00"),
    Tone.DEFAVORABLE: _hex("3d4b61"),
    Tone.NEUTRE: _hex("2a4675"),
}
SEVERITIES = {Severity.ALERTE: ALARM, Severity.VIGILANCE: _hex("7a4f00"), Severity.RAPPEL: _hex("2a4675")}


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of text is set. `leading` is the height of its lines."""

    face: Face
    size: float
    colour: Colour = INK
    tightness: float = 1.2

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * self.tightness


@dataclass(frozen=True, slots=True)
class Theme:
    """The styles at one scale, and the sheet on which they are set."""

    scale: float = 1.0
    paper: Paper = PORTRAIT

    @property
    def width(self) -> float:
        """The width of the text, between the margins."""
        return self.paper.width - LEFT - RIGHT

    def space(self, points: float) -> float:
        """A space, which shrinks faster than letters."""
        return points * self.scale * self.scale

    def style(self, size: float, face: Face = Face.REGULAR, colour: Colour = INK) -> Style:
        """A style of that size at this scale, never illegible."""
        return Style(face, max(_SMALLEST, size * self.scale), colour)

    @property
    def title(self) -> Style:
        """The paper's title."""
        return self.style(17, Face.BOLD)

    @property
    def section(self) -> Style:
        """A section's title."""
        return self.style(10.5, Face.BOLD)

    @property
    def conclusion(self) -> Style:
        """The title of a conclusion."""
        return self.style(13, Face.BOLD)

    @property
    def main_date(self) -> Style:
        """The prudent date of the deadline that matters most."""
        return self.style(15, Face.BOLD)

    @property
    def date(self) -> Style:
        """The prudent date of another deadline."""
        return self.style(11.5, Face.BOLD)

    @property
    def body(self) -> Style:
        """Running text."""
        return self.style(9.2)

    @property
    def strong(self) -> Style:
        """Text to be seen."""
        return self.style(9.2, Face.BOLD)

    @property
    def second(self) -> Style:
        """What comes after: details, steps."""
        return self.style(8, Face.REGULAR, GREY)

    @property
    def label(self) -> Style:
        """Small labels."""
        return self.style(7.6, Face.BOLD, GREY)

    @property
    def source(self) -> Style:
        """Articles and circulars."""
        return self.style(7.2, Face.REGULAR, GREY)


FOOT = Style(Face.REGULAR, 6.8, GREY)
FOOT_STRONG = Style(Face.BOLD, 6.8, INK)
NOTICE = Style(Face.BOLD, 8.2, INK)
PAGE_NUMBER = Style(Face.REGULAR, 8.2, GREY)
RUNNING = Style(Face.REGULAR, 8.2, GREY)
