"""Who opens the vault: add, remove, change a passphrase, renew the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.phrase import NewPhrase, phrase_field
from vifdesk.desktop.discretion import identity, speak
from vifdesk.desktop.messages import ask
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import line, text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.vault_port import User
    from vifdesk.desktop.coffre.keeper import Keeper

_SLOW = "Calcul de la clé… Une à deux secondes."
_SEALING = "Tout est chiffré de nouveau… Ne fermez pas la fenêtre."
_REMOVED = typographie(
    "Sa phrase n’ouvrira plus le coffre, et tout sera chiffré sous une nouvelle clé. Son nom reste dans l’historique. "
    "Les sauvegardes faites avant s’ouvrent encore avec son ancienne phrase."
)
_RENEW = typographie(
    "À faire si quelqu’un a pu copier le fichier, ou après un départ : tout est chiffré de nouveau ; phrases et clé de secours "
    "restent les mêmes."
)
_RECOVERY = typographie(
    "Si la feuille est perdue ou a été vue : l’ancienne clé n’ouvrira plus que les vieilles sauvegardes."
)


class UsersPage(VaultPage):
    """`recovery_made(key)`: another recovery key is to be shown."""

    recovery_made = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Utilisateurs et clés")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        people = Card("Qui ouvre ce coffre")
        people.body.addLayout(self._list)
        people.body.addStretch(1)
        first, second = Columns(), Columns()
        first.add(people, 50, 50)
        first.add(self._adding(), 50, 50)
        second.add(self._changing(), 50, 50)
        second.add(self._keys(), 50, 50)
        self.content.addWidget(first)
        self.content.addWidget(second)
        self._show_users()

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    # ------------------------------------------------------------------------------------------------ people

    def _show_users(self) -> None:
        from vifdesk.actions.vault_refusals import told

        with told():
            users = self._keeper.vault.users()
        empty(self._list)
        for number, user in enumerate(users):
            if number:
                self._list.addWidget(line())
            self._list.addWidget(self._user_row(user, alone=len(users) == 1))

    def _user_row(self, user: User, *, alone: bool) -> QWidget:
        box, across = QWidget(), Columns()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        mine = user.id == self._keeper.user.id
        names = QWidget()
        words = QVBoxLayout(names)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(
            text_label(f"{identity(user.name)} (vous)" if mine else identity(user.name), Role.STRONG)
        )
        words.addWidget(text_label(user.function, Role.MUTED))
        across.add(names, 24, 1)
        if not mine and not alone:
            remove = Button("Retirer…", kind=QUIET, icon="moins")
            speak(remove, f"Retirer {identity(user.name)}")
            remove.clicked.connect(lambda: self._ask_to_remove(user))
            across.add(remove, 12, 0)
        column.addWidget(across)
        return box

    def _adding(self) -> Card:
        self.name, self.function = text_field("M. B."), text_field("vice-procureur")
        self.new_phrase = NewPhrase("Sa phrase secrète")
        self._name_row = labelled_row("Nom", self.name)
        self._function_row = labelled_row("Fonction", self.function)
        self.add_button = Button("Ajouter cette personne", kind=PRIMARY, icon="plus")
        card = Card("Ajouter quelqu’un")
        card.body.addWidget(self._name_row)
        card.body.addWidget(self._function_row)
        card.body.addWidget(self.new_phrase)
        card.body.addLayout(row(self.add_button))
        card.body.addStretch(1)
        self.add_button.clicked.connect(self._add)
        return card

    def _add(self) -> None:
        from vifdesk.actions.add_user import add_user

        name, function = self.name.text().strip(), self.function.text().strip()
        for text, line_row in ((name, self._name_row), (function, self._function_row)):
            if text:
                line_row.show_help()
            else:
                line_row.show_error("À remplir\u00a0: le journal doit dire qui a fait quoi.")
        phrase = self.new_phrase.read() if name and function else ""
        if phrase:
            vault = self._keeper.vault
            self.work(
                _SLOW,
                lambda: add_user(self._desk, vault, name=name, function=function, phrase=phrase),
                self._added,
            )

    def _added(self, user: User) -> None:
        for field in (self.name, self.function):
            field.clear()
        self.new_phrase.clear()
        self._learn(user)
        self._show_users()
        self.tell(f"{identity(user.name)} peut ouvrir ce coffre avec sa phrase.", "favorable")

    def _learn(self, user: User) -> None:
        self._keeper.register.names[user.id] = user.name

    def _ask_to_remove(self, user: User) -> None:
        ask(
            self,
            f"Retirer {identity(user.name)}\u00a0?",
            _REMOVED,
            do="Retirer",
            leave="Ne rien changer",
            then=lambda: self._remove(user),
        )

    def _remove(self, user: User) -> None:
        from vifdesk.actions.remove_user import remove_user

        vault = self._keeper.vault

        def done(_nothing: None) -> None:
            self._show_users()
            self.tell(
                f"{identity(user.name)} n’ouvre plus ce coffre\u00a0; la clé a été renouvelée.", "favorable"
            )

        self.work(_SEALING, lambda: remove_user(vault, user.id), done)

    # ------------------------------------------------------------------------------------------------ phrases and keys

    def _changing(self) -> Card:
        from vifdesk.actions.vault_port import RECOVERY_ID

        card = Card("Changer une phrase secrète")
        self._by_recovery = self._keeper.user.id == RECOVERY_ID
        self.old = phrase_field("Phrase actuelle")
        self._old_row = labelled_row("Votre phrase actuelle", self.old)
        self.changed_phrase = NewPhrase("Nouvelle phrase")
        self.change_button = Button("Changer la phrase", kind=SECONDARY, icon="modifier")
        if self._by_recovery:
            card.body.addWidget(self._chosen_user())
        else:
            card.body.addWidget(self._old_row)
        card.body.addWidget(self.changed_phrase)
        card.body.addLayout(row(self.change_button))
        card.body.addStretch(1)
        self.change_button.clicked.connect(self._change)
        return card

    def _chosen_user(self) -> QWidget:
        from vifdesk.desktop.widgets.combo import ChoiceBox

        self.whose = ChoiceBox("De qui")
        for user in self._keeper.vault.users():
            self.whose.add(f"{identity(user.name)}, {user.function}", user.id)
        return labelled_row(
            "De qui", self.whose, help="La clé de secours permet de changer toutes les phrases."
        )

    def _change(self) -> None:
        from vifdesk.actions.change_phrase import change_phrase, is_phrase_of

        old, new = self.old.text(), self.changed_phrase.read()
        if not new:
            return
        vault, by_recovery = self._keeper.vault, self._by_recovery
        user_id = str(self.whose.value()) if by_recovery else vault.user.id

        def work() -> bool:
            if not by_recovery and not (old and is_phrase_of(vault, user_id, old)):
                return False
            change_phrase(self._desk, vault, user_id=user_id, new=new)
            return True

        self.work(_SLOW, work, self._changed)

    def _changed(self, known: bool) -> None:
        if not known:
            self._old_row.show_error("Ce n’est pas votre phrase actuelle\u00a0; rien n’a été changé.")
            self.old.setFocus()
            return
        self.old.clear()
        self._old_row.show_help()
        self.changed_phrase.clear()
        text = "La phrase est changée. L’ancienne n’ouvre plus que les sauvegardes faites avant."
        self.tell(text, "favorable")

    def _keys(self) -> Card:
        card = Card("Renouveler les clés")
        self.renew_button = Button("Renouveler la clé des données", kind=SECONDARY, icon="retablir")
        self.recovery_button = Button("Faire une autre clé de secours…", kind=SECONDARY, icon="imprimer")
        card.body.addWidget(text_label(_RENEW, Role.MUTED))
        card.body.addLayout(row(self.renew_button))
        card.body.addWidget(line())
        card.body.addWidget(text_label(_RECOVERY, Role.MUTED))
        card.body.addLayout(row(self.recovery_button))
        card.body.addStretch(1)
        self.renew_button.clicked.connect(self._renew)
        self.recovery_button.clicked.connect(self._renew_recovery)
        return card

    def _renew(self) -> None:
        from vifdesk.actions.renew_keys import renew_data_key

        vault = self._keeper.vault
        text = "Tout est chiffré sous une nouvelle clé\u00a0; les phrases n’ont pas changé."
        self.work(_SEALING, lambda: renew_data_key(vault), lambda _nothing: self.tell(text, "favorable"))

    def _renew_recovery(self) -> None:
        from vifdesk.actions.renew_keys import renew_recovery_key

        vault = self._keeper.vault
        self.work(_SLOW, lambda: renew_recovery_key(vault), self.recovery_made.emit)
