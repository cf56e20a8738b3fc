"""Side by side when there is room, else one under the other: how pages bear 200 % text."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from vifdesk.desktop.tokens import SPACE_L


class Columns(QWidget):
    """`add(widget, letters, stretch)`: `letters` is the least comfortable width of that column, in average letters.

    When the sum of these widths does not fit, the columns stand one under the other.
    """

    def __init__(self, *, spacing: int = SPACE_L) -> None:
        super().__init__()
        self._letters: list[int] = []
        self._stretches: list[int] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, letters: int = 30, stretch: int = 1) -> None:
        """One more column."""
        self._letters.append(letters)
        self._stretches.append(stretch)
        self._box.addWidget(widget, stretch)

    @property
    def stacked(self) -> bool:
        """Whether they stand one under the other now."""
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._letters and self.isVisible():
            self._arrange(self.width())

    def _arrange(self, width: int) -> None:
        needed = sum(self._letters) * self.fontMetrics().averageCharWidth() + self._box.spacing() * (
            len(self._letters) - 1
        )
        stacked = width < needed
        if stacked == self.stacked:
            return
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        for index, stretch in enumerate(self._stretches):
            self._box.setStretch(index, 0 if stacked else stretch)
