"""Keys of a whole page, the order of its Tab stops, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def bind(page: QWidget, does: Mapping[str, Callable[[], object]]) -> None:
    """Let each key do its thing while the page is visible."""
    for keys, act in does.items():
        shortcut = QShortcut(QKeySequence(keys), page, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)


def tab_through(stops: Sequence[QWidget]) -> None:
    """Let Tab go from each to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say what has just appeared; nothing happens without one."""
    if widget.isVisible() and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
