"""A key of the keyboard, drawn."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.widgets.painting import draw_key, key_colours, key_size


class KeyCap(QWidget):
    """« Ctrl+N » as a key; several keys pressed one after the other are several caps."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return key_size(self.font(), self._key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_key(QPainter(self), self.rect(), self._key, self.font(), *key_colours(colours()))
