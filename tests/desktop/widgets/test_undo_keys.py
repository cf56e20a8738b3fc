"""Ctrl+Z in a field that has nothing of its own to take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import ctrl, type_text
from vifdesk.desktop.widgets.fields import TextArea, text_field


@pytest.mark.parametrize("make", [text_field, TextArea])
def test_a_field_takes_back_its_typing_then_the_page_takes_back_its_change(
    make: type[QLineEdit | QPlainTextEdit], dressed: QApplication, qtbot: QtBot
) -> None:
    """The keyboard stands in a field nearly everywhere: « undo » must not end there."""
    window = QWidget()
    qtbot.addWidget(window)
    field = make()
    QVBoxLayout(window).addWidget(field)
    done: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Y"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: done.append(keys))
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    ctrl(field, Qt.Key.Key_Z)
    ctrl(field, Qt.Key.Key_Y)
    assert done == ["Ctrl+Z", "Ctrl+Y"]
    type_text(field, "é")
    ctrl(field, Qt.Key.Key_Z)
    assert done == ["Ctrl+Z", "Ctrl+Y"], "the field's own typing comes first"
    ctrl(field, Qt.Key.Key_Z)
    assert done == ["Ctrl+Z", "Ctrl+Y", "Ctrl+Z"]
