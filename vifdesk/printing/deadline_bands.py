"""Deadlines as bands: the prudent date first and largest, its proof beside it."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.documents.document import DeadlineCard, DeadlineCards
from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.lines import Line, Run
from vifdesk.printing.marks import Mark
from vifdesk.printing.setting import NO_BREAK, Setting
from vifdesk.printing.theme import ALARM, GREY, HAIRLINE, TINT, Face

_DATES = 0.45
"""The part of the width that dates take; the proof has the rest."""


def deadline_bands(block: DeadlineCards, setting: Setting) -> Iterator[Band]:
    """One band a deadline: the dates at the left, what proves them at the right."""
    for card in block.cards:
        yield _card(card, setting)


def _card(card: DeadlineCard, setting: Setting) -> Band:
    theme = setting.theme
    split = setting.theme.width * _DATES
    paint = Paint(background=TINT) if card.main else None
    padding = Padding(theme.space(5), 8, theme.space(5), 8)
    dates = _dates(card, setting, split - 16)
    proof = _proof(card, setting, setting.theme.width - split - 16)
    return Band(
        (
            Cell(0, split, dates, padding, paint),
            Cell(split, setting.theme.width - split, proof, padding, paint),
        ),
        above=theme.space(2),
        rule=None if card.main else HAIRLINE,
    )


def _dates(card: DeadlineCard, setting: Setting, width: float) -> tuple[Line, ...]:
    theme = setting.theme
    large = theme.main_date if card.main else theme.date
    if not card.dated:
        large = theme.style(large.size / theme.scale, Face.BOLD, GREY)
    alarm = theme.style(9.4, Face.BOLD, ALARM)
    status = (
        [setting.mark(Mark.ALARM, alarm), setting.run(f"{NO_BREAK}{card.status}", alarm)]
        if card.status
        else []
    )
    return (
        *setting.text(card.label, theme.strong, width),
        *setting.text(card.answer, large, width, above=1),
        *setting.text(card.answer_note, theme.second, width, above=0.5),
        *setting.lines(status, width, above=2),
        *setting.text(card.term, theme.body, width, above=3),
    )


def _proof(card: DeadlineCard, setting: Setting, width: float) -> tuple[Line, ...]:
    theme = setting.theme
    bold = theme.style(8, Face.BOLD, GREY)
    steps: list[Run] = []
    for number, step in enumerate(card.steps, start=1):
        steps += [setting.run(f"{number}.{NO_BREAK}", bold), setting.run(f"{step} ", theme.second)]
    reserve = [setting.run(f"{card.reserve} ", theme.style(7.6, Face.ITALIC))] if card.reserve else []
    sources = setting.run(f"{NO_BREAK}; ".join(card.sources), theme.source)
    return (
        *setting.lines(steps, width),
        *setting.text(card.note, theme.style(8), width, above=1.5),
        *setting.lines([*reserve, sources], width, above=1.5),
    )
