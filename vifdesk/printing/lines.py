"""Runs of text broken into lines. Breaks at plain spaces only; a word wider than the line is cut where it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from vifdesk.printing.marks import Mark
from vifdesk.printing.theme import Style

Measure = Callable[[str, Style], float]
"""The width of a text in points."""


class Run(NamedTuple):
    """A stretch of text in one style, or a mark drawn at its size."""

    text: str
    style: Style
    mark: Mark | None = None


class Piece(NamedTuple):
    """A run placed on its line: `x` from the line's left end."""

    x: float
    run: Run


class Stroke(NamedTuple):
    """A bar of a chart, from the line's left end: full, or hatched so that it differs in grey print too."""

    width: float
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one baseline. `ruled`: a line to write on. `above` is space before, not drawn when the line comes first.

    `bar`: drawn in the line, before what is written at its end.
    """

    pieces: tuple[Piece, ...]
    height: float
    above: float = 0.0
    ruled: bool = False
    bar: Stroke | None = None

    @property
    def size(self) -> float:
        """The largest letters on the line."""
        return max((piece.run.style.size for piece in self.pieces), default=self.height)


_CUT_AFTER = "-/\\_"
_WORDS = re.compile(r"( +|\n)")


def broken(runs: Iterable[Run], width: float, measure: Measure, *, above: float = 0.0) -> tuple[Line, ...]:
    """The lines of `runs` set in `width`; `above` is the space before the first."""
    setter = _Setter(width, measure)
    for run in runs:
        if run.mark is not None:
            setter.add(run, run.style.size)
            continue
        for token in _WORDS.split(run.text):
            if token == "\n":
                setter.end_line(run.style)
            elif token.startswith(" "):
                setter.end_word(run.style)
            elif token:
                setter.add(Run(token, run.style), measure(token, run.style))
    lines = setter.finish()
    return (replace(lines[0], above=above), *lines[1:]) if lines and above else tuple(lines)


class _Setter:
    """Words put one after the other; a word may be made of several runs, between which no line ends."""

    def __init__(self, width: float, measure: Measure) -> None:
        self.width, self.measure = width, measure
        self.lines: list[Line] = []
        self.line: list[Run] = []
        self.used = 0.0
        self.word: list[Run] = []
        self.word_width = 0.0
        self.space: Style | None = None

    def add(self, run: Run, width: float) -> None:
        """Go on with the word."""
        self.word.append(run)
        self.word_width += width

    def end_word(self, style: Style) -> None:
        """A space: a line may end here."""
        self._place_word()
        if self.line:
            self.space = style

    def end_line(self, style: Style) -> None:
        """A line must end here, even an empty one."""
        self._place_word()
        self._close(style)

    def finish(self) -> list[Line]:
        """All lines."""
        self._place_word()
        if self.line:
            self._close(self.line[0].style)
        return self.lines

    def _place_word(self) -> None:
        if not self.word:
            return
        word, width = self.word, self.word_width
        self.word, self.word_width = [], 0.0
        space = self.measure(" ", self.space) if self.space is not None else 0.0
        if self.line and self.used + space + width > self.width:
            self._close(word[0].style)
        elif self.space is not None:
            self.line.append(Run(" ", self.space))
            self.used += space
        self.space = None
        if width > self.width:
            self._place_pieces(word)
        else:
            self.line += word
            self.used += width

    def _place_pieces(self, word: list[Run]) -> None:
        """A word wider than a line."""
        for piece in _cut(word, self.width, self.measure):
            width = piece.style.size if piece.mark is not None else self.measure(piece.text, piece.style)
            if self.line and self.used + width > self.width:
                self._close(piece.style)
            self.line.append(piece)
            self.used += width

    def _close(self, style: Style) -> None:
        self.lines.append(_line(self.line, style, self.measure))
        self.line, self.used, self.space = [], 0.0, None


def _cut(word: Iterable[Run], width: float, measure: Measure) -> Iterator[Run]:
    """The word in pieces that fit, cut after a hyphen or a slash where there is one, else between letters."""
    for run in word:
        rest = run.text
        while rest and (whole := measure(rest, run.style)) > width:
            fits = max(1, int(len(rest) * width / whole))
            while fits > 1 and measure(rest[:fits], run.style) > width:
                fits -= 1
            hyphen = max(rest.rfind(sign, fits // 2, fits) for sign in _CUT_AFTER)
            fits = hyphen + 1 if hyphen > 0 else fits
            yield Run(rest[:fits], run.style)
            rest = rest[fits:]
        if rest or run.mark is not None:
            yield Run(rest, run.style, run.mark)


def _line(runs: list[Run], empty_style: Style, measure: Measure) -> Line:
    """Runs of one style that follow each other become one piece."""
    pieces: list[Piece] = []
    x = 0.0
    place = 0
    while place < len(runs):
        style, mark = runs[place].style, runs[place].mark
        end = place + 1
        while mark is None and end < len(runs) and runs[end].style is style and runs[end].mark is None:
            end += 1
        text = "".join([run.text for run in runs[place:end]])
        pieces.append(Piece(x, Run(text, style, mark)))
        x += style.size if mark is not None else measure(text, style)
        place = end
    height = max([piece.run.style.leading for piece in pieces], default=empty_style.leading)
    return Line(tuple(pieces), height)
