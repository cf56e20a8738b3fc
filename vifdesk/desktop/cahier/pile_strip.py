"""Above the foot of every page: what was interrupted, since when, and the key that brings it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from vifdesk.actions.keep_pile import EXAMINATION
from vifdesk.desktop.cahier.pile import Parked, Pile
from vifdesk.desktop.cahier.words import elapsed
from vifdesk.desktop.discretion import speak
from vifdesk.desktop.tokens import SPACE_S, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.button import QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import empty
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import short_label
from vifdesk.desktop.widgets.surface import FOOTER, Surface

TAKE_UP = "Ctrl+R"
_MOST = 4
_LETTERS = 40
"""Of a work's words on its button."""


class PileStrip(Surface):
    """`asked(key)`: this work is to come back. Hides itself while nothing was interrupted."""

    asked = Signal(str)

    def __init__(self, pile: Pile, *, covered: Callable[[], bool]) -> None:
        super().__init__(FOOTER)
        self._pile, self._covered = pile, covered
        self.setAccessibleName("Travaux interrompus")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_XL, SPACE_XS, SPACE_XL, SPACE_XS)
        self._row.setSpacing(SPACE_S)
        self._shown: tuple[str, ...] = ()
        self._count = 0
        self._buttons: list[Button] = []
        self.hide()
        pile.changed.connect(self.display)

    def display(self) -> None:
        """Show the pile as it is."""
        works = self._pile.works
        self.setVisible(True)
        fit = self._room()
        shown = tuple(work.key for work in works[:fit])
        if (shown, len(works)) != (self._shown, self._count):
            self._shown, self._count = shown, len(works)
            self._fill(works, fit)
        for button, work in zip(self._buttons, works, strict=False):
            self._name(button, work)

    def setVisible(self, visible: bool) -> None:
        """Never while it is empty, nor over a veil."""
        super().setVisible(visible and bool(self._pile.works) and not self._covered())

    def _fill(self, works: tuple[Parked, ...], fit: int) -> None:
        empty(self._row)
        self._buttons = []
        if not works:
            return
        self._row.addWidget(Icon("attente", tone="attente", scale=1.1))
        self._row.addWidget(short_label("En suspens", Role.STRONG))
        for rank, work in enumerate(works[:fit]):
            self._buttons.append(self._button(work, first=rank == 0))
            self._row.addWidget(self._buttons[-1])
        more = len(works) - fit
        if more > 0:
            self._row.addWidget(short_label(f"et {more} autre{'s' if more > 1 else ''}", Role.MUTED))
        self._row.addStretch(1)

    def _button(self, work: Parked, *, first: bool) -> Button:
        button = Button(
            self._words(work), kind=SECONDARY if first else QUIET, icon="retour", key=TAKE_UP if first else ""
        )
        button.clicked.connect(lambda: self.asked.emit(work.key))
        return button

    def _name(self, button: Button, work: Parked) -> None:
        """The same buttons stay while only the minutes pass: the keyboard may stand on one."""
        button.set_text(self._words(work))
        detail = f", {work.detail}" if work.detail else ""
        since = elapsed(work.since, self._pile.now())
        speak(button, f"Reprendre {work.name}{detail}, en suspens depuis {since}")

    def _words(self, work: Parked) -> str:
        where = f", {work.detail}" if work.memory[0] == EXAMINATION else ""
        return f"{work.name}{where} · {elapsed(work.since, self._pile.now())}"

    def _room(self) -> int:
        """How many buttons fit; the one that the key brings back always does."""
        letter = max(1, self.fontMetrics().averageCharWidth())
        return max(1, min(_MOST, (self.width() - 24 * letter) // (_LETTERS * letter)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.display()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.display()
