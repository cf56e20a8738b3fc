"""A document to the bytes of a PDF file: one page where the content allows, the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from vifdesk.domain.documents.document import Document
from vifdesk.printing.bands import Band
from vifdesk.printing.compose import document_bands
from vifdesk.printing.draw import Frame, Painter, frame_of
from vifdesk.printing.faces import faces_in
from vifdesk.printing.glyphs import REPLACEMENT
from vifdesk.printing.paginate import Page, paginated
from vifdesk.printing.setting import Rule, Setting
from vifdesk.printing.theme import PAGE_HEIGHT, PAGE_WIDTH, SMALLER_SCALES, Face, Theme

_WORTH_SQUEEZING = 2
"""A document that would still take more pages gains nothing from smaller letters."""
_SHRINKING = 1.6
"""Smaller letters also make longer lines: the height falls about as this power of the scale (seen from 1.4 to 1.8)."""


def pdf_of(document: Document, fonts: Path) -> bytes:
    """The document as a PDF file, with the font of the folder `fonts` embedded."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # written for old mail gateways: a quarter larger, and slow
    layout = _laid_out(document, fonts)
    file = BytesIO()
    canvas = Canvas(
        file,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        pageCompression=1,
        lang=document.language,
        # else an unembedded Helvetica goes into the file; the stubs take the name for a number
        initialFontName=str(Face.REGULAR),  # type: ignore[arg-type]
    )
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setCreator(document.author)
    canvas.setSubject(document.subject)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    Painter(canvas, layout.frame, layout.setting).draw(layout.pages)
    canvas.save()
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class _Layout:
    """The document composed at one scale."""

    setting: Setting
    frame: Frame
    pages: tuple[Page, ...]
    height: float

    def may_lose_a_page(self, scale: float) -> bool:
        """Whether composing at `scale` is worth the while: it may save a page."""
        fewer = len(self.pages) - 1
        room = self.frame.room(self.frame.first_top) + (fewer - 1) * self.frame.room(self.frame.next_top)
        return 0 < fewer <= _WORTH_SQUEEZING and self.height * scale**_SHRINKING <= room


def _laid_out(document: Document, fonts: Path) -> _Layout:
    """The largest scale at which the document takes the fewest pages."""
    rule = Rule(faces_in(fonts))
    best = whole = _at_scale(document, rule, 1.0)
    for scale in SMALLER_SCALES:
        if len(best.pages) == len(whole.pages) and whole.may_lose_a_page(scale):
            tried = _at_scale(document, rule, scale)
            best = tried if len(tried.pages) < len(best.pages) else best
    return best


def _at_scale(document: Document, rule: Rule, scale: float) -> _Layout:
    setting = Setting(Theme(scale), rule)
    bands = tuple(document_bands(document, setting))
    frame = frame_of(document, setting, replaced=_shows_replacement(bands))
    pages = paginated(bands, frame.room(frame.first_top), frame.room(frame.next_top))
    return _Layout(setting, frame, pages, sum(band.above + band.height for band in bands))


def _shows_replacement(bands: Iterable[Band]) -> bool:
    return any(
        REPLACEMENT in piece.run.text
        for band in bands
        for cell in band.cells
        for line in cell.lines
        for piece in line.pieces
    )
