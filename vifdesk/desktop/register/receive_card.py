"""Take in what a colleague sealed: tried first, what both sides say shown side by side, then united in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from vifdesk.actions.catch_up import lose, register_apart, take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.import_dossiers import Imported, ImportPlan, carry_out_import, plan_import
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Stopped
from vifdesk.actions.register import newest
from vifdesk.actions.undo_import import Undone, undo_in_vault
from vifdesk.actions.vault_problems import Conflict
from vifdesk.desktop.coffre.phrase import phrase_field
from vifdesk.desktop.long_work import Course, LongWork
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.conflicts_card import ClashPreview, ConflictView
from vifdesk.desktop.register.give_card import FILTER
from vifdesk.desktop.register.words import counted
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.progress import ProgressRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import conflicts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vifdesk.actions.register import Register
    from vifdesk.actions.vault_port import Stored
    from vifdesk.desktop.coffre.keeper import Keeper

_SHOWN = 20
_CHANGED_SINCE = (
    "Le coffre a été modifié pendant que vous lisiez l’essai : rien n’a été écrit, et le fichier est relu. Vérifiez, puis "
    "réunissez."
)


class ReceiveCard(Card):
    """What both sides say is laid out in `below`. `merged()`: it is in the vault."""

    merged = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, below: QVBoxLayout) -> None:
        super().__init__("Recevoir d’un collègue")
        self._desk, self._keeper, self._below = desk, keeper, below
        self._plan: ImportPlan | None = None
        self._from = ("", "")
        self._make_asking()
        self._make_answer()
        self.body.addStretch(1)
        self.work = LongWork(keeper, self, self.progress, self._wait)
        self._say_nothing()

    def _make_asking(self) -> None:
        self.phrase = phrase_field("Phrase convenue")
        self.phrase_row = labelled_row("Phrase convenue", self.phrase)
        self.choose = Button("Choisir le fichier reçu", icon="liste")
        self.choose.clicked.connect(self.ask_import)
        self.body.addWidget(
            text_label(
                typographie(
                    "Rien n’est écrit avant votre accord, et rien n’est perdu : les deux versions d’un dossier sont gardées."
                ),
                Role.MUTED,
            )
        )
        self.body.addWidget(self.phrase_row)
        self.body.addLayout(row(self.choose))

    def _make_answer(self) -> None:
        self.progress = ProgressRow()
        self.outcome = Notice("", "neutre")
        self.merge_button = Button("Réunir dans mon coffre", kind=PRIMARY, icon="coche")
        self.leave_button = Button("Ne rien importer", kind=QUIET)
        self.undo_button = Button("Annuler cet import", icon="annuler")
        self.merge_button.clicked.connect(self.merge)
        self.leave_button.clicked.connect(self._leave)
        self.undo_button.clicked.connect(self.undo)
        for widget in (self.progress, self.outcome):
            self.body.addWidget(widget)
        self.body.addLayout(row(self.merge_button, self.leave_button, self.undo_button))

    # ------------------------------------------------------------------------------------------------ trying

    def ask_import(self) -> None:
        """Ask for the file, once the phrase is given."""
        self.phrase_row.show_help()
        if not self.phrase.text():
            self.phrase_row.show_error("Écrivez la phrase que votre collègue vous a dite.")
            self.phrase.setFocus()
            return
        dialog = QFileDialog(self, "Choisir le fichier reçu", "", FILTER)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_file)
        dialog.open()

    def read_file(self, path: str) -> None:
        """Read the file, and say what it would bring; nothing is written."""
        self._try_out(path, self.phrase.text())

    def _try_out(self, path: str, phrase: str, said: str = "") -> None:
        desk, vault = self._desk, self._keeper.vault

        def work(course: Course) -> ImportPlan:
            apart, register = register_apart(desk, vault)
            return plan_import(apart, register, path, phrase=phrase, progress=course)

        def done(plan: ImportPlan) -> None:
            self._from = (path, phrase)
            self._show_plan(plan, said)

        if self.work.run("Lecture du fichier reçu", work, done=done, failed=self._refuse):
            self._say_nothing()

    def _show_plan(self, plan: ImportPlan, said: str) -> None:
        if not plan.merges:
            self._say_done("Rien de nouveau dans ce fichier : votre coffre contient déjà tout.", "neutre")
            return
        self._plan = plan
        words, tone = f"Essai, rien n’est encore écrit : {_counts(plan.outcome)}.", "accent"
        if plan.clashing:
            words, tone = f"{words} Les textes en conflit sont côte à côte plus bas.", "attente"
        self._tell(f"{said} {words}".strip(), tone)
        self.merge_button.show()
        self.leave_button.show()
        self.merge_button.setFocus()
        for one in plan.clashing[:_SHOWN]:
            self._below.addWidget(ClashPreview(one.reference, one.clashes))
        self._say_how_many_more(len(plan.clashing))

    def _leave(self) -> None:
        self._say_nothing()
        self.phrase.clear()
        self.choose.setFocus()

    # ------------------------------------------------------------------------------------------------ uniting

    def merge(self) -> None:
        """Write what was tried, whole."""
        desk, vault, plan = self._desk, self._keeper.vault, self._plan
        if plan is None:
            return

        def work(_course: Course) -> tuple[Stored, ...]:
            return carry_out_import(desk, vault, plan)

        def failed(problem: UserProblem) -> None:
            if isinstance(problem.__cause__, Conflict):
                self._try_out(*self._from, said=_CHANGED_SINCE)
            else:
                self._refuse(problem)

        self.work.run(
            "Écriture dans le coffre",
            work,
            take=take_in,
            done=lambda _written: self._show_done(plan.outcome),
            failed=failed,
            stoppable=False,
        )

    def _show_done(self, done: Imported) -> None:
        self._say_nothing()
        self.phrase.clear()
        words, tone = f"Importé : {_counts(done)}.", "favorable"
        if done.conflicts:
            words, tone = f"{words} Choisissez plus bas, ou plus tard dans chaque dossier.", "attente"
        self._say_done(words, tone)
        self.undo_button.show()
        self._show_conflicts(done.conflicts)
        self.merged.emit()

    def _show_conflicts(self, references: Sequence[str]) -> None:
        register = self._keeper.register
        for reference in references[:_SHOWN]:
            place = register.find(reference)
            if place is not None:
                marks = conflicts_of(newest(register, place).content)
                self._below.addWidget(ConflictView(self._desk, register, reference, marks))
        self._say_how_many_more(len(references))

    # ------------------------------------------------------------------------------------------------ undoing

    def undo(self) -> None:
        """Undo the import, whole."""
        if self.undo_button.isHidden():
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")
            return
        desk, vault = self._desk, self._keeper.vault

        def work(course: Course) -> tuple[Undone, tuple[Stored, ...]]:
            return undo_in_vault(*register_apart(desk, vault), course)

        self.work.run(
            "Annulation de l’import", work, take=take_undone, done=self._show_undone, failed=self._refuse
        )

    def _show_undone(self, found: tuple[Undone, tuple[Stored, ...]]) -> None:
        undone = found[0]
        self._say_nothing()
        self._say_done(undone_words(undone), "neutre")

    # ------------------------------------------------------------------------------------------------ saying

    def _refuse(self, problem: UserProblem) -> None:
        if isinstance(problem, Stopped):
            self._say_done(str(problem), "neutre")
        else:
            show_problem(self, problem)

    def _say_done(self, words: str, tone: str) -> None:
        self._plan = None
        self._tell(words, tone)

    def _tell(self, words: str, tone: str) -> None:
        self.outcome.set_text(typographie(words), tone)
        self.outcome.show()

    def _say_nothing(self) -> None:
        self._plan = None
        for widget in (self.outcome, self.merge_button, self.leave_button, self.undo_button):
            widget.hide()
        empty(self._below)

    def _say_how_many_more(self, count: int) -> None:
        if count > _SHOWN:
            words = f"… et {count - _SHOWN} autres dossiers, à ouvrir un par un."
            self._below.addWidget(text_label(typographie(words), Role.MUTED))

    def _wait(self, waiting: bool) -> None:
        for widget in (
            self.phrase_row,
            self.choose,
            self.merge_button,
            self.leave_button,
            self.undo_button,
        ):
            widget.setEnabled(not waiting)


def take_undone(register: Register, found: tuple[Undone, tuple[Stored, ...]]) -> Iterator[None]:
    """Take in what an undone import wrote, and what is gone with it."""
    undone, written = found
    yield from take_in(register, written)
    yield from lose(register, undone.gone)


def undone_words(undone: Undone) -> str:
    """What became of the dossiers of an undone import."""
    words = [
        f"Import annulé : {counted(len(undone.binned), 'dossier mis', 'dossiers mis')} à la corbeille",
        counted(len(undone.restored), "rétabli", "rétablis"),
    ]
    if undone.left:
        words.append(counted(len(undone.left), "laissé, modifié depuis", "laissés, modifiés depuis"))
    return typographie(", ".join(words) + ".")


def _counts(outcome: Imported) -> str:
    found = (
        (len(outcome.created), "dossier nouveau", "dossiers nouveaux"),
        (len(outcome.changed), "dossier complété", "dossiers complétés"),
        (len(outcome.unchanged), "déjà à jour", "déjà à jour"),
        (outcome.calls, "appel", "appels"),
        (outcome.phones, "téléphone", "téléphones"),
        (len(outcome.conflicts), "en conflit", "en conflit"),
    )
    return ", ".join(counted(count, one, several) for count, one, several in found if count)
