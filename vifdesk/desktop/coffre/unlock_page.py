"""A vault is there, locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.files import ask_for_vault
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.unlock_form import UnlockForm
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_WITHOUT = typographie(
    "Les examens et les calculs de délai fonctionnent sans ouvrir le coffre : rien n’en est alors enregistré."
)


class UnlockPage(VaultPage):
    """Open it, choose another file, or bring a backup back."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Coffre", "Verrouillé")
        self.form = UnlockForm(keeper)
        self.form.restore_asked.connect(lambda: self.go_asked.emit("restaurer"))
        card = Card("Ouvrir le coffre")
        card.body.addWidget(self.form)
        card.body.addStretch(1)
        aside = Card("Autrement")
        other = Button("Ouvrir un autre fichier…", icon="liste")
        other.clicked.connect(self._other)
        create = Button("Créer un autre coffre…", icon="plus")
        create.clicked.connect(lambda: self.go_asked.emit("creer"))
        restore = Button("Restaurer une sauvegarde…", icon="retablir")
        restore.clicked.connect(lambda: self.go_asked.emit("restaurer"))
        for button in (other, create, restore):
            aside.body.addLayout(row(button))
        aside.body.addWidget(text_label(_WITHOUT, Role.MUTED))
        aside.body.addStretch(1)
        columns = Columns()
        columns.add(card, 60, 62)
        columns.add(aside, 36, 38)
        self.content.addWidget(columns)

    def first_focus(self) -> QWidget | None:
        return self.form.field

    def _other(self) -> None:
        ask_for_vault(self, self._keeper.choose)
