"""Pages onto reportlab's canvas: the bands, and what stands on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vifdesk.domain.documents.document import Document
from vifdesk.printing.bands import Band, Cell
from vifdesk.printing.bars import draw_bar
from vifdesk.printing.glyphs import REPLACEMENT_NOTE
from vifdesk.printing.lines import Line, Piece, Run
from vifdesk.printing.marks import draw_mark
from vifdesk.printing.paginate import Page
from vifdesk.printing.setting import Setting
from vifdesk.printing.theme import (
    BOTTOM,
    FOOT,
    FOOT_STRONG,
    GREY,
    HAIRLINE,
    INK,
    LEFT,
    NOTICE,
    PAGE_NUMBER,
    RUNNING,
    TOP,
    Colour,
)

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_STRIP = 20.0
"""The height of the strip with the notice and the page's number."""
_AFTER_RUNNING = 8.0
_BEFORE_FOOT = 8.0
_HAIR = 0.5
_BAR = 4.0
_PAGE_NUMBER_ROOM = 70.0
_RUNNING_LINES = 2
_ELLIPSIS_ROOM = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands on every page, set once; `height` of the paper, in points."""

    height: float
    notice: tuple[Line, ...]
    running: tuple[Line, ...]
    foot: tuple[Line, ...]

    @property
    def foot_height(self) -> float:
        """The height kept at the foot of the pages."""
        return sum(line.height for line in self.foot) + _BEFORE_FOOT

    @property
    def first_top(self) -> float:
        """Where the text begins on the first page, from the top of the paper."""
        return TOP + _STRIP

    @property
    def next_top(self) -> float:
        """Where it begins on the others."""
        return (
            TOP
            + _STRIP
            + sum(line.height for line in self.running)
            + (_AFTER_RUNNING if self.running else 0.0)
        )

    def room(self, top: float) -> float:
        """The height left for the text."""
        return self.height - top - BOTTOM - self.foot_height


def frame_of(document: Document, setting: Setting, *, replaced: bool) -> Frame:
    """The frame of `document`'s pages; `replaced`: some letters could not be shown, which the foot then says."""
    notice = setting.text(document.notice, NOTICE, setting.theme.width - _PAGE_NUMBER_ROOM)
    foot = [
        line
        for place, text in enumerate(document.foot)
        for line in setting.text(text, FOOT if place else FOOT_STRONG, setting.theme.width)
    ]
    if replaced:
        foot += setting.text(REPLACEMENT_NOTE, FOOT, setting.theme.width)
    return Frame(
        setting.theme.paper.height,
        notice,
        _shortened(setting.text(document.running, RUNNING, setting.theme.width)),
        tuple(foot),
    )


def _shortened(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A reminder, not a content: the first page has it whole."""
    if len(lines) <= _RUNNING_LINES:
        return lines
    *kept, last = lines[:_RUNNING_LINES]
    *pieces, end = last.pieces
    cut_short = Piece(end.x, Run(f"{end.run.text[:-_ELLIPSIS_ROOM]}…", end.run.style))
    return (*kept, replace(last, pieces=(*pieces, cut_short)))


class Painter:
    """Draws pages on a canvas."""

    def __init__(self, canvas: Canvas, frame: Frame, setting: Setting) -> None:
        self.canvas, self.frame, self.setting = canvas, frame, setting
        self._keys: dict[str, str] = {}

    def draw(self, pages: Sequence[Page]) -> None:
        """All pages, with their outline."""
        targets = [placed.band.target for page in pages for placed in page if placed.band.target]
        self._keys = {target: f"t{place}" for place, target in enumerate(dict.fromkeys(targets))}
        for number, page in enumerate(pages, start=1):
            self._strip(number, len(pages))
            top = self.frame.first_top if number == 1 else self.frame.next_top
            for placed in page:
                self._band(placed.band, self.frame.height - top - placed.down)
            self._foot()
            self.canvas.showPage()

    # ------------------------------------------------------------------------------------------------- every page

    def _strip(self, number: int, count: int) -> None:
        y = self.frame.height - TOP
        self._lines(self.frame.notice, LEFT, y)
        label = f"page {number}/{count}"
        width = self.setting.rule.measure(label, PAGE_NUMBER)
        self._text(
            label,
            LEFT + self.setting.theme.width - width,
            y - PAGE_NUMBER.size,
            PAGE_NUMBER.face,
            PAGE_NUMBER.size,
            GREY,
        )
        self._rule(y - NOTICE.leading - 2, LEFT, self.setting.theme.width, INK, 0.8)
        if number > 1:
            self._lines(self.frame.running, LEFT, y - _STRIP)

    def _foot(self) -> None:
        y = BOTTOM + self.frame.foot_height - _BEFORE_FOOT
        self._rule(y + 3, LEFT, self.setting.theme.width, HAIRLINE, _HAIR)
        self._lines(self.frame.foot, LEFT, y)

    # ------------------------------------------------------------------------------------------------------ bands

    def _band(self, band: Band, top: float) -> None:
        height = band.height
        if band.bookmark:
            self._bookmark(band.bookmark, band.level, top)
        if band.target:
            self._link(band.target, top, height)
        for cell in band.cells:
            self._behind(cell, top, height)
        if band.rule is not None:
            self._rule(top, LEFT, self.setting.theme.width, band.rule, _HAIR)
        for cell in band.cells:
            self._lines(cell.lines, LEFT + cell.left + cell.padding.left, top - cell.padding.top, cell.width)

    def _bookmark(self, title: str, level: int, top: float) -> None:
        key = self._keys.get(title) or f"s{self.canvas.getPageNumber()}-{top:.1f}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top + 12)
        self.canvas.addOutlineEntry(title, key, level=level)

    def _link(self, target: str, top: float, height: float) -> None:
        self.canvas.linkRect(
            "",
            self._keys[target],
            (LEFT, top - height, LEFT + self.setting.theme.width, top),
            relative=0,
            Border="[0 0 0]",
        )

    def _behind(self, cell: Cell, top: float, height: float) -> None:
        if cell.paint is None:
            return
        x, y = LEFT + cell.left, top - height
        if cell.paint.background is not None:
            self._fill(cell.paint.background)
            self.canvas.rect(x, y, cell.width, height, stroke=0, fill=1)
        if cell.paint.bar is not None:
            self._fill(cell.paint.bar)
            self.canvas.rect(x, y, _BAR, height, stroke=0, fill=1)
        if cell.paint.border is not None:
            self.canvas.setLineWidth(_HAIR)
            self.canvas.setStrokeColorRGB(
                cell.paint.border.red, cell.paint.border.green, cell.paint.border.blue
            )
            self.canvas.rect(x, y, cell.width, height, stroke=1, fill=0)

    def _lines(self, lines: Sequence[Line], x: float, top: float, width: float = 0.0) -> None:
        for place, line in enumerate(lines):
            top -= line.height + (line.above if place else 0.0)
            self._line(line, x, top, width)

    def _line(self, line: Line, x: float, bottom: float, width: float) -> None:
        if line.bar is not None:
            draw_bar(self.canvas, x, bottom, line.height, line.bar)
        if line.ruled:
            self._rule(bottom + 2, x, width - 12, GREY, 0.4)
        baseline = bottom + line.height - line.size * 1.02
        for piece in line.pieces:
            style = piece.run.style
            if piece.run.mark is not None:
                draw_mark(
                    self.canvas,
                    piece.run.mark,
                    x + piece.x,
                    baseline - style.size * 0.04,
                    style.size,
                    style.colour,
                )
            else:
                self._text(piece.run.text, x + piece.x, baseline, style.face, style.size, style.colour)

    # ---------------------------------------------------------------------------------------------------- strokes

    def _text(self, text: str, x: float, y: float, face: str, size: float, colour: Colour) -> None:
        self._fill(colour)
        self.canvas.setFont(str(face), size)
        self.canvas.drawString(x, y, text)

    def _fill(self, colour: Colour) -> None:
        self.canvas.setFillColorRGB(colour.red, colour.green, colour.blue)

    def _rule(self, y: float, x: float, width: float, colour: Colour, thickness: float) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.setStrokeColorRGB(colour.red, colour.green, colour.blue)
        self.canvas.line(x, y, x + width, y)
