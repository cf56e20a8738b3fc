"""The stock of phones for grave danger: what is available, who has what, and what became of each device."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.phones import (
    StockPhone,
    Turn,
    add_phone,
    bring_back_phone,
    drop_phone,
    history_of,
    idle,
    stock,
    turn_phone,
    undo_phone,
)
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.telephones.new_phone_form import NewPhoneForm
from vifdesk.desktop.telephones.turn_form import TurnForm
from vifdesk.desktop.telephones.words import TONES, count_words, per_cent, phone_line, since_words
from vifdesk.desktop.tokens import SPACE_L, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.lines_list import LinesList
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import sentence_case
from vifdesk.domain.register.phones import WORDS, PhoneState, counted

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_EMPTY = (
    "Aucun appareil. Ajoutez ceux du parquet, un par un\u00a0: l’assistant du téléphone grave danger saura alors "
    "s’il en reste un, et aucun ne pourra être attribué deux fois."
)
_ROWS = 12
_KEYS = {
    Qt.Key.Key_A: PhoneState.ATTRIBUE,
    Qt.Key.Key_S: PhoneState.RESERVE,
    Qt.Key.Key_R: PhoneState.A_RENDRE,
    Qt.Key.Key_D: PhoneState.DISPONIBLE,
    Qt.Key.Key_H: PhoneState.HORS_SERVICE,
}
_BUTTONS = (
    ("Attribuer", "telephone", "A", PhoneState.ATTRIBUE),
    ("Réserver", "calendrier", "S", PhoneState.RESERVE),
    ("À rendre", "attente", "R", PhoneState.A_RENDRE),
    ("Disponible", "coche", "D", PhoneState.DISPONIBLE),
    ("Hors service", "interdit", "H", PhoneState.HORS_SERVICE),
)


class PhonesPage(Page):
    """`dossier_asked(reference)`: show this dossier."""

    dossier_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__("Téléphones grave danger")
        self._desk, self._keeper = desk, keeper
        self._phones: dict[str, StockPhone] = {}
        self._undoable: list[Callable[[], object]] = []
        self.form: TurnForm | NewPhoneForm | None = None
        self._make()
        self.list.opened.connect(self._open_dossier)
        self.list.key_pressed.connect(self._key)
        self.list.current_changed.connect(self._show_current)
        keeper.locked.connect(self._locked)
        keeper.opened.connect(lambda _vault: self.display())
        self.display()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make(self) -> None:
        self.add = Button("Ajouter un appareil", kind=PRIMARY, icon="plus", key="Ctrl+Maj+N")
        self.add.clicked.connect(self.ask_new)
        QShortcut(QKeySequence("Ctrl+Shift+N"), self).activated.connect(self.ask_new)
        self.head.add_action(self.add)
        figures = Card(name="Le stock")
        self._figures = QHBoxLayout()
        self._figures.setSpacing(SPACE_XL)
        figures.body.addLayout(self._figures)
        self.body.addWidget(figures)
        self._form_place = QVBoxLayout()
        self.body.addLayout(self._form_place)
        columns = Columns()
        columns.add(self._make_list(), 60, 3)
        columns.add(self._make_history(), 36, 2)
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _make_list(self) -> QWidget:
        card = Card("Appareils")
        self.list = LinesList("Appareils", fits_rows=_ROWS)
        self.nothing = text_label(_EMPTY, Role.LEAD)
        self.buttons: dict[PhoneState, Button] = {}
        for text, icon, key, state in _BUTTONS:
            self.buttons[state] = Button(text, kind=QUIET, icon=icon, key=key)
            self.buttons[state].clicked.connect(lambda _checked=False, one=state: self.ask(one))
        card.body.addWidget(Flow(*self.buttons.values(), spacing=SPACE_XS))
        card.body.addWidget(self.list)
        card.body.addWidget(self.nothing)
        card.body.addStretch(1)
        return card

    def _make_history(self) -> QWidget:
        card = Card("Historique")
        self._history = QVBoxLayout()
        card.body.addLayout(self._history)
        self.to_dossier = Button("Voir le dossier", icon="liste", key="Entrée")
        self.remove = Button("Retirer du stock", kind=QUIET, icon="fermer", key="Suppr")
        self.to_dossier.clicked.connect(lambda: self._open_dossier(self.list.current))
        self.remove.clicked.connect(self.take_out)
        card.body.addWidget(Flow(self.to_dossier, self.remove, spacing=SPACE_XS))
        card.body.addStretch(1)
        return card

    # ------------------------------------------------------------------------------------------------ showing

    def display(self) -> None:
        """Show the stock as it stands; one stays on the device on which one stood."""
        found = stock(self._keeper.register) if self._keeper.is_open else []
        self._phones = {one.id: one for one in found}
        self.list.show_lines([phone_line(one.id, one.phone) for one in found])
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self.add.setEnabled(self._keeper.is_open)
        count = "1 appareil" if len(found) == 1 else f"{len(found)} appareils" if found else ""
        self.set_title("Téléphones grave danger", count)
        self._show_figures()
        self._show_current()

    def _show_figures(self) -> None:
        empty(self._figures)
        counts = counted(one.phone for one in self._phones.values())
        for state, count in counts.items():
            tone = TONES[state] if count else "neutre"
            self._figures.addWidget(_figure(str(count), count_words(state, count), tone))
        rate = idle(self._keeper.register, self._desk.clock.now()) if self._phones else None
        self._figures.addWidget(_figure(per_cent(rate), "d’inoccupation sur douze mois", "neutre"))
        self._figures.addStretch(1)

    def _show_current(self) -> None:
        empty(self._history)
        now = self._phones.get(self.list.current)
        for state, button in self.buttons.items():
            button.setEnabled(now is not None and state is not now.phone.state)
        self.to_dossier.setEnabled(now is not None and bool(now.phone.reference))
        self.remove.setEnabled(now is not None and not now.phone.reference)
        if now is None or not self._keeper.is_open:
            return
        for phone in reversed(history_of(self._keeper.register, now.id)[-12:]):
            self._history.addWidget(text_label(sentence_case(WORDS[phone.state]), Role.STRONG))
            self._history.addWidget(text_label(since_words(phone), Role.CAPTION))

    # ------------------------------------------------------------------------------------------------ doing

    def ask(self, state: PhoneState) -> None:
        """Ask what must be known before the current device changes its state."""
        now = self._phones.get(self.list.current)
        if now is None or state is now.phone.state:
            return
        form = TurnForm(self._desk, now.phone, state)
        form.confirmed.connect(lambda turn: self._turn(form, now.id, turn))
        self._open_form(form, form.first)

    def ask_new(self) -> None:
        """Ask for the name of a device."""
        if not self._keeper.is_open:
            return
        form = NewPhoneForm()
        form.confirmed.connect(lambda name: self._add(form, name))
        self._open_form(form, form.name)

    def _open_form(self, form: TurnForm | NewPhoneForm, first: QWidget) -> None:
        self.close_form()
        self.form = form
        form.cancelled.connect(self.close_form)
        self._form_place.addWidget(form)
        first.setFocus()
        if self.scroller is not None:
            self.scroller.ensureVisible(0, 0)

    def close_form(self) -> bool:
        """Put the form away; whether there was one."""
        was_open, self.form = self.form is not None, None
        empty(self._form_place)
        if was_open:
            self.list.setFocus()
        return was_open

    def _turn(self, form: TurnForm, phone_id: str, turn: Turn) -> None:
        register, before = self._keeper.register, self._phones[phone_id].phone
        try:
            turned = turn_phone(self._desk, register, phone_id, turn)
        except BadInput as refusal:
            form.refuse(refusal.field, str(refusal))
            return
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.close_form()
        self._undoable.append(lambda: undo_phone(register, phone_id, before, turned.phone))
        self.display()
        words = turned.warning or f"{turned.phone.device}\u00a0: {WORDS[turned.phone.state]}."
        tone = "attente" if turned.warning else "favorable"
        say(self, words, tone=tone, action="Annuler", then=self.undo)

    def _add(self, form: NewPhoneForm, name: str) -> None:
        register = self._keeper.register
        try:
            added = add_phone(self._desk, register, name)
        except BadInput as refusal:
            form.refuse(str(refusal))
            return
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self._undoable.append(lambda: drop_phone(register, added.id))
        form.added()
        self.display()
        self.list.stand_on(added.id)

    def take_out(self) -> None:
        """Take the current device out of the stock."""
        register = self._keeper.register
        try:
            dropped = drop_phone(register, self.list.current)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self._undoable.append(lambda: bring_back_phone(register, dropped))
        self.display()
        say(self, "Appareil retiré du stock.", tone="neutre", action="Annuler", then=self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._undoable:
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")
            return
        try:
            self._undoable.pop()()
        except UserProblem as problem:
            show_problem(self, problem)
        self.display()

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Delete and self.remove.isEnabled():
            self.take_out()
        elif key in _KEYS:
            self.ask(_KEYS[Qt.Key(key)])

    def _open_dossier(self, phone_id: str) -> None:
        now = self._phones.get(phone_id)
        if now is not None and now.phone.reference:
            self.dossier_asked.emit(now.phone.reference)

    def _locked(self) -> None:
        self._undoable = []
        self.close_form()
        self.display()

    # ------------------------------------------------------------------------------------------------ for the window

    def escape(self) -> bool:
        """Esc closes the form; whether there was one."""
        return self.close_form()

    def first_focus(self) -> QWidget | None:
        return self.list if self._phones else self.add

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.display()


def _figure(number: str, words: str, tone: str) -> QWidget:
    """A large number with its words below."""
    shown = QWidget()
    shown.setAccessibleName(f"{number} {words}")
    column = QVBoxLayout(shown)
    column.setContentsMargins(0, 0, SPACE_L, 0)
    column.setSpacing(0)
    large = text_label(number, Role.DATE)
    large.setProperty("tone", tone)
    column.addWidget(large)
    column.addWidget(text_label(words, Role.CAPTION))
    return shown
