"""Arrow and page keys that scroll a page on which nothing else wants them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea


def scroll_by_key(area: QScrollArea | None, event: QKeyEvent) -> bool:
    """Scroll by this key; whether it is one that scrolls."""
    if area is None:
        return False
    bar = area.verticalScrollBar()
    moves = {
        Qt.Key.Key_PageDown: bar.pageStep(),
        Qt.Key.Key_PageUp: -bar.pageStep(),
        Qt.Key.Key_Down: 3 * bar.singleStep(),
        Qt.Key.Key_Up: -3 * bar.singleStep(),
    }
    move = moves.get(Qt.Key(event.key()))
    if move is not None:
        bar.setValue(bar.value() + move)
    return move is not None
