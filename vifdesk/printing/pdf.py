"""A document to the bytes of a PDF file: one page where the content allows, the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from vifdesk.domain.documents.document import Document
from vifdesk.printing.bands import Band
from vifdesk.printing.compose import document_bands
from vifdesk.printing.draw import Frame, Painter, frame_of
from vifdesk.printing.faces import faces_in
from vifdesk.printing.glyphs import REPLACEMENT
from vifdesk.printing.paginate import Page, paginated
from vifdesk.printing.setting import Setting
from vifdesk.printing.theme import PAGE_HEIGHT, PAGE_WIDTH, SCALES, Face, Theme

_WORTH_SQUEEZING = 3
"""A longer document gains nothing from smaller letters."""


def pdf_of(document: Document, fonts: Path) -> bytes:
    """The document as a PDF file, with the font of the folder `fonts` embedded."""
    from reportlab.pdfgen.canvas import Canvas

    setting, frame, pages = _laid_out(document, fonts)
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
    Painter(canvas, frame, setting).draw(pages)
    canvas.save()
    return file.getvalue()


def _laid_out(document: Document, fonts: Path) -> tuple[Setting, Frame, tuple[Page, ...]]:
    """The largest scale at which the document takes the fewest pages."""
    best: tuple[Setting, Frame, tuple[Page, ...]] | None = None
    for scale in SCALES:
        setting = Setting(Theme(scale), faces_in(fonts))
        bands = tuple(document_bands(document, setting))
        frame = frame_of(document, setting, replaced=_shows_replacement(bands))
        pages = paginated(bands, frame.room(frame.first_top), frame.room(frame.next_top))
        if best is None or len(pages) < len(best[2]):
            best = setting, frame, pages
        if len(pages) == 1 or len(pages) > _WORTH_SQUEEZING:
            break
    if best is None:
        raise AssertionError("there is at least one scale")
    return best


def _shows_replacement(bands: Iterable[Band]) -> bool:
    return any(
        REPLACEMENT in piece.run.text
        for band in bands
        for cell in band.cells
        for line in cell.lines
        for piece in line.pieces
    )
