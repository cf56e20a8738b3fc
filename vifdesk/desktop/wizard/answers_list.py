"""The list of answers: every one in sight, each a click or an Enter away from being corrected."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QSizePolicy

from vifdesk.desktop.widgets.listing import MOVES, set_up_listing
from vifdesk.desktop.wizard.answer_rows import AnswerRow, RowState
from vifdesk.desktop.wizard.answers_delegate import ROW_ROLE, AnswersDelegate

_Index = QModelIndex | QPersistentModelIndex


class AnswersModel(QAbstractListModel):
    """The rows as Qt's views and screen readers ask for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AnswerRow, ...] = ()

    def show(self, rows: tuple[AnswerRow, ...]) -> None:
        """Show these rows; only those that changed are drawn again when their number is the same."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [
            place for place, pair in enumerate(zip(rows, self.rows, strict=True)) if pair[0] != pair[1]
        ]
        self.rows = rows
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.reason or row.origin or None
        return row if role == ROW_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        heading = index.isValid() and self.rows[index.row()].state is RowState.HEADING
        return (
            Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        )

    def place_of(self, fact_id: str) -> int:
        """The row of a fact; -1 when it has none."""
        return next((place for place, row in enumerate(self.rows) if row.fact_id == fact_id and fact_id), -1)


class AnswersList(QListView):
    """`chosen(fact_id)`: this answer is to be looked at; `withdrawn(fact_id)`: it is to be taken away."""

    chosen = Signal(str)
    withdrawn = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.answers = AnswersModel()
        self.setModel(self.answers)
        self.setItemDelegate(AnswersDelegate(self))
        set_up_listing(self, name="Réponses", keys="Entrée pour corriger une réponse, Suppr pour la retirer")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.clicked.connect(lambda index: self._choose(index.row()))
        self._whole = False

    def display(self, rows: tuple[AnswerRow, ...], current_id: str) -> None:
        """Show the rows and mark the question on which one stands."""
        self.answers.show(rows)
        place = self.answers.place_of(current_id)
        index = self.answers.index(place) if place >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if place >= 0:
            self.scrollTo(index)
        if self._whole:
            self.updateGeometry()

    def show_whole(self, whole: bool) -> None:
        """Take the height of all rows (in a page that scrolls), or scroll by itself."""
        if whole != self._whole:
            self._whole = whole
            self.setSizePolicy(
                QSizePolicy.Policy.Expanding,
                QSizePolicy.Policy.Fixed if whole else QSizePolicy.Policy.Expanding,
            )
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._whole:
            return super().sizeHint()
        heights = (
            self.sizeHintForIndex(self.answers.index(place)).height()
            for place in range(len(self.answers.rows))
        )
        return QSize(super().sizeHint().width(), sum(heights) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height() if self._whole else self.fontMetrics().height() * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.answers.rows[self.currentIndex().row()] if self.currentIndex().isValid() else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Delete and row is not None:
            self.withdrawn.emit(row.fact_id)
        elif event.key() in MOVES:
            if row is None:
                self._begin(last=event.key() in (Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_PageUp))
            else:
                super().keyPressEvent(event)
        else:
            event.ignore()  # a letter answers the question; it does not search the list

    def _begin(self, *, last: bool) -> None:
        """Stand on an end of the list; Qt by itself would stay stuck on the title that begins it."""
        facts = [place for place, row in enumerate(self.answers.rows) if row.fact_id]
        if facts:
            self.setCurrentIndex(self.answers.index(facts[-1 if last else 0]))

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self.answers.rows) and self.answers.rows[place].fact_id:
            self.chosen.emit(self.answers.rows[place].fact_id)
