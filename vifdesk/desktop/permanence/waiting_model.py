"""The matters as Qt's views and screen readers ask for them: only the rows in sight are ever read."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from vifdesk.desktop.discretion import identity, shown, when_turned
from vifdesk.desktop.permanence.wording import spoken
from vifdesk.domain.register.open_matters import Matter

Index = QModelIndex | QPersistentModelIndex
MATTER = int(Qt.ItemDataRole.UserRole)


class WaitingModel(QAbstractListModel):
    """Matters in the order in which they are given, seen at `now`."""

    def __init__(self) -> None:
        super().__init__()
        self.matters: tuple[Matter, ...] = ()
        self.now = datetime(1, 1, 1)
        when_turned(self, self._turned)

    def show(self, matters: tuple[Matter, ...], now: datetime) -> None:
        """Show these; where they are the same as before, only the words of time change."""
        same = matters == self.matters
        self.now = now
        if same:
            self._turned()
            return
        self.beginResetModel()
        self.matters = matters
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.matters)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        matter = self.matters[index.row()]
        if role == MATTER:
            return matter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(matter, self.now, reference=reference_shown(matter), name=name_shown(matter))
        return None

    def _turned(self) -> None:
        if self.matters:
            self.dataChanged.emit(self.index(0), self.index(len(self.matters) - 1))


def reference_shown(matter: Matter) -> str:
    """The dossier's number, or what stands for it while identities are hidden."""
    return shown(identity(matter.reference)) if matter.reference else ""


def name_shown(matter: Matter) -> str:
    """The pseudonym, or what stands for it while identities are hidden."""
    return shown(identity(matter.name)) if matter.name else ""
