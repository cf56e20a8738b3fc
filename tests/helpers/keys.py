"""Keys as a user presses them. `qtbot.keyClicks` aborts the process on an accented letter; this does not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Type each letter into `widget`, accents too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release one key; shortcuts of the window answer too."""
    QTest.keyClick(widget, key, modifiers)


def ctrl(widget: QWidget, key: Qt.Key) -> None:
    """Press a key with Ctrl."""
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def point(widget: QWidget, at: QPoint | None = None) -> None:
    """Press and release the left button of the mouse on `widget`, in its middle or `at`."""
    place = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def focus() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    return widget
