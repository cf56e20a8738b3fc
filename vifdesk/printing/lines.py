"""Runs of text broken into lines. Breaks at plain spaces only; a word wider than the line is cut where it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
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


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one baseline. `ruled`: a line to write on. `above` is space before, not drawn when the line comes first."""

    pieces: tuple[Piece, ...]
    height: float
    above: float = 0.0
    ruled: bool = False

    @property
    def size(self) -> float:
        """The largest letters on the line."""
        return max((piece.run.style.size for piece in self.pieces), default=self.height)


class _Word(NamedTuple):
    """What no break may cut; `after_space` and `starts_line` say what stood before it."""

    runs: tuple[Run, ...]
    width: float
    after_space: bool
    starts_line: bool


_CUT_AFTER = "-/\\_"
_TOKENS = re.compile(r"[ ]+|\n|[^ \n]+")


def broken(runs: Iterable[Run], width: float, measure: Measure, *, above: float = 0.0) -> tuple[Line, ...]:
    """The lines of `runs` set in `width`; `above` is the space before the first."""
    lines: list[Line] = []
    current: list[Run] = []
    used = 0.0
    for word in _words(runs, measure):
        space = measure(" ", word.runs[0].style) if word.after_space and current else 0.0
        if word.starts_line or (current and used + space + word.width > width):
            lines.append(_line(current, word.runs[0].style, measure))
            current, used, space = [], 0.0, 0.0
        if space:
            current.append(Run(" ", word.runs[0].style))
        for part in _cut(word, width, measure) if word.width > width else (word,):
            if current and used + space + part.width > width:
                lines.append(_line(current, part.runs[0].style, measure))
                current, used, space = [], 0.0, 0.0
            current.extend(part.runs)
            used += space + part.width
            space = 0.0
    if current:
        lines.append(_line(current, current[0].style, measure))
    return (_raised(lines[0], above), *lines[1:]) if lines else ()


def _raised(line: Line, above: float) -> Line:
    return Line(line.pieces, line.height, above)


def _words(runs: Iterable[Run], measure: Measure) -> Iterator[_Word]:
    pending: list[Run] = []
    after_space = starts_line = False
    for run in runs:
        tokens: Sequence[str] = ("",) if run.mark is not None else _TOKENS.findall(run.text)
        for token in tokens:
            if run.mark is None and token.strip(" \n") == "":
                if pending:
                    yield _word(pending, after_space, starts_line, measure)
                    pending, after_space, starts_line = [], False, False
                elif starts_line and token == "\n":
                    yield _word([Run("", run.style)], after_space, starts_line, measure)
                after_space = after_space or token != "\n"
                starts_line = starts_line or token == "\n"
            else:
                pending.append(run if run.mark is not None else Run(token, run.style))
    if pending:
        yield _word(pending, after_space, starts_line, measure)


def _word(runs: list[Run], after_space: bool, starts_line: bool, measure: Measure) -> _Word:
    return _Word(tuple(runs), sum(_width(run, measure) for run in runs), after_space, starts_line)


def _width(run: Run, measure: Measure) -> float:
    return run.style.size if run.mark is not None else measure(run.text, run.style)


def _cut(word: _Word, width: float, measure: Measure) -> Iterator[_Word]:
    """The word in pieces that fit, cut after a hyphen or a slash where there is one, else between letters."""
    for run in word.runs:
        rest = run.text
        while rest and _width(Run(rest, run.style), measure) > width:
            fits = max(1, int(len(rest) * width / measure(rest, run.style)))
            while fits > 1 and measure(rest[:fits], run.style) > width:
                fits -= 1
            hyphen = max(rest.rfind(sign, fits // 2, fits) for sign in _CUT_AFTER)
            fits = hyphen + 1 if hyphen > 0 else fits
            yield _word([Run(rest[:fits], run.style)], False, False, measure)
            rest = rest[fits:]
        if rest or run.mark is not None:
            yield _word([Run(rest, run.style, run.mark)], False, False, measure)


def _line(runs: Sequence[Run], empty_style: Style, measure: Measure) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    for (style, mark), group in groupby(runs, key=lambda run: (run.style, run.mark)):
        text = "".join(run.text for run in group)
        run = Run(text, style, mark)
        pieces.append(Piece(x, run))
        x += _width(run, measure)
    height = max((piece.run.style.leading for piece in pieces), default=empty_style.leading)
    return Line(tuple(pieces), height)
