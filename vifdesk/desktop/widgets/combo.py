"""A list to choose one from, with a chevron that the theme colours."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from vifdesk.desktop.discretion import holds_identity, shown, when_turned
from vifdesk.desktop.theme import colours
from vifdesk.desktop.widgets.icons import draw_icon

_MARKED_LABEL = int(Qt.ItemDataRole.UserRole) + 1


class ChoiceBox(QComboBox):
    """`add(label, value)` for each; `value()` is the one chosen. The wheel changes nothing unless it has the focus."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turns = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, label: str, value: object) -> None:
        """One more choice."""
        self.addItem(shown(label), value)
        if holds_identity(label):
            self.setItemData(self.count() - 1, label, _MARKED_LABEL)
            if not self._turns:
                self._turns = True
                when_turned(self, self._put_again)

    def _put_again(self) -> None:
        for index in range(self.count()):
            label = self.itemData(index, _MARKED_LABEL)
            if label:
                self.setItemText(index, shown(label))

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
