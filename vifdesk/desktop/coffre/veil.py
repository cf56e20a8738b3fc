"""What covers the window: nothing that could name somebody is left on the screen, nor told to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.desktop.coffre.unlock_form import UnlockForm
from vifdesk.desktop.tokens import SPACE_XL
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row, scrolling
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_KEPT = typographie(
    "Rien n’est perdu : les examens en cours sont gardés en mémoire, et reviennent à l’ouverture."
)
_NOTHING = typographie("Aucun examen n’est en cours. Le mode éphémère fonctionne sans ouvrir le coffre.")


class Veil(QWidget):
    """`go_on`: the window may be shown again, without the vault. `restore_asked`: the file is damaged."""

    go_on = Signal()
    restore_asked = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.card = Card(title, crest="accent")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_XL, SPACE_XL, SPACE_XL, SPACE_XL)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.card, 3)
        across.addStretch(1)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))

    def first_focus(self) -> QWidget:
        """Where the keyboard stands."""
        return self


class LockedVeil(Veil):
    """The vault is locked; `free`: nothing in memory could name somebody, so that one may go on without it."""

    def __init__(self, keeper: Keeper, *, free: bool) -> None:
        super().__init__("Coffre verrouillé")
        self.form = UnlockForm(keeper)
        self.form.restore_asked.connect(self.restore_asked)
        self.card.body.addWidget(text_label(_NOTHING if free else _KEPT))
        self.card.body.addWidget(self.form)
        if free:
            button = Button("Continuer sans le coffre", kind=QUIET, icon="suivant")
            button.clicked.connect(self.go_on)
            self.card.body.addLayout(row(button))

    def first_focus(self) -> QWidget:
        return self.form.field
