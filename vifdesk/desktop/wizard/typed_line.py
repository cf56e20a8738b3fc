"""A field of one line that leaves to the page the keys that mean something there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy


class TypedLine(QLineEdit):
    """`confirmed(text)` on Enter. When empty, Backspace goes to the page; without typing to take back, so does Ctrl+Z."""

    confirmed = Signal(str)

    def __init__(self, placeholder: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent | QObject) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self._spent(event)
        ):
            event.ignore()
            return False
        return super().event(event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            if not event.isAutoRepeat():
                self.confirmed.emit(self.text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _spent(self, event: QKeyEvent) -> bool:
        """Whether the key takes back or makes again a typing that there is not."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        undo = control and event.key() == Qt.Key.Key_Z and not self.isUndoAvailable()
        redo = control and event.key() == Qt.Key.Key_Y and not self.isRedoAvailable()
        return bool(undo or redo)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
