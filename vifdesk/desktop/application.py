"""Starts Qt, dresses it, shows the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from vifdesk.desktop.theme import dress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow


def run(build_window: Callable[[], QMainWindow], resources: Path) -> int:
    """Show the window and stay until it is closed; the exit code. `resources`: the program's folder of that name."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("vifdesk")
    dress(application, resources)
    window = build_window()
    window.show()
    QTimer.singleShot(0, lambda: speak_french(application))
    return QApplication.exec()


def speak_french(application: QApplication) -> None:
    """Qt's own words (« Copier », « Enregistrer sous ») in French; after the first picture, they are not on it."""
    translator = QTranslator(application)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
