"""Steps with their numbers: a proof, or what to do in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.painting import scaled, use_brush, use_pen, write


class NumberDisc(QWidget):
    """A number on a pale disc."""

    def __init__(self, number: int, tone: str = "accent") -> None:
        super().__init__()
        self._number, self._tone = number, tone
        self.setAccessibleName(str(number))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * 1.35)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, shade = QPainter(self), colours().shade(self._tone)
        side = min(self.width(), self.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        use_pen(painter, shade.edge)
        use_brush(painter, shade.ground)
        painter.drawEllipse(QRect(0, 0, side - 1, side - 1))
        write(
            painter,
            QRect(0, 0, side, side),
            Qt.AlignmentFlag.AlignCenter,
            str(self._number),
            scaled(self.font(), 0.86, bold=True),
            shade.ink,
        )


class Numbered(QWidget):
    """Sentences one under the other, each with its number."""

    def __init__(self, sentences: Sequence[str] = (), *, role: Role = Role.BODY) -> None:
        super().__init__()
        self._role = role
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_S)
        self._grid.setColumnStretch(1, 1)
        self._shown: tuple[str, ...] = ()
        self.set_sentences(sentences)

    def set_sentences(self, sentences: Sequence[str]) -> None:
        """Show other sentences; the same ones move nothing."""
        if tuple(sentences) == self._shown:
            return
        from vifdesk.desktop.widgets.card import empty

        empty(self._grid)
        self._shown = tuple(sentences)
        for row, sentence in enumerate(sentences):
            self._grid.addWidget(NumberDisc(row + 1), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(text_label(sentence, self._role), row, 1, Qt.AlignmentFlag.AlignVCenter)
