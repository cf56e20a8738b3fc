"""The list of what waits: arrows to go through it, Enter to open, one letter to act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from vifdesk.desktop.permanence.waiting_delegate import WaitingDelegate
from vifdesk.desktop.permanence.waiting_model import WaitingModel
from vifdesk.domain.register.follow_ups import Move
from vifdesk.domain.register.open_matters import Matter

KEYS = {
    Qt.Key.Key_F: Move.FAIT,
    Qt.Key.Key_J: Move.PLUS_UN_JOUR,
    Qt.Key.Key_S: Move.PLUS_UNE_SEMAINE,
    Qt.Key.Key_O: Move.SANS_OBJET,
}
"""The same letters wherever something to do is listed."""
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)


class WaitingList(QListView):
    """`opened(Matter)`: go to its dossier or call. `moved(Matter, Move)`: one of the letters was pressed on it."""

    opened = Signal(object)
    moved = Signal(object, object)

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self.waiting = WaitingModel()
        self.setModel(self.waiting)
        self.setItemDelegate(WaitingDelegate(self, self.waiting, names))
        self.setAccessibleName("Ce qui m’attend")
        self.setAccessibleDescription(
            "Entrée pour ouvrir, F fait, J un jour plus tard, S une semaine plus tard, O sans objet"
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._open)

    def show_matters(self, matters: tuple[Matter, ...], now: datetime) -> None:
        """Show these; one stays on the matter on which one stood, else at the same height."""
        stood, row = self.current, self.currentIndex().row()
        self.waiting.show(matters, now)
        if not matters:
            return
        place = next(
            (rank for rank, one in enumerate(matters) if stood is not None and _same(one, stood)), -1
        )
        target = place if place >= 0 else max(0, min(row, len(matters) - 1))
        if self.currentIndex().row() != target:
            self.setCurrentIndex(self.waiting.index(target))

    @property
    def current(self) -> Matter | None:
        """The matter on which one stands."""
        row = self.currentIndex().row()
        return self.waiting.matters[row] if 0 <= row < len(self.waiting.matters) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        move = KEYS.get(Qt.Key(event.key())) if plain else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif move is not None and self.current is not None:
            self.moved.emit(self.current, move)
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()  # the digits open a measure: they belong to the page

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.waiting.matters[index.row()])


def _same(one: Matter, other: Matter) -> bool:
    return (one.kind, one.record_id, one.key) == (other.kind, other.record_id, other.key)
