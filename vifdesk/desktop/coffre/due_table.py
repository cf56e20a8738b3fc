"""What retention says of each dossier: which goes, which is held beyond its term, and why."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vifdesk.actions.purge_register import DueDossier
from vifdesk.desktop.discretion import identity, shown, when_turned
from vifdesk.desktop.widgets.rows_table import RowsTable
from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.register.retention import Reason

_Index = QModelIndex | QPersistentModelIndex
REASONS = {
    Reason.SIGNALEMENT: "signalement sans procédure",
    Reason.DERNIERE_MISE_A_JOUR: "dernière mise à jour trop ancienne",
    Reason.CORBEILLE: "trente jours à la corbeille",
}
_TITLES = ("Numéro", "Motif", "Terme atteint le", "État")
_SHARES = (24, 36, 20, 20)
_ROWS = 7


class DueModel(QAbstractTableModel):
    """One dossier a row: those that go, then those that are held."""

    def __init__(self) -> None:
        super().__init__()
        self.dossiers: tuple[DueDossier, ...] = ()
        when_turned(self, self._turned)

    def show(self, dossiers: tuple[DueDossier, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.dossiers = dossiers
        self.endResetModel()

    def _turned(self) -> None:
        if self.dossiers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.dossiers) - 1, len(_TITLES) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.dossiers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        text = _cells(self.dossiers[index.row()])[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_TITLES[index.column()]}\u00a0: {text}"
        return text if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None


def _cells(one: DueDossier) -> tuple[str, ...]:
    state = "maintenu" if one.due.held else "à supprimer"
    return shown(identity(one.reference)), REASONS[one.due.reason], short_day(one.due.since), state


class DueTable(RowsTable):
    """Of any length: thousands of dossiers may fall due at once."""

    def __init__(self) -> None:
        self.due = DueModel()
        super().__init__(
            self.due,
            _SHARES,
            name="Dossiers dont le terme est atteint",
            keys="Flèches pour parcourir, Entrée pour maintenir un dossier ou mettre fin à son maintien",
        )

    def show_dossiers(self, dossiers: tuple[DueDossier, ...]) -> None:
        """Show these; one stays on one's row, else on the first."""
        before = self.current
        self.due.show(dossiers)
        wanted = before.id if before is not None else ""
        row = next((row for row, one in enumerate(dossiers) if one.id == wanted), 0)
        self.setCurrentIndex(self.due.index(row, 0) if dossiers else QModelIndex())
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height * (min(len(dossiers), _ROWS) + 1) + height // 2)

    @property
    def current(self) -> DueDossier | None:
        """The dossier on whose row one stands."""
        row = self.currentIndex().row()
        return self.due.dossiers[row] if 0 <= row < len(self.due.dossiers) else None
