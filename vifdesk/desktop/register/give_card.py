"""Give the whole duty, or one dossier, to a colleague: a sealed file under an agreed phrase, and a sheet to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from vifdesk.actions.catch_up import register_apart
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.hand_over import HandOver, compose_hand_over, hand_over
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.desktop.coffre.phrase import NewPhrase
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.words import counted
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.domain.dates.wording import typographie

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

ENDING = ".vifpassation"
FILTER = f"Passation scellée (*{ENDING});;Tous les fichiers (*)"
WHOLE, ONE = "permanence", "dossier"
_SHEET = typographie(
    "La feuille de passation s’écrit à côté du fichier : échéances des 72 heures, rappels promis, appels suspendus. "
    "Elle ne porte que des numéros de dossier."
)
_ALOUD = typographie("À dire de vive voix, jamais avec le fichier ni sur la feuille.")
_NO_PHRASE = typographie("Choisissez une phrase : elle scelle le fichier.")
_NOTHING = typographie(
    "Ce coffre ne contient encore ni dossier, ni appel, ni téléphone : rien à transmettre."
)


class GiveCard(Card):
    """`preview_asked(Document)`: the sheet, to be looked at and printed. `court` is printed at its head."""

    preview_asked = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, reference: str = "", court: str = "") -> None:
        super().__init__("Transmettre à un collègue")
        self._desk, self._keeper, self._court = desk, keeper, court
        self.what = Segments(
            "Ce qui est transmis", (("Toute la permanence", WHOLE), ("Un seul dossier", ONE))
        )
        self._make_fields(reference)
        self._make_end()
        self.work = LongWork(keeper, self, self.progress, self._wait)
        self.what.choose(ONE if reference else WHOLE)
        self.what.chosen.connect(lambda _value: self._choose())
        keeper.caught_up.connect(self._choose)
        self._choose()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_fields(self, reference: str) -> None:
        self.contents = text_label("", Role.BODY)
        self.about_sheet = text_label(_SHEET, Role.CAPTION)
        self.reference = text_field("26/04512", text=reference)
        discreet_field(self.reference)
        self.reference_row = labelled_row(
            "Numéro du dossier",
            self.reference,
            help="Lui seul est transmis, avec ses versions et son historique.",
        )
        self.phrase = NewPhrase("Phrase de passation", help=_ALOUD, empty=_NO_PHRASE)
        self.phrase.entered.connect(self.ask_where)
        self.body.addLayout(row(self.what))
        for widget in (self.contents, self.about_sheet, self.reference_row, self.phrase):
            self.body.addWidget(widget)

    def _make_end(self) -> None:
        self.export = Button("Écrire le fichier scellé", kind=PRIMARY, icon="enregistrer")
        self.sheet = Button("Aperçu de la feuille", icon="apercu", shortcut="Ctrl+I")
        self.export.clicked.connect(self.ask_where)
        self.sheet.clicked.connect(self.show_sheet)
        self.progress, self.outcome = ProgressRow(), Notice("", "favorable")
        self.body.addLayout(row(self.export, self.sheet))
        self.body.addWidget(self.progress)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.outcome.hide()

    # ------------------------------------------------------------------------------------------------ what goes

    @property
    def whole(self) -> bool:
        """Whether all of it goes, with its sheet."""
        return self.what.value() == WHOLE

    def first_focus(self) -> QWidget:
        """The number of the only dossier, until it is known; then the phrase."""
        return self.reference if not self.whole and not self.reference.text() else self.phrase.first

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._choose()

    def _choose(self) -> None:
        self.contents.setText(self._contents_words())
        for widget in (self.contents, self.about_sheet, self.sheet):
            widget.setVisible(self.whole)
        self.reference_row.setVisible(not self.whole)
        self.reference_row.show_help()

    def _contents_words(self) -> str:
        if not self._keeper.is_open:
            return ""
        register = self._keeper.register
        dossiers = len(register.places) - len(register.binned)
        if not (dossiers or register.calls or register.phones):
            return _NOTHING
        parts = (
            counted(dossiers, "dossier", "dossiers"),
            counted(len(register.calls), "appel du cahier", "appels du cahier"),
            counted(len(register.phones), "téléphone du stock", "téléphones du stock"),
        )
        return typographie(f"{parts[0]}, {parts[1]} et {parts[2]}, avec toutes leurs versions.")

    def show_sheet(self) -> None:
        """The sheet as of now."""
        if not self.whole:
            return
        self.preview_asked.emit(compose_hand_over(self._desk, self._keeper.register, court=self._court))

    # ------------------------------------------------------------------------------------------------ out

    def ask_where(self) -> None:
        """Ask where to write, once what goes is known and the phrase is given twice."""
        self.outcome.hide()
        self.reference_row.show_help()
        if not self.whole and not self._known():
            self.reference.setFocus()
            return
        if not self.phrase.read():
            return
        # the file's name says nothing of whom it is about
        name = f"passation-{self._desk.clock.today().isoformat()}{ENDING}"
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str((Path(folder) if Path(folder).is_dir() else Path.home()) / name)
        dialog = QFileDialog(self, "Écrire le fichier scellé", start, FILTER)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # a sealed file is never written over another: the refusal says so, and there is nothing to confirm
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, on=True)
        dialog.selectFile(start)
        dialog.fileSelected.connect(self.write_file)
        dialog.open()

    def _known(self) -> bool:
        typed = self.reference.text().strip()
        if typed and self._keeper.register.find(typed) is not None:
            return True
        sentence = (
            "Aucun dossier de ce numéro dans ce coffre."
            if typed
            else "Écrivez le numéro du dossier à transmettre."
        )
        self.reference_row.show_error(sentence)
        return False

    def write_file(self, path: str) -> None:
        """Write the sealed file, aside."""
        path = path if path.endswith(ENDING) else path + ENDING
        reference, phrase = self.reference.text().strip(), self.phrase.first.text()
        desk, vault, whole, court = self._desk, self._keeper.vault, self.whole, self._court

        def work(course: Course) -> HandOver:
            apart, register = register_apart(desk, vault)
            if whole:
                return hand_over(apart, register, path, phrase=phrase, court=court, progress=course)
            count = export_dossiers(
                apart, register, path, phrase=phrase, references=[reference], progress=course
            )
            return HandOver(path, "", count, 0, 0)

        self.work.run("Lecture des dossiers à sceller", work, done=self._written, failed=self._not_written)

    def _wait(self, waiting: bool) -> None:
        for widget in (self.what, self.reference_row, self.phrase, self.export):
            widget.setEnabled(not waiting)

    def _written(self, done: HandOver) -> None:
        self.phrase.clear()
        self.outcome.set_text(_written_words(done), "favorable")
        self.outcome.show()
        if done.sheet:
            self.sheet.setFocus()

    def _not_written(self, problem: UserProblem) -> None:
        if isinstance(problem, Stopped):
            say(self, typographie("Arrêté à votre demande : aucun fichier n’a été écrit."), tone="neutre")
        else:
            show_problem(self, problem)


def _written_words(done: HandOver) -> str:
    file = Path(done.path).name
    if not done.sheet:
        return typographie(f"Dossier scellé dans « {file} ». Donnez le fichier et la phrase séparément.")
    parts = (
        counted(done.dossiers, "dossier", "dossiers"),
        counted(done.calls, "appel", "appels"),
        counted(done.phones, "téléphone", "téléphones"),
    )
    return typographie(
        f"Scellés dans « {file} » : {', '.join(parts)}. La feuille est à côté, sous « {Path(done.sheet).name} ». "
        "Donnez le fichier et la phrase séparément."
    )
