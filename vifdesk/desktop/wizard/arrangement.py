"""Where the cards of the wizard stand: three columns, two, or one, as the width of the text allows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_L, SPACE_XL, SPACE_XS
from vifdesk.desktop.widgets.page import scrolling

_THREE_FROM, _TWO_FROM = 126, 88
"""Widths in average letters."""


class Columns(IntEnum):
    """How many there are."""

    ONE = 1
    TWO = 2
    THREE = 3


class Arrangement(QWidget):
    """`left`, `middle`, `right` are the cards of each column. The left one scrolls by itself; each other column scrolls.

    In two columns the left cards stand under the right ones; in one, all stand in the order middle, right, left, and the
    whole scrolls. The cards are moved, never made anew. `arranged(columns)`: there are now so many.
    """

    arranged = Signal(int)

    def __init__(self, left: QWidget, middle: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        super().__init__()
        self._left, self._middle, self._right = left, tuple(middle), tuple(right)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(SPACE_XL, SPACE_L + SPACE_XS, SPACE_XL - SPACE_XS, SPACE_L + SPACE_XS)
        self._line.setSpacing(SPACE_L)
        self.columns = Columns.ONE
        self._wide_middle = False
        self._shells: list[QWidget] = []
        self._fill(Columns.THREE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        wanted = (
            Columns.THREE if letters >= _THREE_FROM else Columns.TWO if letters >= _TWO_FROM else Columns.ONE
        )
        if wanted is not self.columns:
            self._fill(wanted)

    def _fill(self, wanted: Columns) -> None:
        focused = self.focusWidget()
        self.columns = wanted
        old, self._shells = self._shells, []
        match wanted:
            case Columns.THREE:
                self._add(self._left, 23)
                self._add(_column(self._middle, stretched=True), 69 if self._wide_middle else 46)
                self._add(_column(self._right), 31)
            case Columns.TWO:
                self._add(_column(self._middle, stretched=True), 58)
                self._add(_column((*self._right, self._left)), 42)
            case Columns.ONE:
                self._add(_column((*self._middle, *self._right, self._left)), 1)
        for shell in old:
            if shell is not self._left:
                self._line.removeWidget(shell)
                shell.hide()
                shell.deleteLater()
        self.arranged.emit(int(wanted))
        if focused is not None and self.isAncestorOf(focused):
            focused.setFocus()

    def add_to_middle(self, card: QWidget) -> None:
        """One more card in the middle."""
        self._middle = (*self._middle, card)
        self._fill(self.columns)

    def widen(self, wide: bool) -> None:
        """Give the middle the room of the left card, which is hidden."""
        self._wide_middle = wide
        if self.columns is Columns.THREE:
            self._line.setStretch(1, 69 if wide else 46)

    def show_top(self) -> None:
        """Bring the top of the middle cards into sight."""
        for shell in self._shells:
            if isinstance(shell, QScrollArea) and shell.isAncestorOf(self._middle[0]):
                shell.verticalScrollBar().setValue(0)

    def _add(self, shell: QWidget, stretch: int) -> None:
        self._shells.append(shell)
        self._line.addWidget(shell, stretch)


class _Inside(QWidget):
    """What a column shows. Its height follows from the width that it gets, not from the least width that it could bear."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


def _column(cards: Sequence[QWidget], *, stretched: bool = False) -> QWidget:
    """Cards one under the other in an area that scrolls; `stretched`: those after the first take the room left."""
    inside = _Inside()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, SPACE_XS, 0)
    column.setSpacing(SPACE_L)
    for card in cards:
        column.addWidget(card)
    if stretched:
        for place in range(1, len(cards)):
            column.setStretch(place, 1)
    else:
        column.addStretch(1)
    return scrolling(inside)
