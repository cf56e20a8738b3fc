"""Tables as bands: one a row, the head drawn again on each page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vifdesk.domain.documents.document import Column, Table
from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.setting import Setting
from vifdesk.printing.theme import HAIRLINE, TINT, Style

_GUTTER = 9.0
_ROOMY = 6.0
"""Above and below what is to be signed beside: a hand does not shrink."""


def table_bands(table: Table, setting: Setting) -> Iterator[Band]:
    """The caption, the head, the rows."""
    if table.caption:
        caption = setting.text(table.caption, setting.theme.second, setting.theme.width)
        yield replace(setting.band(*caption, above=4), keeps_next=True)
    head = _row(
        table.columns, [column.title for column in table.columns], setting, setting.theme.label, Paint(TINT)
    )
    yield Band(head, above=setting.theme.space(2.5), keeps_next=bool(table.rows))
    for place, row in enumerate(table.rows):
        cells = _row(table.columns, row, setting, setting.theme.style(8.4), None, roomy=table.roomy)
        yield Band(cells, rule=HAIRLINE if place else None, repeated=Band(head))


def _row(
    columns: Sequence[Column],
    texts: Sequence[str],
    setting: Setting,
    style: Style,
    paint: Paint | None,
    *,
    roomy: bool = False,
) -> tuple[Cell, ...]:
    whole = sum(column.share for column in columns)
    air = _ROOMY if roomy else setting.theme.space(2.2)
    padding = Padding(air, _GUTTER - 4, air, 4)
    cells: list[Cell] = []
    left = 0.0
    for column, text in zip(columns, texts, strict=True):
        share = setting.theme.width * column.share / whole
        lines = setting.text(text, style, share - _GUTTER)
        if column.numeric:
            lines = setting.to_the_right(lines, share - _GUTTER)
        cells.append(Cell(left, share, lines, padding, paint))
        left += share
    return tuple(cells)
