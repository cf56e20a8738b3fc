"""A new vault: where it lies, who opens it first, with which phrase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.court_fields import CourtFields
from vifdesk.desktop.coffre.files import ask_for_folder, ask_where_to_make
from vifdesk.desktop.coffre.keeper import NewVault, usual_place
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.phrase import NewPhrase
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.settings import CourtSettings

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.problems import UserProblem
    from vifdesk.desktop.coffre.keeper import Keeper

_MAKING = "Création du coffre… Le calcul de la clé prend une à deux secondes."


class CreationPage(VaultPage):
    """`created(recovery key)`: the vault is there, and about to be open."""

    created = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Créer un coffre")
        self.place = text_field(text=_free_place())
        browse = Button("Parcourir…", icon="liste")
        browse.clicked.connect(self._browse)
        self._place_row = labelled_row(
            "Emplacement du fichier",
            self.place,
            help="Le disque de ce poste, hors de tout dossier partagé ou synchronisé.",
            beside=browse,
        )
        self.backup = text_field("Une clé USB chiffrée, un second disque")
        choose = Button("Parcourir…", icon="liste")
        choose.setAccessibleName("Parcourir, second dossier de sauvegarde")
        choose.clicked.connect(
            lambda: ask_for_folder(
                self, "Second dossier de sauvegarde", self.backup.text(), self.backup.setText
            )
        )
        self._backup_row = labelled_row(
            "Second dossier de sauvegarde (facultatif)",
            self.backup,
            help="Une copie relue est déjà faite chaque jour à côté du coffre.",
            beside=choose,
        )
        self.name = text_field("Mme A.")
        self.function = text_field("substitut du procureur de la République")
        self._name_row = labelled_row("Votre nom", self.name, help="Le journal note qui a fait quoi.")
        self._function_row = labelled_row("Votre fonction", self.function)
        self.phrase = NewPhrase()
        self.court = CourtFields(CourtSettings(), desk.policy())
        self.button = Button("Créer le coffre", kind=PRIMARY, icon="bouclier", key="Entrée")
        self.content.addWidget(self._cards())
        self.content.addLayout(row(self.button, spacing=SPACE_L))
        self.button.clicked.connect(self.create_vault)
        self.phrase.entered.connect(self.create_vault)
        self.place.editingFinished.connect(self._check_place)

    def _cards(self) -> Columns:
        who = Card("Le fichier, et la première personne")
        for each in (self._place_row, self._backup_row, self._name_row, self._function_row):
            who.body.addWidget(each)
        who.body.addStretch(1)
        secret = Card("Ce qui l’ouvre")
        secret.body.addWidget(self.phrase)
        secret.body.addStretch(1)
        columns = Columns()
        columns.add(who, 40, 50)
        columns.add(secret, 34, 46)
        columns.add(self.court, 32, 42)
        return columns

    def first_focus(self) -> QWidget | None:
        return self.name

    def escape(self) -> bool:
        """Back to where one came from."""
        self.go_asked.emit("")
        return True

    def create_vault(self) -> None:
        """Make it, if all is there."""
        if self._keeper.busy or not self._check_place() or not self._check_names():
            return
        if not self.court.check():
            return
        phrase = self.phrase.read()
        if not phrase:
            return
        self.begin_waiting(_MAKING)
        new = NewVault(
            self.place.text().strip(),
            phrase,
            self.name.text().strip(),
            self.function.text().strip(),
            self.court.read(),
            self.backup.text().strip(),
        )
        self._keeper.create(new, done=self._made, failed=self._refused)

    def _made(self, key: str) -> None:
        self.phrase.clear()
        self.created.emit(key)

    def _refused(self, problem: UserProblem) -> None:
        self.end_waiting(self.place)
        self.refuse(problem)

    def _check_names(self) -> bool:
        for field, line, sentence in (
            (self.function, self._function_row, "Indiquez votre fonction\u00a0: le journal la note."),
            (self.name, self._name_row, "Indiquez votre nom\u00a0: le journal le note."),
        ):
            if field.text().strip():
                line.show_help()
            else:
                line.show_error(sentence)
                field.setFocus()
        return bool(self.name.text().strip() and self.function.text().strip())

    def _check_place(self) -> bool:
        """Ask the store at once; the usual folder is made when it is needed."""
        from vifdesk.actions.problems import UserProblem
        from vifdesk.actions.vault_refusals import told

        path = self.place.text().strip()
        if path == usual_place():
            self._place_row.show_help()
            return True
        try:
            with told():
                self._desk.cupboard().check_place(path)
        except UserProblem as problem:
            self._place_row.show_error(str(problem))
            return False
        if Path(path).exists():
            self._place_row.show_error(typographie("Un fichier porte déjà ce nom : choisissez-en un autre."))
            return False
        self._place_row.show_help()
        return True

    def _browse(self) -> None:
        ask_where_to_make(self, self.place.text(), self._take_place)

    def _take_place(self, path: str) -> None:
        self.place.setText(path)
        self._check_place()


def _free_place() -> str:
    """The usual place, or the next free name beside it."""
    usual = Path(usual_place())
    number, place = 1, usual
    while place.exists():
        number += 1
        place = usual.with_name(f"{usual.stem}-{number}{usual.suffix}")
    return str(place)
