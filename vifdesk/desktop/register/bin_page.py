"""What was put in the bin, for thirty days, and how to take it out."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.bin_dossier import take_out_of_bin
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.vault_port import Stored
from vifdesk.desktop.discretion import identity, speak
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.register.record import binned_at, reference_of
from vifdesk.domain.register.settings import BIN_DAYS

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_EMPTY = (
    "La corbeille est vide. Un dossier mis à la corbeille y reste trente jours, puis la purge le propose."
)
_SHOWN = 200


class BinPage(Page):
    """`changed(reference)`: a dossier came back. `closed()`."""

    changed = Signal(str)
    closed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__("Corbeille")
        self._desk, self._keeper = desk, keeper
        self.back = Button("Dossiers", icon="retour")
        self.back.clicked.connect(self.closed)
        self.head.add_action(self.back)
        card = Card(name="Corbeille")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        card.body.addLayout(self._list)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.display()

    def display(self) -> None:
        """What lies in the bin now, the latest first."""
        empty(self._list)
        found = sorted(self._keeper.register.binned.values(), key=lambda one: one.at, reverse=True)
        for stored in found[:_SHOWN]:
            self._list.addWidget(self._line(stored))
        if not found:
            self._list.addWidget(text_label(_EMPTY, Role.MUTED))
        more = len(found) - _SHOWN
        if more > 0:
            self._list.addWidget(text_label(f"Et {more} dossiers plus anciens.", Role.MUTED))
        self.set_title(
            "Corbeille", "1 dossier" if len(found) == 1 else f"{len(found)} dossiers" if found else ""
        )

    def _line(self, stored: Stored) -> QWidget:
        reference, name = reference_of(stored.content), str(stored.content.get("pseudonyme", ""))
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(text_label(identity(f"{reference} · {name}" if name else reference), Role.STRONG))
        since = binned_at(stored.content)
        if since is not None:
            until = short_day(since.date() + timedelta(days=BIN_DAYS))
            words = f"Dans la corbeille depuis le {short_day(since.date())}, jusqu’au {until}"
            column.addWidget(text_label(typographie(words), Role.MUTED))
        out = Button("Remettre dans les dossiers", icon="retablir")
        speak(out, f"Remettre dans les dossiers\u00a0: {identity(reference)}")
        out.clicked.connect(lambda: self.take_out(reference))
        column.addSpacing(SPACE_XS)
        column.addLayout(row(out))
        column.addSpacing(SPACE_S)
        column.addWidget(line())
        return shown

    def take_out(self, reference: str) -> None:
        """Take a dossier out of the bin."""
        try:
            take_out_of_bin(self._keeper.register, reference)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.display()
        say(self, f"Dossier {identity(reference)} remis dans la liste.")
        self.changed.emit(reference)

    def escape(self) -> bool:
        """Esc goes back to the list."""
        self.closed.emit()
        return True

    def first_focus(self) -> QWidget | None:
        return self.back
