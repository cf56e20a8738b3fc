"""The page « Permanence »: what needs the magistrate now, and a measure one key away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.note_call import read_calls
from vifdesk.actions.open_matters import open_matters
from vifdesk.actions.phones import stock
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.permanence.acts import act
from vifdesk.desktop.permanence.running_hours import RunningHours
from vifdesk.desktop.permanence.side_cards import InterruptedCard, NotebookCard, PhonesCard
from vifdesk.desktop.permanence.waiting_card import WaitingCard
from vifdesk.desktop.shell.keys import digit_keys
from vifdesk.desktop.tokens import SPACE_L
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import day_in_words, hour_in_words, sentence_case
from vifdesk.domain.documents.words import unbroken
from vifdesk.domain.register.follow_ups import Move
from vifdesk.domain.register.open_matters import Kind, Matter, Overview

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.cahier.pile import Parked
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.arrivals_card import ArrivalsCard
    from vifdesk.desktop.register.choice_card import ChoiceCard
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.domain.law.heading import Heading

_DIGITS = 9
_RECENT = timedelta(days=7)
_TICK = 5_000
"""How often the clock is read again, in milliseconds: a countdown of minutes is never a minute late."""


class PermanencePage(Page):
    """Shown while a vault is open; `works` and `examinations` are asked each time it is drawn."""

    start_asked = Signal(str)
    go_asked = Signal(str)
    dossier_asked = Signal(str)
    call_asked = Signal(str)
    new_call_asked = Signal()
    work_asked = Signal(str)
    print_asked = Signal()
    hand_over_asked = Signal()
    overviewed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        keeper: Keeper,
        headings: Sequence[Heading],
        works: Callable[[], Sequence[Parked]],
        examinations: Callable[[], Sequence[ExaminationPlace]],
    ) -> None:
        super().__init__("Permanence", scrolls=True)
        self._desk, self._keeper, self._works, self._examinations = desk, keeper, works, examinations
        self._undo: list[Callable[[], object]] = []
        self._add_head()
        columns = Columns()
        columns.add(self._left(headings), 74, 76)
        columns.add(self._right(), 40, 30)
        self.body.addWidget(columns, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.look_again)
        self.look_again()

    # ------------------------------------------------------------------------------------------------ assembling

    def _add_head(self) -> None:
        self.print_button = Button("Imprimer", icon="imprimer", shortcut="Ctrl+I")
        self.print_button.clicked.connect(self._print)
        self.hand_over_button = Button("Passation", icon="suivant")
        self.hand_over_button.clicked.connect(self.hand_over_asked)
        self.call_button = Button("Nouvel appel", kind=PRIMARY, icon="telephone", key="Ctrl+N")
        self.call_button.clicked.connect(self.new_call_asked)
        for button in (self.print_button, self.hand_over_button, self.call_button):
            self.head.add_action(button)

    def _left(self, headings: Sequence[Heading]) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        self.hours = RunningHours()
        self.waiting = WaitingCard({heading.id: heading.title for heading in headings})
        column.addWidget(self._doors(headings))
        column.addWidget(self.hours)
        column.addWidget(self.waiting, 1)
        self.hours.opened.connect(self._open)
        self.waiting.list.opened.connect(self._open)
        self.waiting.list.moved.connect(self._move)
        return side

    def _doors(self, headings: Sequence[Heading]) -> QWidget:
        doors = Columns()
        for number, heading in enumerate(headings, start=1):
            key = str(number) if number <= _DIGITS else ""
            door = Choice(heading.title, key=key, icon=heading.icon)
            door.setAccessibleDescription(f"{heading.summary}. Touche {key}" if key else heading.summary)
            door.setToolTip(heading.summary)
            door.clicked.connect(lambda _checked=False, measure=heading.id: self.start_asked.emit(measure))
            doors.add(door, 22)
            for pressed in digit_keys(number) if key else ():
                QShortcut(QKeySequence(pressed), self).activated.connect(door.click)
        return doors

    def _right(self) -> QWidget:
        from vifdesk.desktop.register.arrivals_card import ArrivalsCard
        from vifdesk.desktop.register.choice_card import ChoiceCard

        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        self.interrupted, self.phones, self.notebook = InterruptedCard(), PhonesCard(), NotebookCard()
        self.choice: ChoiceCard = ChoiceCard(self._keeper)
        self.arrivals: ArrivalsCard = ArrivalsCard(self._keeper, rows=3)
        column.addWidget(self.arrivals)
        for card, stretch in ((self.interrupted, 0), (self.phones, 0), (self.notebook, 1), (self.choice, 0)):
            column.addWidget(card, stretch)
        self.interrupted.call_asked.connect(self.call_asked)
        self.interrupted.work_asked.connect(self.work_asked)
        self.interrupted.place_asked.connect(self.go_asked)
        self.arrivals.opened.connect(self.dossier_asked)
        self.phones.opened.connect(lambda: self.go_asked.emit("telephones"))
        self.notebook.call_asked.connect(self.call_asked)
        self.notebook.opened.connect(lambda: self.go_asked.emit("cahier"))
        return side

    # ------------------------------------------------------------------------------------------------ showing

    @property
    def reference(self) -> str:
        """The dossier in which the next examinations are made; empty: in none."""
        return self.choice.reference

    def look_again(self) -> None:
        """Read the clock and the register, and draw what changed."""
        if not self._keeper.is_open:
            return
        now, register = self._desk.clock.now(), self._keeper.register
        overview = open_matters(register, now)
        self.set_title(
            "Permanence", unbroken(f"{sentence_case(day_in_words(now.date()))}, {hour_in_words(now)}")
        )
        self.waiting.show_overview(overview)
        self.hours.show_matters(overview.hours, now)
        self.interrupted.show_waiting(overview.calls, self._works(), self._examinations(), now)
        self.arrivals.refresh()
        self.phones.show_stock([one.phone for one in stock(register)])
        self.notebook.show_calls(read_calls(register, since=now - _RECENT), now)
        self._overview = overview
        self.overviewed.emit(overview)

    @property
    def overview(self) -> Overview:
        """What is on the screen."""
        return self._overview

    def first_focus(self) -> QWidget | None:
        return self.waiting.list if self.waiting.list.waiting.matters else self.call_button

    def escape(self) -> bool:
        """There is nothing behind this page."""
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look_again()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # ------------------------------------------------------------------------------------------------ acting

    def _open(self, matter: Matter) -> None:
        if matter.kind is Kind.APPEL and not matter.reference:
            self.call_asked.emit(matter.record_id)
        else:
            self.dossier_asked.emit(matter.reference)

    def _move(self, matter: Matter, move: Move) -> None:
        try:
            acted = act(self._desk, self._keeper.register, matter, move)
        except UserProblem as problem:
            show_problem(self, problem)
            self.look_again()
            return
        self._undo.append(acted.undo)
        self.look_again()
        tone = "attente" if acted.warning else "favorable"
        say(self, f"{acted.said} {acted.warning}".strip(), tone=tone, action="Annuler", then=self.undo)

    def undo(self) -> None:
        """Take the last key back."""
        if not self._undo:
            say(self, "Rien à annuler sur cette page.", tone="neutre")
            return
        undo = self._undo.pop()
        try:
            undo()
        except UserProblem as problem:
            show_problem(self, problem)
        else:
            say(self, "Annulé.", tone="neutre")
        self.look_again()

    def _print(self) -> None:
        self.look_again()
        self.print_asked.emit()
