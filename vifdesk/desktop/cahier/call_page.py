"""A call being written, or corrected, over whatever was on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.keep_pile import CALL
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.desktop.cahier.call_form import CallForm
from vifdesk.desktop.cahier.words import near_moment
from vifdesk.desktop.cahier.work import Work
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import show_problem
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.labels import set_role, text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, hour_in_words, typographie
from vifdesk.domain.register.calls import Call, CallState

if TYPE_CHECKING:
    from vifdesk.desktop.cahier.call_book import CallBook

_AUTOSAVE = 350
"""Milliseconds of rest after which what was typed is in the vault; never more than twice that after a key."""
_IN_MEMORY = typographie(
    "Aucun coffre n’est ouvert : cet appel reste en mémoire, et serait perdu si la fenêtre se fermait. "
    "Ouvrez le coffre (Alt+3) : il y entrera de lui-même."
)
_KEPT = "Gardé dans le coffre pendant la frappe."


class CallPage(Page):
    """`filed(call id)`; `dossier_asked(call id, number)`: filed, and to be made a dossier of; `left()`: Esc, it stays as it is.

    `thrown_away(what comes back)`. `came_from`: the place over which it was opened.
    """

    filed = Signal(str)
    dossier_asked = Signal(str, str)
    left = Signal()
    thrown_away = Signal(object)

    def __init__(
        self, desk: Desk, book: CallBook, call: Call, *, call_id: str | None = None, came_from: str = ""
    ) -> None:
        self._new = call.state is CallState.EN_COURS
        super().__init__("Nouvel appel" if self._new else "Appel")
        self._desk, self._book, self._call = desk, book, call
        self.call_id, self.came_from = call_id, came_from
        self._settled = self._unkept = False
        self.form = CallForm(desk, call)
        self.form.complete(book.services(), book.functions())
        self.body.addWidget(self.form)
        self.note = text_label("", Role.MUTED)
        self.body.addWidget(self.note)
        self._make_buttons()
        self.body.addStretch(1)
        self._rest = QTimer(self, interval=_AUTOSAVE, singleShot=True)
        self._rest.timeout.connect(self.keep)
        self.form.changed.connect(self._typed)
        self.form.confirmed.connect(self.file)
        book.changed.connect(self._say_where)
        book.moved.connect(self._moved)
        self._name()
        self._say_where()

    def _make_buttons(self) -> None:
        self.file_button = Button(
            "Noter l’appel" if self._new else "Enregistrer", kind=PRIMARY, icon="coche", key="Entrée"
        )
        self.dossier_button = Button("En faire un dossier", icon="liste", key="Ctrl+Entrée")
        self.leave_button = Button("Laisser en suspens" if self._new else "Fermer", key="Échap")
        self.throw_button = Button("Jeter" if self._new else "Retirer du cahier", kind=QUIET, icon="fermer")
        self.file_button.clicked.connect(self.file)
        self.dossier_button.clicked.connect(self.ask_dossier)
        self.leave_button.clicked.connect(self.left)
        self.throw_button.clicked.connect(self.throw_away)
        buttons = (self.file_button, self.dossier_button, self.leave_button, self.throw_button)
        self.body.addWidget(Flow(*buttons, spacing=SPACE_S))
        self.dossier_button.setVisible(not self._call.reference)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ask_dossier)

    # ------------------------------------------------------------------------------------------------ what it is

    @property
    def is_unfinished(self) -> bool:
        """Whether it was neither filed nor thrown away, and says something."""
        return self._new and not self._settled and not self.form.so_far().is_empty

    def work(self) -> Work | None:
        """What the pile calls it; None where there is nothing to come back to."""
        if not self.is_unfinished:
            return None
        call = self.form.so_far()
        name = f"Appel de {near_moment(call.at, self._desk.clock.today())}"
        return Work(name, identity(call.title), CALL, self.call_id or "")

    def _name(self) -> None:
        at = self._call.at
        words = f"{day_in_words(at.date())}, {hour_in_words(at)}"
        self.set_title("Nouvel appel" if self._new else "Appel", words)

    def _say_where(self) -> None:
        durable = self._book.is_durable
        if self._unkept or not self._new:
            return
        self.note.setText(_KEPT if durable else _IN_MEMORY)
        set_role(self.note, tone="" if durable else "attente")

    # ------------------------------------------------------------------------------------------------ keeping

    def _typed(self) -> None:
        if self._new and not self._rest.isActive():
            self._rest.start()

    def keep(self) -> None:
        """Keep what is typed so far; a filed call is kept when it is confirmed."""
        self._rest.stop()
        call = self.form.so_far()
        if not self._new or self._settled or (call.is_empty and self.call_id is None):
            return
        try:
            self.call_id = self._book.keep(self.call_id, call)
        except UserProblem as problem:
            self._unkept = True
            self.note.setText(typographie(f"Pas encore dans le coffre : {problem}"))
            set_role(self.note, tone="alerte")
            return
        self._unkept = False
        self._say_where()

    def _moved(self, old: str, new: str) -> None:
        if self.call_id == old:
            self.call_id = new

    # ------------------------------------------------------------------------------------------------ ending

    def file(self) -> None:
        """File it."""
        if self._file():
            assert self.call_id is not None
            self.filed.emit(self.call_id)

    def ask_dossier(self) -> None:
        """File it, and ask for a dossier of it."""
        if self._call.reference:
            self.file()
            return
        number = self.form.number.text().strip()
        if not self._book.is_durable:
            self.form.refuse(
                "reference", "Un dossier demande un coffre ouvert (Alt+3). L’appel, lui, reste noté."
            )
            return
        if self._file():
            assert self.call_id is not None
            self.dossier_asked.emit(self.call_id, number)

    def _file(self) -> bool:
        try:
            call = self.form.call()
            if self._new:
                self.call_id = self._book.file(self.call_id, call)
            elif self.call_id is not None:
                self.call_id = self._book.correct(self.call_id, call)
        except Unreadable:
            return False
        except BadInput as refusal:
            self.form.refuse(refusal.field, str(refusal))
            return False
        except UserProblem as problem:
            show_problem(self, problem)
            return False
        self._settled = True
        self._rest.stop()
        return True

    def throw_away(self) -> None:
        """Take it out of the notebook; it can be brought back at once."""
        self._rest.stop()
        self._settled = True
        try:
            dropped = None if self.call_id is None else self._book.drop(self.call_id)
        except UserProblem as problem:
            self._settled = False
            show_problem(self, problem)
            return
        self.thrown_away.emit(dropped)

    def escape(self) -> bool:
        """Esc leaves it as it is."""
        self.left.emit()
        return True

    def first_focus(self) -> QWidget | None:
        return self.form.service if self._new else self.form.subject
