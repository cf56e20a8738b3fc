"""A document to the bytes of a PDF file: one page where the content allows, the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path

from vifdesk.domain.documents.document import Document, Section
from vifdesk.printing.bands import Band
from vifdesk.printing.compose import document_bands, section_bands
from vifdesk.printing.draw import Frame, Painter, frame_of
from vifdesk.printing.faces import faces_in
from vifdesk.printing.glyphs import REPLACEMENT
from vifdesk.printing.paginate import Page, paginated
from vifdesk.printing.setting import Rule, Setting
from vifdesk.printing.theme import LANDSCAPE, PORTRAIT, SMALLER_SCALES, Face, Paper, Theme

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
        pagesize=(layout.setting.theme.paper.width, layout.setting.theme.paper.height),
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
    first_room: float

    def may_lose_a_page(self, scale: float) -> bool:
        """Whether composing at `scale` is worth the while: it may save a page."""
        fewer = len(self.pages) - 1
        room = self.first_room + (fewer - 1) * self.frame.room(self.frame.next_top)
        return 0 < fewer <= _WORTH_SQUEEZING and self.height * scale**_SHRINKING <= room


def _laid_out(document: Document, fonts: Path) -> _Layout:
    """The largest scale at which the document takes the fewest pages; so for each part that begins a page of its own."""
    rule = Rule(faces_in(fonts))
    opening, *others = _parts(document)
    layout = _fewest_pages(partial(_at_scale, document, opening, rule))
    for part in others:
        more = _fewest_pages(partial(_going_on, document, layout.frame, part, rule))
        layout = replace(layout, pages=layout.pages + more.pages)
    return layout


def _parts(document: Document) -> list[tuple[Section, ...]]:
    parts: list[list[Section]] = [[]]
    for section in document.sections:
        if section.new_page and parts != [[]]:
            parts.append([])
        parts[-1].append(section)
    return [tuple(part) for part in parts]


def _fewest_pages(at_scale: Callable[[float], _Layout]) -> _Layout:
    best = whole = at_scale(1.0)
    for scale in SMALLER_SCALES:
        if len(best.pages) == len(whole.pages) and whole.may_lose_a_page(scale):
            tried = at_scale(scale)
            best = tried if len(tried.pages) < len(best.pages) else best
    return best


def _at_scale(document: Document, opening: Sequence[Section], rule: Rule, scale: float) -> _Layout:
    setting = Setting(Theme(scale, _paper_of(document)), rule)
    bands = tuple(document_bands(replace(document, sections=tuple(opening)), setting))
    rest = section_bands(document.sections[len(opening) :], setting)
    frame = frame_of(document, setting, replaced=_shows_replacement(chain(bands, rest)))
    return _paginated(bands, frame, setting, frame.room(frame.first_top))


def _going_on(document: Document, frame: Frame, part: Sequence[Section], rule: Rule, scale: float) -> _Layout:
    """A part that begins a page which is not the first."""
    setting = Setting(Theme(scale, _paper_of(document)), rule)
    return _paginated(tuple(section_bands(part, setting)), frame, setting, frame.room(frame.next_top))


def _paper_of(document: Document) -> Paper:
    return LANDSCAPE if document.lying else PORTRAIT


def _paginated(bands: tuple[Band, ...], frame: Frame, setting: Setting, first_room: float) -> _Layout:
    pages = paginated(bands, first_room, frame.room(frame.next_top))
    height = sum(band.above + band.height for band in bands)
    return _Layout(setting, frame, pages, height, first_room)


def _shows_replacement(bands: Iterable[Band]) -> bool:
    return any(
        REPLACEMENT in piece.run.text
        for band in bands
        for cell in band.cells
        for line in cell.lines
        for piece in line.pieces
    )
