"""A field of one line that leaves to the page the keys that mean something there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from vifdesk.desktop.widgets.undo_keys import LineField


class TypedLine(LineField):
    """`confirmed(text)` on Enter. When empty, Backspace goes to the page; without typing to take back, so does Ctrl+Z."""

    confirmed = Signal(str)

    def __init__(self, placeholder: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.confirmed.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
