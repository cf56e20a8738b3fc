"""The figures of one subject as a table: now, over how many, before, by how much it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S
from vifdesk.desktop.widgets.painting import MIDDLE, fill, focus_ring, scaled, write
from vifdesk.desktop.widgets.rows_table import RowDelegate, RowsTable
from vifdesk.domain.documents.copil_figures import depths_of, figure_row
from vifdesk.domain.statistics.report import Figure

_Index = QModelIndex | QPersistentModelIndex
HEAD = ("Chiffre", "Période", "Sur combien", "Précédente", "Évolution")
_SHARES = (46, 14, 14, 13, 13)
_ROWS = 14


class FiguresModel(QAbstractTableModel):
    """A row a figure; what it means is its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.figures: tuple[Figure, ...] = ()
        self.depths: dict[str, int] = {}
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self.beginResetModel()
        self.figures, self.depths = tuple(figures), depths_of(figures)
        self._rows = tuple((one.words.label, *figure_row(one)) for one in self.figures)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, _parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return len(HEAD)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEAD[section]
        return None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{HEAD[index.column()]}\u00a0: {text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self.figures[index.row()].words
            return f"{words.label}\u00a0: {words.definition}"
        return None


class FiguresDelegate(RowDelegate):
    """Parts are set in under their total, which is bold."""

    def __init__(self, view: RowsTable, model: FiguresModel) -> None:
        super().__init__(view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = colours(), option.rect
        current = index.row() == self._view.currentIndex().row()
        depth = self._model.depths.get(self._model.figures[index.row()].id, 0)
        painter.save()
        fill(painter, rect, theme.accented.ground if current else theme.card)
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.edge)
        first = index.column() == 0
        font = scaled(self._view.font(), 1, bold=not depth and index.column() < 2)
        place = rect.adjusted(SPACE_M + (SPACE_L * depth if first else 0), 0, -SPACE_S, 0)
        text = self._view.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, place.width()
        )
        ink = theme.accented.ink if current else theme.text if index.column() < 2 else theme.muted
        write(painter, place, MIDDLE, text, font, ink)
        if current and self._view.hasFocus() and first:
            painter.setClipping(False)
            whole = QRect(0, rect.y(), self._view.viewport().width(), rect.height())
            focus_ring(painter, whole, theme.focus, theme.card)
        painter.restore()


class FiguresTable(RowsTable):
    """As high as its rows, up to a screen of them."""

    def __init__(self) -> None:
        self.rows = FiguresModel()
        super().__init__(self.rows, _SHARES, name="Chiffres", keys="Flèches pour parcourir")
        self.setItemDelegate(FiguresDelegate(self, self.rows))

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these."""
        self.rows.show(figures)
        row = self.verticalHeader().defaultSectionSize()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + row * max(1, min(_ROWS, len(figures))) + 4)
