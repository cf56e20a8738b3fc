"""A document to the bytes of a PDF file: one page where the content allows, the same bytes for the same document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from pathlib import Path

from vifdesk.domain.documents.document import Document, Section
from vifdesk.domain.documents.report_blocks import Contents
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
    opening, *others = (_Part(document, sections, rule) for sections in _parts(document))
    # the foot of the first page already says whether a letter is missing on the last
    missing = any(_shows_replacement(part.bands(1.0)) for part in others)
    layout = _fewest_pages(partial(_at_scale, opening, missing=missing))
    following = [_fewest_pages(partial(_going_on, part, layout.frame)) for part in others]
    if any(isinstance(block, Contents) for section in opening.sections for block in section.blocks):
        opening = replace(opening, pages=_titles((layout, *following)))
        layout = _at_scale(opening, layout.setting.theme.scale, missing=missing)
    return replace(layout, pages=tuple(page for one in (layout, *following) for page in one.pages))


def _titles(layouts: Sequence[_Layout]) -> dict[str, int]:
    """On which page each title stands; of two that are the same, the first."""
    found: dict[str, int] = {}
    for number, page in enumerate((page for one in layouts for page in one.pages), start=1):
        for placed in page:
            if placed.band.bookmark:
                found.setdefault(placed.band.bookmark, number)
    return found


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


@dataclass(frozen=True, slots=True)
class _Part:
    """Sections that begin on a page of their own. `pages`: where the titles are, once that is known."""

    document: Document
    sections: tuple[Section, ...]
    rule: Rule
    pages: Mapping[str, int] = field(default_factory=dict)
    set_whole: list[tuple[Band, ...]] = field(default_factory=list)

    def setting(self, scale: float) -> Setting:
        """What it is set with at that scale."""
        return Setting(Theme(scale, _paper_of(self.document)), self.rule, self.pages)

    def bands(self, scale: float) -> tuple[Band, ...]:
        """Its bands; those at full scale are set once."""
        if scale != 1.0:
            return tuple(section_bands(self.sections, self.setting(scale)))
        if not self.set_whole:
            self.set_whole.append(tuple(section_bands(self.sections, self.setting(scale))))
        return self.set_whole[0]


def _at_scale(opening: _Part, scale: float, *, missing: bool) -> _Layout:
    """The part with which the paper begins, under its head; `missing`: a letter of what follows cannot be shown."""
    document, setting = opening.document, opening.setting(scale)
    bands = tuple(document_bands(replace(document, sections=opening.sections), setting))
    frame = frame_of(document, setting, replaced=missing or _shows_replacement(bands))
    return _paginated(bands, frame, setting, frame.room(frame.first_top))


def _going_on(part: _Part, frame: Frame, scale: float) -> _Layout:
    """A part that begins a page which is not the first."""
    return _paginated(part.bands(scale), frame, part.setting(scale), frame.room(frame.next_top))


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
