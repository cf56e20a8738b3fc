"""One measure of the grid: how it stands and why, what it takes, who decides and when, whom to tell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.compare_measures import ComparedLine
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.side_by_side.words import (
    conditions,
    missing_labels,
    reasons,
    standing_tone,
    standing_word,
    supposed,
    whom_to_tell,
)

_SHOWN_RECIPIENTS, _SHOWN_MISSING, _SHOWN_DEADLINES = 5, 5, 2


class LineCard(Card):
    """Draws one line; its four columns stand one under the other when the place is narrow."""

    def __init__(self, line: ComparedLine) -> None:
        self._line = line
        outlook = line.outlook
        tone = standing_tone(outlook.standing).value
        super().__init__(name=f"{outlook.line.title}\u00a0: {standing_word(outlook.standing)}", stripe=tone)
        columns = Columns()
        columns.add(self._standing(tone), 26, 26)
        columns.add(self._takes(), 36, 36)
        columns.add(self._when(), 26, 26)
        columns.add(self._tells(), 20, 20)
        self.body.addWidget(columns)

    def _standing(self, tone: str) -> QWidget:
        side, column = _side()
        outlook = self._line.outlook
        title = typographie(outlook.line.title)
        person = f", {identity(self._line.person)}" if self._line.person else ""
        column.addWidget(text_label(title + person, Role.CARD_TITLE))
        column.addLayout(row(Badge(standing_word(outlook.standing), tone)))
        hypothesis = supposed(outlook, self._line.measure)
        if hypothesis:
            column.addWidget(text_label(typographie(f"Hypothèse : {hypothesis}"), Role.CAPTION))
        if outlook.line.sources:
            column.addWidget(text_label(typographie(" ; ".join(outlook.line.sources)), Role.CAPTION))
        column.addStretch(1)
        return side

    def _takes(self) -> QWidget:
        side, column = _side()
        outlook, measure = self._line.outlook, self._line.measure
        for text in reasons(outlook, measure):
            column.addWidget(text_label(text, Role.BODY))
        for title, answers in conditions(outlook, measure):
            column.addWidget(text_label(f"{title}\u00a0:", Role.STRONG))
            _list(column, answers)
        missing = missing_labels(outlook, measure)
        if missing:
            column.addWidget(text_label("Ce qui manque", Role.STRONG))
            _list(column, missing[:_SHOWN_MISSING])
            _rest(column, len(missing) - _SHOWN_MISSING, "autre question", "autres questions")
        if outlook.line.note:
            column.addWidget(text_label(typographie(outlook.line.note), Role.BODY))
        column.addStretch(1)
        return side

    def _when(self) -> QWidget:
        side, column = _side()
        outlook = self._line.outlook
        for label, text in (
            ("Qui décide", outlook.line.decides), ("Délai", outlook.line.delay), ("Durée", outlook.line.duration),
        ):  # fmt: skip
            if text:
                column.addLayout(_pair(label, text, Role.BODY))
        dated = [one for one in outlook.deadlines if one.prudent is not None]
        for deadline in sorted(dated, key=lambda one: one.importance)[:_SHOWN_DEADLINES]:
            if deadline.prudent is not None:
                column.addLayout(_pair(deadline.label, limit_in_words(deadline.prudent), Role.STRONG))
        column.addStretch(1)
        return side

    def _tells(self) -> QWidget:
        side, column = _side()
        recipients = [recipient for recipient, _ in whom_to_tell(self._line.outlook)]
        if recipients:
            column.addWidget(text_label("Qui prévenir", Role.STRONG))
            _list(column, recipients[:_SHOWN_RECIPIENTS])
            _rest(column, len(recipients) - _SHOWN_RECIPIENTS, "autre", "autres")
        column.addStretch(1)
        return side


def _side() -> tuple[QWidget, QVBoxLayout]:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_S)
    return side, column


def _pair(label: str, text: str, role: Role) -> QVBoxLayout:
    pair = QVBoxLayout()
    pair.setSpacing(0)
    pair.addWidget(text_label(label, Role.CAPTION))
    pair.addWidget(text_label(typographie(text), role))
    return pair


def _list(column: QVBoxLayout, texts: Sequence[str]) -> None:
    inner = QVBoxLayout()
    inner.setSpacing(SPACE_XS)
    for text in texts:
        inner.addWidget(text_label(f"–\u00a0{typographie(text)}", Role.BODY))
    column.addLayout(inner)


def _rest(column: QVBoxLayout, count: int, one: str, several: str) -> None:
    if count > 0:
        column.addWidget(text_label(f"et {count} {one if count == 1 else several}", Role.MUTED))
