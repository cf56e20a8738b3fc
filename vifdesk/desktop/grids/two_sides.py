"""Something long at the left and what it leads to at the right, each scrolling by itself; one column when it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_L, SPACE_XL, SPACE_XS
from vifdesk.desktop.widgets.page import scrolling

_LEFT_LETTERS, _RIGHT_LETTERS = 84, 40
"""Below their sum, in average letters, the right side goes under the left."""


class TwoSides(QWidget):
    """`left` are the cards of the long side, `right` the card beside them."""

    def __init__(self, left: list[QWidget], right: QWidget) -> None:
        super().__init__()
        self._right = right
        self._narrow = False
        inside, beside = QWidget(), QWidget()
        self._column = QVBoxLayout(inside)
        self._beside = QVBoxLayout(beside)
        for column in (self._column, self._beside):
            column.setContentsMargins(0, 0, SPACE_XS, 0)
            column.setSpacing(SPACE_L)
        for card in left:
            self._column.addWidget(card)
        self._column.addStretch(1)
        self._beside.addWidget(right)
        self._beside.addStretch(1)
        self.left_area: QScrollArea = scrolling(inside)
        self.right_area: QScrollArea = scrolling(beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_L + SPACE_XS, SPACE_XL - SPACE_XS, SPACE_L + SPACE_XS)
        row.setSpacing(SPACE_L)
        row.addWidget(self.left_area, _LEFT_LETTERS)
        row.addWidget(self.right_area, _RIGHT_LETTERS)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that a widget of the left side is seen, with something of what is around it."""
        self.left_area.ensureWidgetVisible(widget, 0, 2 * widget.height() + SPACE_XL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        narrow = self.width() < (_LEFT_LETTERS + _RIGHT_LETTERS) * self.fontMetrics().averageCharWidth()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self._beside.removeWidget(self._right)
            self._column.insertWidget(self._column.count() - 1, self._right)
        else:
            self._column.removeWidget(self._right)
            self._beside.insertWidget(0, self._right)
        self.right_area.setVisible(not narrow)
