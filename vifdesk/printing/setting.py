"""A compositor's case: texts cleaned and broken into lines, columns placed, at one scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.faces import Faces
from vifdesk.printing.glyphs import printable
from vifdesk.printing.lines import Line, Piece, Run, broken
from vifdesk.printing.marks import Mark
from vifdesk.printing.theme import Face, Style, Theme

NO_BREAK = "\u00a0"


class Rule:
    """Measures the texts of one paper. What it remembers of them goes with it: names do not pile up in memory."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._shown: dict[str, str] = {}
        self._widths: dict[Face, dict[str, float]] = {face: {} for face in Face}

    def shown(self, text: str) -> str:
        """`text` as the font can show it."""
        shown = self._shown.get(text)
        if shown is None:
            shown = self._shown[text] = printable(text, self._faces.glyphs)
        return shown

    def measure(self, text: str, style: Style) -> float:
        """The width of `text` in points."""
        known = self._widths[style.face]
        width = known.get(text)
        if width is None:
            width = known[text] = self._faces.width(text, style.face)
        return width * style.size / 1000


@dataclass(frozen=True, slots=True)
class Setting:
    """The theme with which blocks are set, and the rule that measures them.

    `pages`: on which page each title stands, once that is known.
    """

    theme: Theme
    rule: Rule
    pages: Mapping[str, int] = field(default_factory=dict)

    def run(self, text: str, style: Style) -> Run:
        """A stretch of text that the font can show."""
        return Run(self.rule.shown(text), style)

    def mark(self, mark: Mark, style: Style) -> Run:
        """A sign as high as the letters of `style`."""
        return Run("", style, mark)

    def lines(self, runs: Sequence[Run] | Run, width: float, *, above: float = 0.0) -> tuple[Line, ...]:
        """Runs set one after the other; `above` is the space before them (it shrinks with the scale)."""
        given = [runs] if isinstance(runs, Run) else runs
        return broken(given, width, self.rule.measure, above=self.theme.space(above))

    def text(self, text: str, style: Style, width: float, *, above: float = 0.0) -> tuple[Line, ...]:
        """A text in one style; no line for an empty one."""
        return self.lines(self.run(text, style), width, above=above) if text else ()

    def to_the_right(self, lines: tuple[Line, ...], width: float) -> tuple[Line, ...]:
        """Lines moved against the right end of `width`."""
        return tuple(replace(line, pieces=_moved(line, width - self._end(line))) for line in lines)

    def _end(self, line: Line) -> float:
        last = line.pieces[-1]
        return last.x + (
            last.run.style.size if last.run.mark else self.rule.measure(last.run.text, last.run.style)
        )

    def ruled(self, count: int, height: float = 17.0) -> tuple[Line, ...]:
        """Lines to write on by hand: they do not shrink."""
        return (Line((), height, ruled=True),) * count

    def band(
        self, *lines: Line, above: float = 0.0, paint: Paint | None = None, padding: Padding | None = None
    ) -> Band:
        """Lines over the whole width."""
        cell = Cell(0.0, self.theme.width, lines, padding or Padding(), paint)
        return Band((cell,), above=self.theme.space(above))


def _moved(line: Line, by: float) -> tuple[Piece, ...]:
    return tuple(Piece(piece.x + by, piece.run) for piece in line.pieces)
