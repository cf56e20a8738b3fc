"""What a script does with the real window: keys, clicks, and the patience to let it draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def settle(milliseconds: int = 120) -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(milliseconds)


def press(window: QWidget, keys: str) -> None:
    """Press keys where the focus is, as the window's user would."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the binding has it, its types do not say so
    QTest.keyClick(QApplication.focusWidget() or window, combination.key(), combination.keyboardModifiers())
    settle(40)


def type_text(text: str) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    focus = QApplication.focusWidget()
    if focus is None:
        raise RuntimeError("Aucun champ n’a le clavier.")
    QTest.keyClicks(focus, text)
    settle(40)


def click(window: QWidget, name: str) -> None:
    """Click the visible button of that name."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractButton

    for button in window.findChildren(QAbstractButton):
        if button.text() == name and button.isVisible():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            settle(40)
            return
    raise LookupError(f"Aucun bouton « {name} ».")
