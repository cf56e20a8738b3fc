"""An existing list becomes dossiers: choose the file, say what each column is, try, then import; one step undoes it all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.import_list import LONGEST_LIST, ListImport, import_list, read_list
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.undo_import import undo_import
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import LabelledRow, TextArea, labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.import_list import EVENT_PREFIX, Table
from vifdesk.domain.register.search import plain

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_IGNORED = "Ne pas reprendre"
_GUESSES = (
    ("reference", ("numero", "n°", "parquet", "reference", "dossier")),
    ("pseudonyme", ("pseudonyme", "initiales", "victime")),
    ("note", ("note", "observation", "commentaire")),
    ("procedure", ("procedure",)),
)
_SAMPLES = 3


class ImportPage(Page):
    """`closed()`: back to the list."""

    closed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__("Importer une liste", "XLSX, ODS ou CSV, avec une première ligne de titres")
        self._desk, self._keeper = desk, keeper
        self._table: Table | None = None
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
        self.columns_card = Card("2. Que contient chaque colonne ?".replace(" ?", "\u00a0?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self.columns_card.body.addLayout(self._rows)
        self.body.addWidget(self.intro)
        self.body.addWidget(self.columns_card)
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
        """Read the list and propose what its columns are."""
        try:
            with Path(path).open("rb") as stream:
                content = stream.read(LONGEST_LIST + 1)
            self.show_table(read_list(content, self._desk.spreadsheets), Path(path).name)
        except OSError:
            show_problem(
                self,
                UserProblem(
                    "Ce fichier ne peut pas être lu.", remedy="Vérifiez qu’il n’est pas ouvert ailleurs."
                ),
            )
        except UserProblem as problem:
            show_problem(self, problem)

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
        guess = _guess(title, guessed, self._keeper.register.events)
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
        outcome = self._run(trial=True)
        if outcome is not None:
            self._show_outcome(outcome, "à créer", "à compléter")

    def import_now(self) -> None:
        """Import every row that can be."""
        outcome = self._run(trial=False)
        if outcome is None:
            return
        self._show_outcome(outcome, "créés", "complétés")
        self.go.setEnabled(False)
        self.undo_button.show()
        say(self, "Liste importée.", action="Annuler", then=self.undo)

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
        left = f" {len(undone.left)} modifiés depuis sont laissés." if undone.left else ""
        self._say(
            typographie(
                f"Import annulé : {len(undone.binned)} dossiers mis à la corbeille, {len(undone.restored)} rétablis.{left}"
            ),
            "neutre",
            possible=True,
        )

    def _run(self, *, trial: bool) -> ListImport | None:
        assert self._table is not None
        try:
            return import_list(self._desk, self._keeper.register, self._table, self.mapped(), trial=trial)
        except UserProblem as problem:
            self._say(str(problem), "alerte", possible=False)
            return None

    def _show_outcome(self, outcome: ListImport, created: str, changed: str) -> None:
        refused = "\n".join(f"Ligne {one.line}\u00a0: {_in_words(one.message)}" for one in outcome.refused)
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

    def _say(self, words: str, tone: str, *, possible: bool) -> None:
        self.outcome.set_text(words, tone)
        self.refused.hide()
        self.go.setEnabled(possible)

    def first_focus(self) -> QWidget | None:
        return self.choose


def _in_words(message: str) -> str:
    return message.replace("«\u00a0reference\u00a0»", "«\u00a0Numéro de parquet\u00a0»")


def _guess(title: str, taken: set[str], events: EventTypes) -> str:
    """What a column is most likely, by its title; nothing when another was taken for it."""
    words = plain(title)
    for field, beginnings in _GUESSES:
        if field not in taken and any(beginning in words for beginning in map(plain, beginnings)):
            return field
    alike = (f"{EVENT_PREFIX}{event.id}" for event in events.values() if plain(event.label) == words)
    return next((field for field in alike if field not in taken), "")
