"""No vault yet: what it is for, and how to have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.files import ask_for_vault
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.numbered import Numbered
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_EPHEMERAL = typographie(
    "Sans coffre, tout fonctionne : les examens restent en mémoire, rien n’est écrit sur le disque. "
    "Le coffre ajoute le suivi : retrouver un dossier, ses dates, ses décisions."
)
_AWAY = (
    "Le dernier coffre ouvert n’est pas à sa place : {path}. Branchez le disque ou la clé qui le porte, puis revenez ici ; "
    "s’il a été déplacé, ouvrez-le où il est maintenant ; s’il est perdu, restaurez une sauvegarde."
)
_PROMISES = (
    typographie(
        "Un seul fichier, sur ce poste, chiffré : sans phrase secrète, il ne dit rien, pas même un nom."
    ),
    typographie("Une panne de courant n’abîme rien : ce qui est enregistré l’est en entier, ou pas du tout."),
    typographie("Chaque consultation est notée : qui, quand, quel dossier. Le journal est gardé un an."),
    typographie("Les dossiers ont une fin : les durées du décret sont appliquées, après votre confirmation."),
)


class WelcomePage(VaultPage):
    """Three doors: make, open, restore."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Coffre", "Facultatif")
        self.create_door = Choice(
            "Créer un coffre",
            help=typographie("Deux minutes : une phrase secrète, et une feuille à mettre au coffre-fort."),
            icon="plus",
        )
        self.open_door = Choice(
            "Ouvrir un coffre existant…", help="Un fichier de ce poste ou d’une clé.", icon="liste"
        )
        self.restore_door = Choice(
            "Restaurer une sauvegarde…", help="Le fichier du coffre est perdu ou abîmé.", icon="retablir"
        )
        doors = Card("Le registre du parquet")
        doors.body.addWidget(text_label(_EPHEMERAL, Role.BODY))
        for door in (self.create_door, self.open_door, self.restore_door):
            doors.body.addWidget(door)
        doors.body.addStretch(1)
        promises = Card("Ce qu’il garantit")
        promises.body.addWidget(Numbered(_PROMISES))
        promises.body.addStretch(1)
        columns = Columns()
        columns.add(doors, 56, 56)
        columns.add(promises, 44, 44)
        self.content.addWidget(columns)
        self.create_door.clicked.connect(lambda: self.go_asked.emit("creer"))
        self.open_door.clicked.connect(lambda: ask_for_vault(self, self._keeper.choose))
        self.restore_door.clicked.connect(lambda: self.go_asked.emit("restaurer"))
        if keeper.away:
            self.tell(typographie(_AWAY.format(path=keeper.away)), "attente")

    def first_focus(self) -> QWidget | None:
        return self.open_door if self._keeper.away else self.create_door
