"""A table of any length: only the rows in sight are ever painted; arrows go through it, Enter or a click opens a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S
from vifdesk.desktop.widgets.listing import MOVES, set_up_listing
from vifdesk.desktop.widgets.painting import MIDDLE, fill, focus_ring, mixed, scaled, write

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """One cell; the current row is coloured whole and ringed when the table has the keyboard."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(10, self._view.fontMetrics().height() + 2 * SPACE_S + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = colours(), option.rect
        current = index.row() == self._view.currentIndex().row()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = (
            theme.accented.ground if current else mixed(theme.card, theme.edge_strong, 0.12 if over else 0)
        )
        painter.save()
        fill(painter, rect, ground)
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.edge)
        ink = theme.accented.ink if current else theme.text if index.column() < 2 else theme.muted
        font = scaled(self._view.font(), 1, bold=index.column() == 0)
        place = rect.adjusted(SPACE_M, 0, -SPACE_S, 0)
        text = self._view.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, place.width()
        )
        write(painter, place, MIDDLE, text, font, ink)
        if current and self._view.hasFocus() and index.column() == 0:
            whole = QRect(0, rect.y(), self._view.viewport().width(), rect.height())
            painter.setClipping(False)
            focus_ring(painter, whole, theme.focus, theme.card)
        painter.restore()


class _Head(QHeaderView):
    """The titles, over their cells."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(10, self.fontMetrics().height() + 2 * SPACE_S)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = colours()
        fill(painter, rect, theme.card_raised)
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.edge_strong)
        font = scaled(self.font(), 0.92, bold=True)
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")
        write(painter, rect.adjusted(SPACE_M, 0, 0, 0), MIDDLE, title, font, theme.muted)


class RowsTable(QTableView):
    """`chosen(row)`: Enter or a click. `left_upwards()`: the arrow went above the first row.

    `shares`: of the width, in per cent, one a column; the model's `headerData` names them.
    """

    chosen = Signal(int)
    left_upwards = Signal()

    def __init__(self, model: QAbstractTableModel, shares: Sequence[int], *, name: str, keys: str) -> None:
        super().__init__()
        self._shares = tuple(shares)
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        set_up_listing(self, name=name, keys=keys)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(_Head())
        self._fit_rows()
        self.clicked.connect(lambda index: self._choose(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.key() in MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, event.size().width() * share // 100)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 2 * SPACE_S + 2)

    def _choose(self, row: int) -> None:
        if 0 <= row < self.model().rowCount():
            self.chosen.emit(row)
