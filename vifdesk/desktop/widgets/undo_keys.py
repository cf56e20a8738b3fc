"""Ctrl+Z and Ctrl+Y in a field take back its own typing first, then, when there is none, what the page can take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_REDO_TOO = QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")
"""What the window binds, whatever the system calls « redo »."""


def leaves_to_page(field: QLineEdit | QPlainTextEdit, event: QEvent | QObject) -> bool:
    """Whether the page is to have this key; the event is then refused in the name of the field.

    Qt's fields keep Ctrl+Z for themselves even when nothing was typed in them.
    """
    if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.ShortcutOverride:
        return False
    inside = field if isinstance(field, QLineEdit) else field.document()
    pressed = QKeySequence(event.keyCombination())
    undo = event.matches(QKeySequence.StandardKey.Undo) and not inside.isUndoAvailable()
    redo = pressed in _REDO_TOO and not inside.isRedoAvailable()
    if undo or redo:
        event.ignore()
    return bool(undo or redo)


class LineField(QLineEdit):
    """A field of one line."""

    def event(self, event: QEvent | QObject) -> bool:
        if leaves_to_page(self, event):
            return False
        return super().event(event)  # type: ignore[arg-type]
