"""The window as a test opens it, and what it does with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import point
from vifdesk.actions.desk import Desk
from vifdesk.desktop.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


@contextmanager
def open_window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window over `desk`, active, after its second picture; closed without a question at the end."""
    window = MainWindow(desk)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.is_furnished and QApplication.focusWidget() is not None)
    yield window
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()
    window.hide()
    window.deleteLater()
    qtbot.wait(1)


def settle() -> None:
    """Let everything happen that was put off to the next turn of the event loop."""
    for _turn in range(6):
        QApplication.processEvents()


def shown(parent: QWidget, kind: type[W]) -> list[W]:
    """The visible widgets of a kind under `parent`."""
    return [widget for widget in parent.findChildren(kind) if widget.isVisible()]


def button(parent: QWidget, name: str) -> QAbstractButton:
    """The visible button of that accessible name. `LookupError` names those there are."""
    buttons = shown(parent, QAbstractButton)
    for candidate in buttons:
        if candidate.accessibleName() == name:
            return candidate
    raise LookupError(f"no button « {name} » among {[b.accessibleName() for b in buttons]}")


def click(parent: QWidget, name: str) -> None:
    """Click the visible button of that accessible name."""
    point(button(parent, name))
    settle()


def texts(parent: QWidget) -> list[str]:
    """Every text that stands in the visible labels under `parent`."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in shown(parent, QLabel) if label.text()]
