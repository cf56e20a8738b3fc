"""Starts Qt, dresses it, shows the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from vifdesk.desktop.theme import dress, follow_system
from vifdesk.desktop.widgets.later import later

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget


def run(
    build_window: Callable[[], QWidget],
    resources: Path,
    *,
    called: Callable[[], str | None],
) -> int:
    """Show the window and stay until it is closed; the exit code. `resources`: the program's folder of that name.

    `called`: whether a second start asks this window to come forward (its token, else None).
    """
    # Qt's own style, alike on every system; said so, it costs nothing of Python's
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "fusion"])
    assert isinstance(application, QApplication)
    application.setApplicationName("vifdesk")
    dress(application, resources)
    window = build_window()
    window.show()

    def finish() -> None:
        from vifdesk.desktop.shell.come_forward import come_when_called

        finish_dressing(application)
        come_when_called(window, called)

    later(window, finish)
    return QApplication.exec()


def finish_dressing(application: QApplication) -> None:
    """What the first picture did not need: the system's own word on light and dark, Qt's words in French."""
    follow_system(application)
    speak_french(application)
    application.setWindowIcon(program_icon())


def program_icon() -> QIcon:
    """The sign that the taskbar shows: the one at the head of the rail."""
    from PySide6.QtGui import QIcon, QPainter, QPixmap

    from vifdesk.desktop.tokens import LIGHT
    from vifdesk.desktop.widgets.icons import draw_icon
    from vifdesk.desktop.widgets.painting import NOTHING, plain_panel

    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        picture = QPixmap(side, side)
        picture.fill(NOTHING)
        painter = QPainter(picture)
        plain_panel(painter, picture.rect(), LIGHT.accent, radius=side * 0.2)
        inset = round(side * 0.14)
        draw_icon(painter, picture.rect().adjusted(inset, inset, -inset, -inset), "bouclier", LIGHT.on_accent)
        painter.end()
        icon.addPixmap(picture)
    return icon


def speak_french(application: QApplication) -> None:
    """Qt's own words (« Copier », « Enregistrer sous ») in French."""
    from PySide6.QtCore import QLibraryInfo, QTranslator

    translator = QTranslator(application)
    if translator.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
