"""Something that opens in place, by a click or a key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_M, SPACE_S
from vifdesk.desktop.widgets.button import LINK, Button


class Fold(QWidget):
    """A line to press, and what it shows below; put things into `body`. Closed at first.

    `closed` and `opened` are what the line says; with `about` a screen reader hears what it is about.
    """

    toggled = Signal(bool)

    def __init__(self, closed: str, opened: str = "", *, about: str = "", kind: str = LINK) -> None:
        super().__init__()
        self._words = (closed, opened or closed)
        self._about = about
        self.switch = Button(closed, kind=kind, icon="chevron-droite")
        self.switch.clicked.connect(self.toggle)
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, SPACE_S, 0, 0)
        self.body.setSpacing(SPACE_M)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._inside.hide()
        self._say()

    @property
    def is_open(self) -> bool:
        """Whether the inside is shown."""
        return not self._inside.isHidden()

    def toggle(self) -> None:
        """Open what is closed, close what is open."""
        self.set_open(not self.is_open)

    def set_open(self, shown: bool) -> None:
        """Show or hide the inside."""
        if shown == self.is_open:
            return
        self._inside.setVisible(shown)
        self._say()
        self.toggled.emit(shown)

    def set_words(self, closed: str, opened: str) -> None:
        """Say something else on the line."""
        self._words = (closed, opened)
        self._say()

    def _say(self) -> None:
        words = self._words[self.is_open]
        self.switch.set_text(words, icon="chevron-bas" if self.is_open else "chevron-droite")
        self.switch.setAccessibleName(f"{words} – {self._about}" if self._about else words)
        self.switch.setAccessibleDescription("Déplié" if self.is_open else "Replié")
