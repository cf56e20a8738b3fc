"""A few short words of which one is chosen, side by side: units, views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.painting import CENTRED, focus_ring, mixed, panel, scaled, text_size, write


class Segment(QRadioButton):
    """One of them: pressed by click, Space or the arrow keys."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.setAccessibleName(word)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def sizeHint(self) -> QSize:
        size = text_size(scaled(self.font(), 1, bold=True), self.text())
        return QSize(size.width() + 2 * SPACE_S + 4, size.height() + 2 * SPACE_S + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, chosen = QPainter(self), colours(), self.isChecked()
        fill = theme.accented.ground if chosen else theme.card
        if self.underMouse():
            fill = mixed(fill, theme.accent, 0.08)
        panel(painter, self.rect(), fill, theme.accented.ink if chosen else theme.edge_strong)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)
        write(
            painter,
            self.rect(),
            CENTRED,
            self.text(),
            scaled(self.font(), 1, bold=chosen),
            theme.accented.ink if chosen else theme.text,
        )


class Segments(QWidget):
    """`choices` are (word, value). `chosen(value)` tells of a choice of the user's, not of `choose`."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_XS)
        self._group = QButtonGroup(self)
        self._values = [value for _word, value in choices]
        for index, (word, _value) in enumerate(choices):
            segment = Segment(word)
            self._group.addButton(segment, index)
            row.addWidget(segment)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))
        self.choose(self._values[0])

    def value(self) -> object:
        """What is chosen now."""
        return self._values[self._group.checkedId()]

    def choose(self, value: object) -> None:
        """Choose one without telling."""
        self._group.button(self._values.index(value)).setChecked(True)
