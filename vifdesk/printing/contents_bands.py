"""The table of contents as bands: a title and its page a line, each a link."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.documents.report_blocks import Contents
from vifdesk.printing.bands import Band, Cell
from vifdesk.printing.setting import Setting
from vifdesk.printing.theme import HAIRLINE

_NUMBERS = 34.0
_INDENT = 14.0


def contents_bands(contents: Contents, setting: Setting) -> Iterator[Band]:
    """As many bands, and as high, whether the pages are known or not yet."""
    theme = setting.theme
    for place, (title, level) in enumerate(contents.entries):
        style = theme.style(8.8) if level else theme.strong
        left = _INDENT * level
        width = theme.width - _NUMBERS - left
        number = setting.text(str(setting.pages.get(title, 0) or "–"), style, _NUMBERS)
        yield Band(
            (
                Cell(left, width, setting.text(title, style, width)),
                Cell(theme.width - _NUMBERS, _NUMBERS, setting.to_the_right(number, _NUMBERS)),
            ),
            above=theme.space(2.5 if level else 5),
            rule=None if level or not place else HAIRLINE,
            target=title,
        )
