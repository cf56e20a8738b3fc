"""The notebook: the calls of the day, of the week, or all; searched, returned, put off, made a dossier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.cahier.call_book import CallBook
from vifdesk.desktop.cahier.calls_list import call_lines
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.lines_list import LinesList
from vifdesk.desktop.widgets.page import Page, row
from vifdesk.desktop.widgets.search_field import SearchField
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.calls import Call, CallState

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_PERIODS = (("Aujourd’hui", 0), ("Sept jours", 6), ("Tout", None))
_EMPTY = (
    "Aucun appel sur cette période. Ctrl+N en note un, d’où que vous soyez\u00a0: ce que vous faisiez attend."
)
_NOT_FOUND = "Aucun appel ne contient ces mots sur cette période."
_MEMORY = typographie(
    "Aucun coffre n’est ouvert : ces appels restent en mémoire, et seraient perdus si la fenêtre se fermait. "
    "Ouvrez le coffre (Alt+3) : ils y entreront d’eux-mêmes."
)
_TICK = 30_000


class NotebookPage(Page):
    """`new_asked()`; `open_asked(call id)`; `dossier_asked(reference)`: show this dossier."""

    new_asked = Signal()
    open_asked = Signal(str)
    dossier_asked = Signal(str)

    def __init__(self, desk: Desk, keeper: Keeper, book: CallBook) -> None:
        super().__init__("Cahier de permanence", scrolls=False)
        self._desk, self._keeper, self._book = desk, keeper, book
        self._undoable: list[Callable[[], object]] = []
        self._calls: dict[str, Call] = {}
        self._make()
        self._connect()
        self.display()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make(self) -> None:
        self.new = Button("Nouvel appel", kind=PRIMARY, icon="plus", key="Ctrl+N")
        self.head.add_action(self.new)
        self.warning = Notice(_MEMORY, "attente")
        self.body.addWidget(self.warning)
        card = Card(name="Appels")
        card.body.setSpacing(SPACE_S)
        self.search = SearchField("Service, fonction, objet, suite… (Ctrl+F)", name="Rechercher un appel")
        discreet_field(self.search)
        self.period = Segments("Période", _PERIODS)
        head = row(self.search, self.period, spacing=SPACE_M)
        head.setStretch(0, 1)
        head.setStretch(2, 0)
        card.body.addLayout(head)
        self.list = LinesList("Appels")
        self.nothing = text_label("", Role.LEAD)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._found = QStackedWidget()
        self._found.addWidget(self.list)
        self._found.addWidget(self.nothing)
        card.body.addWidget(self._found, 1)
        card.body.addWidget(self._make_buttons())
        self.body.addWidget(card, 1)

    def _make_buttons(self) -> Flow:
        self.returned = Button("Rappelé", icon="coche", key="R")
        self.half_hour = Button("+ 30 min", kind=QUIET, key="M")
        self.one_day = Button("+ 1 jour", kind=QUIET, key="J")
        self.to_dossier = Button("En faire un dossier", icon="liste", key="D")
        self.open = Button("Ouvrir", kind=QUIET, icon="modifier", key="Entrée")
        self.remove = Button("Retirer", kind=QUIET, icon="fermer", key="Suppr")
        buttons = (self.returned, self.half_hour, self.one_day, self.to_dossier, self.open, self.remove)
        return Flow(*buttons, spacing=SPACE_S)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_asked)
        self.search.textChanged.connect(lambda _text: self.display())
        self.search.down.connect(self.list.setFocus)
        self.period.chosen.connect(lambda _days: self.display())
        self.list.opened.connect(self.open_asked)
        self.list.left_upwards.connect(self.search.setFocus)
        self.list.current_changed.connect(self._show_buttons)
        self.list.key_pressed.connect(self._key)
        does = self._does()
        for button, key in (
            (self.returned, Qt.Key.Key_R),
            (self.half_hour, Qt.Key.Key_M),
            (self.one_day, Qt.Key.Key_J),
            (self.to_dossier, Qt.Key.Key_D),
            (self.remove, Qt.Key.Key_Delete),
        ):
            button.clicked.connect(does[key])
        self.open.clicked.connect(self._open_current)
        self._book.changed.connect(self.display)
        self._keeper.changed.connect(self.display)
        for keys in ("Ctrl+F", "/"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._to_search)
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self.display)

    def _does(self) -> dict[int, Callable[[], object]]:
        return {
            Qt.Key.Key_R: self.turn_returned,
            Qt.Key.Key_M: lambda: self.put_off(timedelta(minutes=30)),
            Qt.Key.Key_J: lambda: self.put_off(timedelta(days=1)),
            Qt.Key.Key_D: self.go_to_dossier,
            Qt.Key.Key_Delete: self.take_out,
        }

    # ------------------------------------------------------------------------------------------------ showing

    def display(self) -> None:
        """Show the calls as they stand now; one stays where one stood."""
        now, days = self._desk.clock.now(), self.period.value()
        since = (
            None if days is None else datetime.combine(now.date() - timedelta(days=int(str(days))), time())
        )
        words = self.search.text().strip()
        found = self._book.read(since=since, words=words)
        self._calls = dict(found)
        self.list.show_lines(list(call_lines(found, now)))
        self.nothing.setText("" if found else _NOT_FOUND if words else _EMPTY)
        self._found.setCurrentIndex(0 if found else 1)
        self.warning.setVisible(bool(self._book.only_in_memory))
        count = "1 appel" if len(found) == 1 else f"{len(found)} appels" if found else ""
        self.set_title("Cahier de permanence", count)
        self._show_buttons()

    def _show_buttons(self) -> None:
        call = self._current
        for button in (self.returned, self.half_hour, self.one_day, self.to_dossier, self.open, self.remove):
            button.setEnabled(call is not None)
        if call is None:
            return
        kept = self._keeper.is_open
        filed = call.state is not CallState.EN_COURS
        waits = call.state is CallState.A_RAPPELER
        self.returned.set_text("Rappelé" if waits or not filed else "À rappeler")
        for button in (self.returned, self.half_hour, self.one_day):
            button.setEnabled(kept and filed)
        self.to_dossier.set_text("Voir le dossier" if call.reference else "En faire un dossier")
        self.to_dossier.setEnabled(kept)

    # ------------------------------------------------------------------------------------------------ doing

    @property
    def _current(self) -> Call | None:
        return self._calls.get(self.list.current)

    def turn_returned(self) -> None:
        """The call was returned; or it is to be returned after all."""
        from vifdesk.actions.close_call import close_call, reopen_call

        call = self._current
        if call is None or not self._can_change(call.state):
            return
        call_id, register = self.list.current, self._keeper.register
        if call.state is CallState.A_RAPPELER:
            self._change(call_id, lambda: close_call(register, call_id), "Appel rendu.")
        else:
            self._change(call_id, lambda: reopen_call(self._desk, register, call_id), "Appel à rendre.")

    def put_off(self, by: timedelta) -> None:
        """Ring back later."""
        from vifdesk.actions.close_call import put_off_call

        call = self._current
        if call is None or not self._can_change(call.state):
            return
        call_id, register = self.list.current, self._keeper.register
        self._change(call_id, lambda: put_off_call(self._desk, register, call_id, by), "Rappel reporté.")

    def go_to_dossier(self) -> None:
        """The dossier that came of the call; made now where there is none."""
        from vifdesk.actions.call_becomes_dossier import call_becomes_dossier

        call = self._current
        if call is None or not self._keeper.is_open:
            return
        reference = call.reference
        if not reference:
            try:
                made = call_becomes_dossier(self._desk, self._keeper.register, self.list.current)
            except UserProblem as problem:
                show_problem(self, problem)
                return
            reference = made.reference
            self._book.changed.emit()
        self.dossier_asked.emit(reference)

    def take_out(self) -> None:
        """Take the call out of the notebook."""
        if self._current is None:
            return
        try:
            dropped = self._book.drop(self.list.current)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self._undoable.append(lambda: self._book.bring_back(dropped))
        say(self, "Appel retiré du cahier.", tone="neutre", action="Annuler", then=self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._undoable:
            say(self, "Il n’y a rien à annuler ici.", tone="neutre")
            return
        try:
            self._undoable.pop()()
        except UserProblem as problem:
            show_problem(self, problem)
        self._book.changed.emit()

    def _can_change(self, state: CallState) -> bool:
        return self._keeper.is_open and state is not CallState.EN_COURS

    def _change(self, call_id: str, act: Callable[[], object], done: str) -> None:
        from vifdesk.actions.note_call import undo_call

        try:
            act()
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self._undoable.append(lambda: undo_call(self._keeper.register, call_id))
        self._book.changed.emit()
        say(self, done, tone="neutre", action="Annuler", then=self.undo)

    def _key(self, key: int) -> None:
        act = self._does().get(key)
        if act is not None:
            act()

    def _open_current(self) -> None:
        if self.list.current:
            self.open_asked.emit(self.list.current)

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # ------------------------------------------------------------------------------------------------ for the window

    def escape(self) -> bool:
        """Esc empties the search."""
        if self.search.text():
            self.search.clear()
            return True
        return False

    def first_focus(self) -> QWidget | None:
        return self.list if self._calls else self.search

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.display()
        self._tick.start()
        if self._keeper.is_open:
            from vifdesk.actions.note_access import note_access
            from vifdesk.domain.register.access_log import Act

            note_access(
                self._keeper.vault, Act.CONSULTATION, detail=f"appels:{len(self._keeper.register.calls)}"
            )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
