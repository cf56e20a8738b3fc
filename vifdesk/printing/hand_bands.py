"""What is filled in by hand, as bands: questions to the officer, the decision, the place to sign."""

from __future__ import annotations

from collections.abc import Iterator

from vifdesk.domain.documents.document import DecisionBox, Question, Questions, Signature
from vifdesk.printing.bands import Band, Cell, Padding, Paint
from vifdesk.printing.lines import Line, Run
from vifdesk.printing.marks import Mark
from vifdesk.printing.setting import NO_BREAK, Setting
from vifdesk.printing.theme import ALARM, GREY, HAIRLINE, Face

_NUMBER_COLUMN = 22.0
_DECISION = 0.6
_GUTTER = 14.0
_SIGNING_ROOM = 26.0
_BETWEEN_CHOICES = NO_BREAK * 3 + " "


def question_bands(block: Questions, setting: Setting) -> Iterator[Band]:
    """Number, question, what helps to put it, and room for the answer."""
    for question in block.items:
        yield _question(question, setting)


def _question(question: Question, setting: Setting) -> Band:
    theme = setting.theme
    width = setting.theme.width - _NUMBER_COLUMN
    padding = Padding(theme.space(5), 0, theme.space(5))
    lines = (
        *setting.text(question.text, theme.style(10.4, Face.BOLD), width),
        *setting.text(question.help, theme.second, width, above=1),
        *setting.text(question.why, theme.style(8.2, Face.ITALIC), width, above=1),
        *setting.text(question.answered, theme.style(8.2, Face.BOLD), width, above=1),
        *setting.lines(_choices(question.choices, setting), width, above=4),
        *_blank(question.blank, setting, width),
    )
    number = setting.text(f"{question.number}.", theme.style(10.4, Face.BOLD), _NUMBER_COLUMN)
    return Band(
        (Cell(0, _NUMBER_COLUMN, number, padding), Cell(_NUMBER_COLUMN, width, lines, padding)), rule=HAIRLINE
    )


def _choices(choices: tuple[str, ...], setting: Setting) -> list[Run]:
    style = setting.theme.body
    runs: list[Run] = []
    for place, choice in enumerate(choices):
        if place:
            runs.append(setting.run(_BETWEEN_CHOICES, style))
        runs += [
            setting.mark(Mark.BOX, style),
            setting.run(f"{NO_BREAK}{choice.replace(' ', NO_BREAK)}", style),
        ]
    return runs


def _blank(label: str, setting: Setting, width: float) -> tuple[Line, ...]:
    if not label:
        return ()
    return (*setting.text(f"{label}{NO_BREAK}:", setting.theme.second, width, above=2), *setting.ruled(1))


def decision_bands(box: DecisionBox, setting: Setting) -> Iterator[Band]:
    """The decision at the left, the place to sign at the right."""
    theme = setting.theme
    share = setting.theme.width * _DECISION if box.signature else setting.theme.width
    padding = Padding(theme.space(5), _GUTTER, theme.space(5))
    cells = [Cell(0, share, _decision(box, setting, share - _GUTTER), padding)]
    if box.signature is not None:
        cells.append(_signing_cell(box.signature, setting, share))
    yield Band(tuple(cells), rule=HAIRLINE)


def _decision(box: DecisionBox, setting: Setting, width: float) -> tuple[Line, ...]:
    theme = setting.theme
    lines: list[Line] = []
    for choice in box.choices:
        mark = setting.mark(Mark.TICKED if choice.ticked else Mark.BOX, theme.style(10.5))
        style = theme.strong if choice.ticked else theme.body
        lines += setting.lines([mark, setting.run(f"{NO_BREAK}{choice.label}", style)], width, above=2)
    for label, text, blanks in ((box.text_label, box.text, 1), (box.motive_label, box.motive, 2)):
        lines += setting.text(label, theme.label, width, above=4)
        lines += setting.text(text, theme.body, width, above=1) or setting.ruled(blanks)
    if box.motive_owed:
        lines += setting.text(
            "Motif exigé : la décision s’écarte de l’analyse.", theme.style(8.2, Face.BOLD, ALARM), width
        )
    return tuple(lines)


def signature_bands(signature: Signature, setting: Setting) -> Iterator[Band]:
    """The place to sign, at the right of the page."""
    yield Band((_signing_cell(signature, setting, setting.theme.width * _DECISION),))


def _signing_cell(signature: Signature, setting: Setting, left: float) -> Cell:
    theme, width = setting.theme, setting.theme.width - left
    lines = (
        *setting.text(signature.place_and_day, theme.second, width - 16),
        *setting.text(signature.label, theme.label, width - 16, above=4),
        *setting.text(signature.name, theme.strong, width - 16, above=1),
        Line((), _SIGNING_ROOM),
    )
    return Cell(left, width, lines, Padding(7, 8, 5, 8), Paint(border=GREY))
