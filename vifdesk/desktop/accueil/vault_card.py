"""What is kept: nothing, unless a vault is open; and the way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_EPHEMERAL = typographie(
    "Rien n’est enregistré : les examens restent en mémoire jusqu’à la fermeture. Imprimez la fiche pour en garder la trace."
)
_OPEN = typographie(
    "Ce qui est enregistré dans un dossier l’est dans le coffre, chiffré. Ctrl+L le verrouille."
)


class VaultCard(Card):
    """`go_asked(key)`: show that place of the window."""

    go_asked = Signal(str)

    def __init__(self, keeper: Keeper) -> None:
        super().__init__("Mode éphémère")
        self._keeper = keeper
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE_M)
        self.body.addLayout(self._inside)
        self.body.addStretch(1)
        keeper.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say again what there is."""
        from vifdesk.desktop.coffre.keeper import State

        empty(self._inside)
        state = self._keeper.state
        assert self.title_label is not None
        self.title_label.setText("Coffre ouvert" if state is State.OPEN else "Mode éphémère")
        self._inside.addWidget(text_label(_OPEN if state is State.OPEN else _EPHEMERAL, Role.MUTED))
        if state is State.OPEN:
            self._add_door("Voir les dossiers", "liste", "dossiers", "Alt+2")
        elif state is State.LOCKED:
            self._add_door("Ouvrir le coffre", "bouclier", "coffre", "Alt+3")
        else:
            self._add_door("Créer un coffre", "bouclier", "coffre", "Alt+3")

    def _add_door(self, title: str, icon: str, place: str, key: str) -> None:
        door = Button(title, icon=icon, key=key)
        door.clicked.connect(lambda: self.go_asked.emit(place))
        self._inside.addLayout(row(door))
