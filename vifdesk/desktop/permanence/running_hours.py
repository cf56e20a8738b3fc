"""The deadlines in hours that run: the largest thing of the page while there are some."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vifdesk.desktop.discretion import identity, speak
from vifdesk.desktop.permanence.wording import clock_words, due_words
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import LINK, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import set_role, short_label, text_label
from vifdesk.domain.register.open_matters import Matter

_MOST = 3
_WIDEST = "00\u00a0h\u00a000"
_PRESSING = timedelta(hours=4)


class RunningHours(Card):
    """`opened(Matter)`. Hides itself while nothing runs."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__("Délais en heures")
        self._matters: tuple[Matter, ...] = ()
        self._clocks: list[QLabel] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_S)
        self._more = text_label("", Role.CAPTION)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._more)
        self.hide()

    def show_matters(self, matters: tuple[Matter, ...], now: datetime) -> None:
        """Show the nearest ones, and count them down."""
        if matters != self._matters:
            self._matters = matters
            self._rebuild(now)
        for clock, matter in zip(self._clocks, matters, strict=False):
            left = matter.remaining(now) or timedelta()
            clock.setText(clock_words(left))
            set_role(clock, tone="alerte" if left <= _PRESSING else "attente")
        more = len(matters) - _MOST
        self._more.setText(f"et {more} autre{'s' if more > 1 else ''} dans la liste." if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(matters))

    def _rebuild(self, now: datetime) -> None:
        from vifdesk.desktop.widgets.card import empty

        empty(self._lines)
        self._clocks = []
        for matter in self._matters[:_MOST]:
            self._lines.addWidget(self._line(matter, now))

    def _line(self, matter: Matter, now: datetime) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_M)
        clock = short_label("", Role.BIG_DATE)
        clock.setMinimumWidth(clock.fontMetrics().horizontalAdvance(_WIDEST))
        self._clocks.append(clock)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(matter.label, Role.STRONG))
        words.addWidget(text_label(f"Expire {due_words(matter, now)}", Role.MUTED))
        go = Button(identity(matter.reference), kind=LINK)
        speak(go, f"Ouvrir le dossier {identity(matter.reference)}")
        go.clicked.connect(lambda: self.opened.emit(matter))
        row.addWidget(Icon("delai", tone="alerte", scale=1.5), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(clock, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(SPACE_L)
        row.addLayout(words, 1)
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        return whole
