"""How far a piece of work is: what is being done, a bar with a count, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.discretion import speak
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_XS, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.painting import plain_panel

_STILL = 0.35
"""Of the bar, while nobody can say how much there is to do: it does not move, for nothing on this screen blinks."""


class _Bar(QProgressBar):
    """Painted in the theme's colours; Qt's own tells the value to screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, max(6, self.fontMetrics().height() // 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, rect = QPainter(self), colours(), self.rect()
        radius = rect.height() / 2
        plain_panel(painter, rect, theme.edge, radius=radius)
        share = self.value() / self.maximum() if self.maximum() else _STILL
        width = round(rect.width() * min(1.0, share))
        if width >= rect.height():
            plain_panel(painter, QRect(0, 0, width, rect.height()), theme.accented.ink, radius=radius)


class ProgressRow(QWidget):
    """`stop_asked()`: no more of it is wanted. Hidden until `begin`, and after `end`."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self.label = text_label("", Role.BODY)
        self.bar = _Bar()
        self.stop = Button("Arrêter", kind=QUIET, icon="fermer")
        self.stop.clicked.connect(self._stop)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_M)
        beside.addWidget(self.bar, 1)
        beside.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.label)
        column.addLayout(beside)
        self.hide()

    def begin(self, words: str, *, stoppable: bool) -> None:
        """Something begins. `words`: what, without a full stop."""
        self._words = words
        self.bar.setRange(0, 0)
        self.stop.setVisible(stoppable)
        self.stop.setEnabled(True)
        self._say("…")
        self.show()

    def show_count(self, done: int, total: int) -> None:
        """So many are done, of so many; nothing is known while `total` is 0."""
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self._say(f"… {done * 100 // total}\u00a0%")
            if done >= total:
                self.stop.hide()  # nothing is left that could be stopped

    def go_on(self, words: str) -> None:
        """It has come to a part that must not be cut short."""
        self._words = words
        self.bar.setRange(0, 0)
        self.stop.hide()
        self._say("…")

    def end(self) -> None:
        """It is over."""
        self.hide()

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._words = "Arrêt"
        self._say("…")
        self.stop_asked.emit()

    def _say(self, more: str) -> None:
        self.label.setText(f"{self._words}{more}")
        speak(self.bar, self._words)
