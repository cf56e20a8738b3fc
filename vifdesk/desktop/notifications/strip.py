"""The quiet line at the foot: how many things have just come due, and until when to put it off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from vifdesk.desktop.tokens import SPACE_S, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.button import QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.surface import FOOTER, Surface
from vifdesk.domain.register.falling_due import Fallen

TEN_MINUTES, ONE_HOUR = timedelta(minutes=10), timedelta(hours=1)
SHOW = "Alt+V"


class DueStrip(Surface):
    """`seen(Fallen)`: go and look. `put_off(Fallen, timedelta | None)`: later; None is tomorrow morning."""

    seen = Signal(object)
    put_off = Signal(object, object)

    def __init__(self, *, covered: Callable[[], bool]) -> None:
        super().__init__(FOOTER)
        self._covered = covered
        self._fallen: Fallen | None = None
        self.setAccessibleName("Ce qui vient à échéance")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XL, SPACE_XS, SPACE_XL, SPACE_XS)
        row.setSpacing(SPACE_S)
        self._words = text_label("", Role.STRONG)
        self.look = Button("Voir", kind=SECONDARY, icon="suivant", shortcut=SHOW)
        self.look.clicked.connect(self._see)
        row.addWidget(Icon("alerte", tone="attente", scale=1.1))
        row.addWidget(self._words, 1)
        row.addWidget(self.look)
        for text, until in (("10 min", TEN_MINUTES), ("1 h", ONE_HOUR), ("Demain 8 h", None)):
            later = Button(text, kind=QUIET)
            later.setAccessibleName(f"Me le redire\u00a0: {text}")
            later.clicked.connect(lambda _checked=False, until=until: self._later(until))
            row.addWidget(later)
        close = Button("Fermer", kind=QUIET, icon="fermer")
        close.setAccessibleName("Fermer cet avis")
        close.clicked.connect(self._close)
        row.addWidget(close)
        self.hide()

    def tell(self, fallen: Fallen) -> None:
        """Say it; what was still said there is said with it."""
        before = self._fallen.matters if self._fallen is not None else ()
        kept = tuple(one for one in before if one not in fallen.matters)
        self._fallen = Fallen((*kept, *fallen.matters))
        self._words.setText(f"{self._fallen.sentence}.")
        self.setVisible(True)

    def forget(self) -> None:
        """Say nothing any more."""
        self._close()

    def setVisible(self, visible: bool) -> None:
        """Never while there is nothing to say, nor over a veil."""
        super().setVisible(visible and self._fallen is not None and not self._covered())

    def _see(self) -> None:
        fallen = self._fallen
        self._close()
        if fallen is not None:
            self.seen.emit(fallen)

    def _later(self, until: timedelta | None) -> None:
        fallen = self._fallen
        self._close()
        if fallen is not None:
            self.put_off.emit(fallen, until)

    def _close(self) -> None:
        self._fallen = None
        self.hide()
