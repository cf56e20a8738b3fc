"""The open vault: who is there, and what one does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_DOORS = (
    (
        "utilisateurs",
        "Utilisateurs et clés",
        "Qui ouvre le coffre, sa phrase, la clé de secours.",
        "utilisateur",
    ),
    ("sauvegardes", "Sauvegardes et intégrité", "Copier, vérifier, restaurer.", "enregistrer"),
    ("conservation", "Durées de conservation", "Ce qui doit être supprimé, et le certificat.", "calendrier"),
    ("journal", "Journal des accès", "Qui a fait quoi, et quand.", "formulaire"),
    ("reglages", "Réglages", "Verrouillage, durées, noms.", "mesure"),
)
_READ_ONLY = typographie(
    "Le fichier ou son dossier est en lecture seule : on peut lire, rien ne peut être enregistré. "
    "Rendez-les modifiables, puis rouvrez le coffre."
)
_RECOVERY = typographie(
    "Ouvert avec la clé de secours : donnez à chacun une nouvelle phrase, page « Utilisateurs et clés », puis verrouillez."
)


class HomePage(VaultPage):
    """`register_asked`: show the dossiers."""

    register_asked = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        user = keeper.user
        super().__init__(desk, keeper, "Coffre", "Ouvert")
        self.lock_button = Button("Verrouiller", icon="bouclier", key="Ctrl+L")
        self.head.add_action(self.lock_button)
        self.lock_button.clicked.connect(keeper.lock)
        self.register_button = Button("Voir les dossiers", kind=PRIMARY, icon="liste", key="Alt+2")
        self.register_button.clicked.connect(self.register_asked)
        columns = Columns()
        columns.add(self._about(user.name, user.function), 44, 44)
        columns.add(self._doors(), 52, 56)
        self.content.addWidget(columns)
        self._warn()

    def first_focus(self) -> QWidget | None:
        return self.register_button

    def _about(self, name: str, function: str) -> Card:
        keeper, count = self._keeper, len(self._keeper.register.places)
        card = Card("En ce moment")
        who = identity(f"{name}, {function}" if function else name)
        card.body.addWidget(text_label(who, Role.STRONG))
        dossiers = "Aucun dossier" if not count else "1 dossier" if count == 1 else f"{count} dossiers"
        card.body.addWidget(text_label(f"{dossiers}, corbeille comprise."))
        minutes = keeper.preferences.idle_minutes
        card.body.addWidget(
            text_label(f"Verrouillage après {minutes} minutes sans activité, ou Ctrl+L.", Role.MUTED)
        )
        card.body.addWidget(text_label(typographie(f"Fichier : {keeper.path}"), Role.CAPTION))
        card.body.addLayout(row(self.register_button))
        card.body.addStretch(1)
        return card

    def _doors(self) -> QWidget:
        card = Card("Administrer")
        for name, title, words, icon in _DOORS:
            door = Choice(title, help=words, icon=icon)
            door.clicked.connect(lambda _checked=False, page=name: self.go_asked.emit(page))
            card.body.addWidget(door)
        card.body.addStretch(1)
        return card

    def _warn(self) -> None:
        from vifdesk.actions.vault_port import RECOVERY_ID

        unreadable = len(self._keeper.register.unreadable)
        if unreadable:
            records = (
                "1 enregistrement ne peut" if unreadable == 1 else f"{unreadable} enregistrements ne peuvent"
            )
            text = f"{records} pas être lus. Le reste est intact : vérifiez le coffre, page « Sauvegardes et intégrité »."
            self.tell(typographie(text.replace("peut pas être lus", "peut pas être lu")), "alerte")
        elif not self._keeper.vault.writable:
            self.tell(_READ_ONLY, "alerte")
        elif self._desk.policy().faults:
            self.tell(" ".join(self._desk.policy().faults), "alerte")
        elif self._keeper.user.id == RECOVERY_ID:
            self.tell(_RECOVERY, "attente")
