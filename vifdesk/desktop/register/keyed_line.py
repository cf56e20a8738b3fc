"""A line of a dossier that takes the keyboard: the arrows step to its neighbours, one letter moves it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_FIELD, SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.painting import focus_ring, panel


class KeyedLine(QWidget):
    """What it shows goes into `column`. `pressed(what its letter of LETTERS means)`; `stepped(1 or -1)`; `entered()`: the keyboard came."""

    LETTERS: ClassVar[Mapping[Qt.Key, object]] = {}

    pressed = Signal(object)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        self.column.setSpacing(SPACE_XS)

    def confirm(self) -> None:
        """Do what Enter does here."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        if plain and key in self.LETTERS:
            self.pressed.emit(self.LETTERS[key])
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirm()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        panel(painter, self.rect(), theme.card_raised, theme.edge, radius=RADIUS_FIELD)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)
