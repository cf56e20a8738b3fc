"""The dossiers found, as Qt's tables and screen readers ask for them: only the rows in sight are ever read."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vifdesk.desktop.discretion import identity, shown, when_turned
from vifdesk.domain.dates.wording import short_moment
from vifdesk.domain.register.search import Entry

_Index = QModelIndex | QPersistentModelIndex
TITLES = ("Numéro", "Pseudonyme ou initiales", "Dernière modification")


class DossiersModel(QAbstractTableModel):
    """Rows of the index, in the order in which they were found."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.marks: Mapping[str, str] = {}
        when_turned(self, self._turned)

    def mark(self, marks: Mapping[str, str]) -> None:
        """Put these words after the numbers of these dossiers."""
        if marks != self.marks:
            self.marks = marks
            self._turned()

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def _turned(self) -> None:
        if self.entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.entries) - 1, len(TITLES) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(entry, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{TITLES[index.column()]}\u00a0: {self._cell(entry, index.column())}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def _cell(self, entry: Entry, column: int) -> str:
        if column == 0:
            mark = self.marks.get(entry.reference)
            return f"{shown(identity(entry.reference))}{f'  ● {mark}' if mark else ''}"
        return (shown(identity(entry.pseudonyme)) or "–") if column == 1 else short_moment(entry.changed)
