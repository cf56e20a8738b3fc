"""An existing list becomes dossiers: choose the file, say what each column is, try, then import; one step undoes it all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vifdesk.actions.catch_up import register_apart, take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.import_list import LONGEST_LIST, ListImport, plan_list, read_list, write_list
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.actions.undo_import import Undone, undo_in_vault
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.column_guess import guess_column
from vifdesk.desktop.register.receive_card import take_undone, undone_words
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import LabelledRow, TextArea, labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.import_list import EVENT_PREFIX, Table

if TYPE_CHECKING:
    from vifdesk.actions.ports import Spreadsheets
    from vifdesk.actions.vault_port import Stored
    from vifdesk.desktop.coffre.keeper import Keeper

_IGNORED = "Ne pas reprendre"
_SAMPLES = 3


class ImportPage(Page):
    """`closed()`: back to the list."""

    closed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__("Importer une liste", "XLSX, ODS ou CSV, avec une première ligne de titres")
        self._desk, self._keeper = desk, keeper
        self._table: Table | None = None
        self._again = self._trying = False
        self.boxes: dict[str, ChoiceBox] = {}
        self.back = Button("Dossiers", icon="retour")
        self.choose = Button("Choisir un fichier", kind=PRIMARY, icon="liste", shortcut="Ctrl+O")
        self.back.clicked.connect(self.closed)
        self.choose.clicked.connect(self.ask_file)
        self.head.add_action(self.back)
        self.head.add_action(self.choose)
        self._make_columns()
        self._make_report()
        self.body.addStretch(1)

    def _make_columns(self) -> None:
        self.intro = Card("1. Le fichier")
        self.file_label = text_label(
            typographie(
                "Une feuille de votre tableur (XLSX, ODS) ou un fichier CSV. Rien n’est écrit avant votre accord, et l’import "
                "s’annule en une fois."
            ),
            Role.BODY,
        )
        self.intro.body.addWidget(self.file_label)
        self.progress = ProgressRow()
        self.work = LongWork(self._keeper, self, self.progress, self._wait)
        self.columns_card = Card("2. Que contient chaque colonne ?".replace(" ?", "\u00a0?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self.columns_card.body.addLayout(self._rows)
        for widget in (self.intro, self.columns_card, self.progress):
            self.body.addWidget(widget)
        self.columns_card.hide()

    def _make_report(self) -> None:
        self.report = Card("3. Essai, puis import")
        self.report.body.setSpacing(SPACE_S)
        self.outcome = Notice("", "neutre")
        self.refused = TextArea(lines=6, name="Lignes refusées")
        self.refused.setReadOnly(True)
        discreet_field(self.refused)
        self.go = Button("Importer", icon="coche")
        self.undo_button = Button("Annuler cet import", icon="annuler")
        for widget in (self.outcome, self.refused):
            self.report.body.addWidget(widget)
        self.report.body.addLayout(row(self.go, self.undo_button))
        self.go.clicked.connect(self.import_now)
        self.undo_button.clicked.connect(self.undo)
        self.body.addWidget(self.report)
        self.report.hide()
        self.undo_button.hide()

    # ------------------------------------------------------------------------------------------------ the file

    def ask_file(self) -> None:
        """Ask for the list."""
        dialog = QFileDialog(
            self, "Choisir une liste", "", "Listes (*.xlsx *.ods *.csv *.txt);;Tous les fichiers (*)"
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Read the list aside, and propose what its columns are."""
        spreadsheets = self._desk.spreadsheets
        self.work.run(
            "Lecture du fichier",
            lambda _course: _read(path, spreadsheets),
            done=lambda table: self.show_table(table, Path(path).name),
            failed=lambda problem: show_problem(self, problem),
            stoppable=False,
        )

    def show_table(self, table: Table, name: str) -> None:
        """Show its columns, each with its first values."""
        self._table = table
        count = len(table.rows)
        self.file_label.setText(typographie(f"« {name} » : {count} lignes, {len(table.titles)} colonnes."))
        empty(self._rows)
        self.boxes = {}
        guessed: set[str] = set()
        for place, title in enumerate(table.titles):
            if title:
                self._rows.addWidget(self._column(place, title, guessed))
        self.columns_card.show()
        self.report.show()
        self.undo_button.hide()
        self.try_out()
        next(iter(self.boxes.values())).setFocus()

    def _column(self, place: int, title: str, guessed: set[str]) -> LabelledRow:
        assert self._table is not None
        box = ChoiceBox(title)
        box.add(_IGNORED, "")
        for label, field in (
            ("Numéro de parquet", "reference"),
            ("Pseudonyme ou initiales", "pseudonyme"),
            ("Notes", "note"),
            ("Procédure (oui, non, inconnu)", "procedure"),
        ):
            box.add(label, field)
        for event in self._keeper.register.events.values():
            box.add(f"Date\u00a0: {event.label}", f"{EVENT_PREFIX}{event.id}")
        guess = guess_column(title, guessed, self._keeper.register.events)
        box.choose(guess)
        guessed.add(guess)
        box.activated.connect(lambda _index: self.try_out())
        self.boxes[title] = box
        samples = [
            cells[place]
            for _line, cells in self._table.rows[:_SAMPLES]
            if place < len(cells) and cells[place]
        ]
        return labelled_row(
            title, box, help=typographie("Exemples : " + identity(" ; ".join(samples))) if samples else "Vide"
        )

    def mapped(self) -> dict[str, str]:
        """Field of the dossier to title of the column."""
        return {str(box.value()): title for title, box in self.boxes.items() if box.value()}

    # ------------------------------------------------------------------------------------------------ trying and doing

    def try_out(self) -> None:
        """Say what an import would do."""
        if len(self.mapped()) < sum(1 for box in self.boxes.values() if box.value()):
            self._say(
                "Deux colonnes ont le même contenu\u00a0: choisissez l’une des deux.",
                "attente",
                possible=False,
            )
            return
        if "reference" not in self.mapped():
            self._say("Indiquez la colonne du numéro de parquet.", "attente", possible=False)
            return
        if self.work.busy:  # with columns that were chosen otherwise since
            self._again = True
            self.work.stop()
            return
        self._run("Essai", trial=True)

    def import_now(self) -> None:
        """Import every row that can be."""
        self._run("Lecture de la liste", trial=False)

    def _tried(self, outcome: ListImport) -> None:
        if not self._retry():
            self._show_outcome(outcome, "à créer", "à compléter")

    def _imported(self, outcome: ListImport) -> None:
        self._show_outcome(outcome, "créés", "complétés")
        self.go.setEnabled(False)
        self.undo_button.show()
        self.undo_button.setFocus()  # the button that had the keyboard is out of use now
        say(self, "Liste importée.", action="Annuler", then=self.undo)

    def _failed(self, problem: UserProblem) -> None:
        if not self._retry():
            stopped = isinstance(problem, Stopped)
            self._say(str(problem), "neutre" if stopped else "alerte", possible=stopped)

    def _retry(self) -> bool:
        again, self._again = self._again, False
        if again:
            self.try_out()
        return again

    def undo(self) -> None:
        """Undo the import, whole."""
        if self.undo_button.isHidden():
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")
            return
        desk, vault = self._desk, self._keeper.vault
        self.work.run(
            "Annulation de l’import",
            lambda course: undo_in_vault(*register_apart(desk, vault), course),
            take=take_undone,
            done=self._show_undone,
            failed=lambda problem: show_problem(self, problem),
        )

    def _show_undone(self, found: tuple[Undone, tuple[Stored, ...]]) -> None:
        self.undo_button.hide()
        self._say(undone_words(found[0]), "neutre", possible=True)
        self.go.setFocus()

    def _run(self, words: str, *, trial: bool) -> None:
        assert self._table is not None
        self._trying = trial
        desk, vault, table, mapped = self._desk, self._keeper.vault, self._table, self.mapped()

        def work(course: Course) -> tuple[ListImport, tuple[Stored, ...]]:
            apart, register = register_apart(desk, vault)
            plan = plan_list(apart, register, table, mapped, course)
            if trial:
                return plan.outcome, ()
            course.begin_last_part("Écriture dans le coffre")
            return plan.outcome, write_list(vault, plan)

        self.work.run(
            words,
            work,
            take=lambda register, found: take_in(register, found[1]),
            done=lambda found: (self._tried if trial else self._imported)(found[0]),
            failed=self._failed,
        )

    def _wait(self, waiting: bool) -> None:
        for widget in (self.go, self.undo_button, self.choose):
            widget.setEnabled(not waiting)
        self.columns_card.setEnabled(not waiting or self._trying)  # columns may be chosen while one tries

    def _show_outcome(self, outcome: ListImport, created: str, changed: str) -> None:
        refused = "\n".join(
            f"Ligne {one.line}\u00a0: {self._in_words(one.message)}" for one in outcome.refused
        )
        refused_count = len(outcome.refused)
        words = (
            f"Dossiers {created} : {len(outcome.created)} ; {changed} : {len(outcome.changed)} ; "
            f"lignes refusées : {refused_count}."
        )
        words = typographie(words)
        good = bool(outcome.created or outcome.changed)
        self._say(words, "attente" if outcome.refused else "favorable" if good else "neutre", possible=good)
        self.refused.setPlainText(refused)
        self.refused.setVisible(bool(refused))

    def _in_words(self, message: str) -> str:
        """A refusal names the column by what it was said to be, as the boxes write it."""
        for box in self.boxes.values():
            if box.value():
                message = message.replace(
                    f"«\u00a0{box.value()}\u00a0»", f"«\u00a0{box.currentText()}\u00a0»"
                )
        return message

    def _say(self, words: str, tone: str, *, possible: bool) -> None:
        self.outcome.set_text(words, tone)
        self.refused.hide()
        self.go.setEnabled(possible)

    def first_focus(self) -> QWidget | None:
        return self.choose


def _read(path: str, spreadsheets: Spreadsheets) -> Table:
    try:
        with Path(path).open("rb") as stream:
            content = stream.read(LONGEST_LIST + 1)
    except OSError as error:
        raise UserProblem(
            "Ce fichier ne peut pas être lu.", remedy="Vérifiez qu’il n’est pas ouvert ailleurs."
        ) from error
    return read_list(content, spreadsheets)
