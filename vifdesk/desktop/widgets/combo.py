"""A list to choose one from, with a chevron that the theme colours."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.widgets.icons import draw_icon


class ChoiceBox(QComboBox):
    """`add(label, value)` for each; `value()` is the one chosen. The wheel changes nothing unless it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, label: str, value: object) -> None:
        """One more choice."""
        self.addItem(label, value)

    def value(self) -> object:
        """What stands behind the label chosen."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose by value; nothing happens when there is no such choice."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme, side = colours(), self.fontMetrics().height()
        place = QRect(self.width() - side - 10, (self.height() - side) // 2, side, side)
        draw_icon(QPainter(self), place, "chevron-bas", theme.muted if self.isEnabled() else theme.disabled)
