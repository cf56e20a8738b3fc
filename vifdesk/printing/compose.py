"""A document's head, sections and blocks as bands, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch

from vifdesk.domain.documents.document import Block, Document, HeadField, Section
from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.chart_bands import chart_bands
from vifdesk.printing.contents_bands import contents_bands
from vifdesk.printing.deadline_bands import deadline_bands
from vifdesk.printing.fact_bands import fact_bands
from vifdesk.printing.hand_bands import decision_bands, question_bands, signature_bands
from vifdesk.printing.opinion_bands import check_list_bands, headline_bands, paragraph_bands, warning_bands
from vifdesk.printing.setting import Setting
from vifdesk.printing.table_bands import table_bands
from vifdesk.printing.theme import HAIRLINE, TINT, Face

_MINOR = 0.88
"""The scale of what is set small."""


@singledispatch
def bands_of(block: Block, setting: Setting) -> Iterator[Band]:
    """The bands of a block, by its type."""
    raise NotImplementedError(type(block).__name__)


bands_of.register(paragraph_bands)
bands_of.register(headline_bands)
bands_of.register(deadline_bands)
bands_of.register(check_list_bands)
bands_of.register(warning_bands)
bands_of.register(fact_bands)
bands_of.register(question_bands)
bands_of.register(decision_bands)
bands_of.register(signature_bands)
bands_of.register(table_bands)
bands_of.register(chart_bands)
bands_of.register(contents_bands)


def document_bands(document: Document, setting: Setting) -> Iterator[Band]:
    """The whole document, its own head first; what stands on every page is not here."""
    yield from _head(document, setting)
    yield from section_bands(document.sections, setting)


def section_bands(sections: Iterable[Section], setting: Setting) -> Iterator[Band]:
    """These sections, one after the other."""
    for section in sections:
        yield from _section(section, setting)


def _head(document: Document, setting: Setting) -> Iterator[Band]:
    theme = setting.theme
    title = setting.text(document.title, theme.title, setting.theme.width)
    subtitle = setting.text(document.subtitle, theme.body, setting.theme.width, above=1)
    yield setting.band(*title, *subtitle)
    if document.head:
        yield _head_fields(document.head, setting)


def _head_fields(fields: tuple[HeadField, ...], setting: Setting) -> Band:
    """Side by side, the label over the value; an empty value leaves a line to write on."""
    theme, share = setting.theme, setting.theme.width / len(fields)
    padding = Padding(theme.space(4), 5, theme.space(4), 6)
    cells = []
    for place, field in enumerate(fields):
        width = share - padding.left - padding.right
        label = setting.text(field.label, theme.label, width)
        value = setting.text(field.value, theme.strong, width, above=1) or setting.ruled(
            1, theme.strong.leading
        )
        cells.append(Cell(place * share, share, (*label, *value), padding, Paint(background=TINT)))
    return Band(tuple(cells), above=theme.space(7))


def _under_rule(setting: Setting) -> Padding:
    return Padding(top=setting.theme.space(4))


def _section(section: Section, setting: Setting) -> Iterator[Band]:
    if section.minor:
        setting = replace(setting, theme=replace(setting.theme, scale=setting.theme.scale * _MINOR))
    bands = [band for block in section.blocks for band in bands_of(block, setting)]
    if section.title:
        style = setting.theme.style(10, Face.BOLD) if section.level else setting.theme.section
        title = setting.text(section.title, style, setting.theme.width)
        head = setting.band(*title, above=9, padding=_under_rule(setting) if section.level else None)
        yield replace(
            head,
            keeps_next=bool(bands),
            bookmark=section.title,
            level=section.level,
            rule=HAIRLINE if section.level else None,
        )
        if bands:
            bands[0] = replace(bands[0], above=setting.theme.space(3))
    yield from bands
