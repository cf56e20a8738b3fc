"""One dossier, or all, sealed for a colleague; and what a colleague sealed, taken in without losing either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vifdesk.actions.catch_up import register_apart
from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.desktop.coffre.phrase import phrase_field
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.receive_card import ENDING, FILTER, ReceiveCard
from vifdesk.desktop.tokens import SPACE_M
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.search import bare

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper


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
        below = QVBoxLayout()
        below.setSpacing(SPACE_M)
        self.receive = ReceiveCard(desk, keeper, below)
        self.receive.open_asked.connect(self.open_asked)
        columns.add(self.receive, 46)
        self.body.addWidget(columns)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def _make_export(self, reference: str) -> QWidget:
        card = Card("Confier à un collègue")
        self.reference = text_field("26/04512", text=reference)
        discreet_field(self.reference)
        self.phrase = phrase_field("Phrase de passation")
        self.again = phrase_field("La même phrase, une seconde fois")
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
        self.progress = ProgressRow()
        self.work = LongWork(self._keeper, self, self.progress, self._wait)
        card.body.addLayout(row(self.export))
        card.body.addWidget(self.progress)
        card.body.addStretch(1)
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
        dialog = QFileDialog(self, "Écrire le fichier scellé", f"passation{ENDING}", FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self.write_file)
        dialog.open()

    def write_file(self, path: str) -> None:
        """Write the sealed file, aside."""
        path = path if path.endswith(ENDING) else path + ENDING
        reference, phrase = self.reference.text().strip(), self.phrase.text()
        references = [reference] if bare(reference) else None
        desk, vault = self._desk, self._keeper.vault

        def work(course: Course) -> int:
            apart, register = register_apart(desk, vault)
            return export_dossiers(
                apart, register, path, phrase=phrase, references=references, progress=course
            )

        self.work.run("Lecture des dossiers à sceller", work, done=self._written, failed=self._not_written)

    def _wait(self, waiting: bool) -> None:
        for widget in (self.reference_row, self.phrase_row, self.again_row, self.export):
            widget.setEnabled(not waiting)

    def _written(self, count: int) -> None:
        self.phrase.clear()
        self.again.clear()
        words = "1 dossier scellé" if count == 1 else f"{count} dossiers scellés"
        say(self, typographie(f"{words} : donnez le fichier et la phrase séparément."))

    def _not_written(self, problem: UserProblem) -> None:
        if isinstance(problem, Stopped):
            say(self, typographie("Arrêté à votre demande : aucun fichier n’a été écrit."), tone="neutre")
        else:
            show_problem(self, problem)

    def undo(self) -> None:
        """Undo the import, whole."""
        self.receive.undo()

    def first_focus(self) -> QWidget | None:
        return self.reference if not self.reference.text() else self.phrase
