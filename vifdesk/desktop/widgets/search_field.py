"""A field that searches while one types, over the list below it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from vifdesk.desktop.widgets.undo_keys import LineField


class SearchField(LineField):
    """`down()`: the arrow leads to the list."""

    down = Signal()

    def __init__(self, placeholder: str, *, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setAccessibleDescription("La liste suit pendant la frappe\u00a0; flèche bas pour la liste")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self.down.emit()
        else:
            super().keyPressEvent(event)
