"""One dossier, or all, sealed for a colleague; and what a colleague sealed, taken in without losing either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.import_dossiers import Imported, import_dossiers
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import newest
from vifdesk.actions.undo_import import undo_import
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.conflicts_card import ConflictView
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import LINK, Button
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import conflicts_of
from vifdesk.domain.register.search import bare

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_ENDING = ".vifpassation"
_FILTER = f"Passation scellée (*{_ENDING});;Tous les fichiers (*)"


class HandOverPage(Page):
    """`closed()`; `open_asked(reference)`: look at a dossier that came in."""

    closed = Signal()
    open_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, reference: str = "") -> None:
        super().__init__("Passation", "Un fichier scellé, sous une phrase convenue entre vous")
        self._desk, self._keeper = desk, keeper
        self.back = Button("Retour", icon="retour")
        self.back.clicked.connect(self.closed)
        self.head.add_action(self.back)
        columns = Columns()
        columns.add(self._make_export(reference), 46)
        columns.add(self._make_import(), 46)
        self.body.addWidget(columns)
        self.conflicts = QVBoxLayout()
        self.conflicts.setSpacing(SPACE_M)
        self.body.addLayout(self.conflicts)
        self.body.addStretch(1)

    def _make_export(self, reference: str) -> QWidget:
        card = Card("Confier à un collègue")
        self.reference = text_field("26/04512", text=reference)
        discreet_field(self.reference)
        self.phrase, self.again = _secret(), _secret()
        self.phrase_row = labelled_row(
            "Phrase de passation",
            self.phrase,
            help="À dire de vive voix, jamais dans le même message que le fichier.",
        )
        self.again_row = labelled_row("La même phrase, une seconde fois", self.again)
        self.reference_row = labelled_row(
            "Numéro du dossier", self.reference, help="Vide\u00a0: tous les dossiers, hors corbeille."
        )
        self.export = Button("Écrire le fichier scellé", icon="enregistrer")
        self.export.clicked.connect(self.ask_export)
        for widget in (self.reference_row, self.phrase_row, self.again_row):
            card.body.addWidget(widget)
        card.body.addLayout(row(self.export))
        card.body.addStretch(1)
        return card

    def _make_import(self) -> QWidget:
        card = Card("Recevoir d’un collègue")
        self.their_phrase = _secret()
        self.their_phrase_row = labelled_row("Phrase convenue", self.their_phrase)
        self.take = Button("Choisir le fichier reçu", icon="liste")
        self.take.clicked.connect(self.ask_import)
        self.outcome = Notice("", "neutre")
        self._references = QVBoxLayout()
        self.undo_button = Button("Annuler cet import", icon="annuler")
        self.undo_button.clicked.connect(self.undo)
        card.body.addWidget(
            text_label("Rien n’est perdu\u00a0: les deux versions d’un dossier sont gardées.", Role.MUTED)
        )
        card.body.addWidget(self.their_phrase_row)
        card.body.addLayout(row(self.take))
        card.body.addWidget(self.outcome)
        card.body.addLayout(self._references)
        card.body.addLayout(row(self.undo_button))
        card.body.addStretch(1)
        self.outcome.hide()
        self.undo_button.hide()
        return card

    # ------------------------------------------------------------------------------------------------ out

    def ask_export(self) -> None:
        """Ask where to write, once the phrase is given twice."""
        self.phrase_row.show_help()
        self.again_row.show_help()
        if not self.phrase.text():
            self.phrase_row.show_error("Choisissez une phrase\u00a0: elle scelle le fichier.")
            self.phrase.setFocus()
            return
        if self.phrase.text() != self.again.text():
            self.again_row.show_error("Les deux phrases ne sont pas les mêmes.")
            self.again.setFocus()
            return
        # the file's name says nothing of whom it is about
        dialog = QFileDialog(self, "Écrire le fichier scellé", f"passation{_ENDING}", _FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.write_file)
        dialog.open()

    def write_file(self, path: str) -> None:
        """Write the sealed file."""
        path = path if path.endswith(_ENDING) else path + _ENDING
        reference = self.reference.text().strip()
        references = [reference] if bare(reference) else None
        try:
            count = export_dossiers(
                self._desk, self._keeper.register, path, phrase=self.phrase.text(), references=references
            )
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.phrase.clear()
        self.again.clear()
        words = "1 dossier scellé" if count == 1 else f"{count} dossiers scellés"
        say(self, typographie(f"{words} : donnez le fichier et la phrase séparément."))

    # ------------------------------------------------------------------------------------------------ in

    def ask_import(self) -> None:
        """Ask for the file, once the phrase is given."""
        self.their_phrase_row.show_help()
        if not self.their_phrase.text():
            self.their_phrase_row.show_error("Écrivez la phrase que votre collègue vous a dite.")
            self.their_phrase.setFocus()
            return
        dialog = QFileDialog(self, "Choisir le fichier reçu", "", _FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Take in what the file holds."""
        try:
            done = import_dossiers(self._desk, self._keeper.register, path, phrase=self.their_phrase.text())
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.their_phrase.clear()
        self._show(done)

    def _show(self, done: Imported) -> None:
        words = (
            f"{len(done.created)} nouveaux, {len(done.changed)} complétés, {len(done.unchanged)} déjà à jour"
        )
        tone = "favorable"
        if done.conflicts:
            words, tone = f"{words}, {len(done.conflicts)} à départager ci-dessous", "attente"
        self.outcome.set_text(f"{words}.", tone)
        self.outcome.show()
        self.undo_button.setVisible(bool(done.created or done.changed))
        empty(self._references)
        for reference in (*done.created, *done.changed)[:_SHOWN]:
            link = Button(f"Ouvrir {identity(reference)}", kind=LINK)
            link.clicked.connect(lambda _checked=False, reference=reference: self.open_asked.emit(reference))
            self._references.addWidget(link)
        self._show_conflicts(done.conflicts)

    def _show_conflicts(self, references: tuple[str, ...]) -> None:
        empty(self.conflicts)
        register = self._keeper.register
        for reference in references[:_SHOWN]:
            place = register.find(reference)
            if place is not None:
                marks = conflicts_of(newest(register, place).content)
                view = ConflictView(self._desk, register, reference, marks)
                self.conflicts.addWidget(view)

    def undo(self) -> None:
        """Undo the import, whole."""
        if self.undo_button.isHidden():
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")
            return
        try:
            undone = undo_import(self._desk, self._keeper.register)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.undo_button.hide()
        empty(self._references)
        empty(self.conflicts)
        words = f"Import annulé : {len(undone.binned)} à la corbeille, {len(undone.restored)} rétablis."
        self.outcome.set_text(typographie(words), "neutre")

    def first_focus(self) -> QWidget | None:
        return self.reference if not self.reference.text() else self.phrase


_SHOWN = 20


def _secret() -> QLineEdit:
    field = text_field()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
