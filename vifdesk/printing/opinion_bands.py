"""Conclusions, actions, warnings and plain text as bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vifdesk.domain.documents.document import CheckItem, CheckList, Headline, Paragraph, WarningLine, Warnings
from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.lines import Run
from vifdesk.printing.marks import SEVERITY_MARKS, TONE_MARKS, Mark
from vifdesk.printing.setting import NO_BREAK, Setting
from vifdesk.printing.theme import HAIRLINE, SEVERITIES, TINT, TONES, Face

_GUTTER = 10.0


def paragraph_bands(paragraph: Paragraph, setting: Setting) -> Iterator[Band]:
    """One band a line of the text, so that a long one may be cut."""
    theme = setting.theme
    style = theme.strong if paragraph.strong else theme.second if paragraph.small else theme.body
    for part in paragraph.text.split("\n"):
        yield setting.band(*setting.text(part or NO_BREAK, style, setting.theme.width), above=3)


_SIGN_COLUMN = 30.0


def headline_bands(headline: Headline, setting: Setting) -> Iterator[Band]:
    """A sign, the tone in a word, then title, sentence, ground and sources."""
    theme, colour = setting.theme, TONES[headline.tone]
    sign = setting.mark(TONE_MARKS[headline.tone], theme.style(19, Face.BOLD, colour))
    pad = theme.space(6)
    width = setting.theme.width - _SIGN_COLUMN - 16
    lines = (
        *setting.text(headline.word.upper(), theme.style(7.4, Face.BOLD, colour), width),
        *setting.text(headline.title, theme.conclusion, width, above=1),
        *setting.text(headline.sentence, theme.body, width, above=2),
        *setting.text(headline.ground, theme.strong, width, above=2),
        *setting.text(headline.reserve, theme.style(8.2, Face.ITALIC), width, above=2),
        *setting.text("\u00a0; ".join(headline.sources), theme.source, width, above=2),
    )
    yield Band(
        (
            Cell(
                0,
                _SIGN_COLUMN,
                setting.lines(sign, _SIGN_COLUMN),
                Padding(pad + 3, 0, pad, 10),
                Paint(TINT, bar=colour),
            ),
            Cell(_SIGN_COLUMN, width + 16, lines, Padding(pad, 8, pad, 8), Paint(TINT)),
        ),
        above=theme.space(4),
    )


_BOX_COLUMN = 17.0
_RECIPIENT_COLUMN = 122.0
_SEVERITY_COLUMN = 66.0


def check_list_bands(block: CheckList, setting: Setting) -> Iterator[Band]:
    """A box to tick, what is to be done, and for whom."""
    for place, item in enumerate(block.items):
        yield _check_item(item, setting, first=place == 0)


def _check_item(item: CheckItem, setting: Setting, *, first: bool) -> Band:
    theme = setting.theme
    width = setting.theme.width - _BOX_COLUMN - _RECIPIENT_COLUMN
    text = setting.lines(
        _with_source(item.text, "" if item.detail else item.source, setting), width - _GUTTER
    )
    detail = setting.lines(_detail(item, setting), width - _GUTTER, above=0.5)
    recipient = setting.text(item.recipient, theme.style(8.2, Face.BOLD), _RECIPIENT_COLUMN)
    padding = Padding(theme.space(2.5), 0, theme.space(2.5))
    return Band(
        (
            Cell(
                0, _BOX_COLUMN, setting.lines(setting.mark(Mark.BOX, theme.style(10.5)), _BOX_COLUMN), padding
            ),
            Cell(_BOX_COLUMN, width, (*text, *detail), padding),
            Cell(setting.theme.width - _RECIPIENT_COLUMN, _RECIPIENT_COLUMN, recipient, padding),
        ),
        rule=None if first else HAIRLINE,
    )


def warning_bands(block: Warnings, setting: Setting) -> Iterator[Band]:
    """The severity by sign, colour and word, then the text."""
    for place, line in enumerate(block.lines):
        band = _warning(line, setting)
        yield band if place else replace(band, above=setting.theme.space(3))


def _warning(line: WarningLine, setting: Setting) -> Band:
    theme, colour = setting.theme, SEVERITIES[line.severity]
    style = theme.style(9, Face.BOLD, colour)
    word = [setting.mark(SEVERITY_MARKS[line.severity], style), setting.run(f"{NO_BREAK}{line.word}", style)]
    text = _with_source(line.text, line.source, setting)
    padding = Padding(theme.space(2), 0, theme.space(2))
    width = setting.theme.width - _SEVERITY_COLUMN
    return Band(
        (
            Cell(0, _SEVERITY_COLUMN, setting.lines(word, _SEVERITY_COLUMN), padding),
            Cell(_SEVERITY_COLUMN, width, setting.lines(text, width), padding),
        )
    )


def _detail(item: CheckItem, setting: Setting) -> list[Run]:
    """The detail with the source after it; without a detail the source follows the text."""
    if not item.detail:
        return []
    return [
        setting.run(f"{item.detail} ", setting.theme.second),
        setting.run(item.source, setting.theme.source),
    ]


def _with_source(text: str, source: str, setting: Setting) -> list[Run]:
    runs = [setting.run(text, setting.theme.body)]
    return [*runs, setting.run(f" {source}", setting.theme.source)] if source else runs
