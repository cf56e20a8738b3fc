"""Beside the list: whom to ring again, what was interrupted, the phones, the last calls."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from vifdesk.desktop.cahier.words import elapsed, near_moment
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.permanence.wording import WORDS, due_words, remaining_words
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.labels import set_role, short_label, text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.open_matters import Matter, Nearness
from vifdesk.domain.register.phones import Phone, PhoneState, counted

if TYPE_CHECKING:
    from vifdesk.desktop.cahier.pile import Parked
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.domain.register.calls import Call

_MOST = 4
_PHONES = (
    (PhoneState.ATTRIBUE, "attribués", ""),
    (PhoneState.DISPONIBLE, "disponibles", "favorable"),
    (PhoneState.RESERVE, "réservés", ""),
    (PhoneState.A_RENDRE, "à rendre", "attente"),
)


class InterruptedCard(Card):
    """Calls to return, interrupted work, open examinations. `call_asked(id)`, `work_asked(key)`, `place_asked(key)`."""

    call_asked = Signal(str)
    work_asked = Signal(str)
    place_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("En suspens")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        self.body.addLayout(self._list)
        self._shown: object = None

    def show_waiting(
        self,
        calls: Sequence[Matter],
        works: Sequence[Parked],
        examinations: Sequence[ExaminationPlace],
        now: datetime,
    ) -> None:
        """List them: whom to ring first."""
        lines = [self._call(one, now) for one in calls[:_MOST]]
        lines += [
            (
                f"work:{one.key}",
                one.name,
                f"{one.detail} · suspendu depuis {elapsed(one.since, now)}".replace("depuis à", "à"),
                "attente",
            )
            for one in works[:_MOST]
        ]
        parked = {one.key for one in works}
        lines += [
            (f"place:{one.key}", one.name, one.remaining_words, "examen")
            for one in reversed(examinations)
            if one.key not in parked
        ][:_MOST]
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._list)
        for key, title, help_line, icon in lines:
            choice = Choice(title, help=help_line, icon=icon)
            choice.clicked.connect(lambda _checked=False, key=key: self._go(key))
            self._list.addWidget(choice)
        hidden = len(calls) - _MOST
        if hidden > 0:
            self._list.addWidget(text_label(f"et {hidden} autres rappels, page Cahier.", Role.CAPTION))
        if not lines:
            self._list.addWidget(
                text_label(typographie("Aucun rappel promis, aucun travail interrompu."), Role.MUTED)
            )

    def _call(self, matter: Matter, now: datetime) -> tuple[str, str, str, str]:
        late = matter.nearness(now) is Nearness.EN_RETARD
        when = due_words(matter, now) if matter.due is not None else "dès que possible"
        left = remaining_words(matter, now)
        said = f"Rappeler {when}" + (f" ({WORDS[Nearness.EN_RETARD].lower()}, {left})" if late else "")
        title = " · ".join(part for part in (matter.detail, matter.label) if part)
        return f"call:{matter.record_id}", identity(title), said, "alerte" if late else "telephone"

    def _go(self, key: str) -> None:
        kind, _, name = key.partition(":")
        {"call": self.call_asked, "work": self.work_asked, "place": self.place_asked}[kind].emit(name)


class PhonesCard(Card):
    """The stock in four numbers. `opened()`. Hides itself where the court keeps none here."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__("Téléphones grave danger")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(0)
        self._numbers = {}
        for column, (state, words, _tone) in enumerate(_PHONES):
            number = short_label("", Role.DATE)
            self._numbers[state] = number
            self._grid.addWidget(number, 0, column)
            self._grid.addWidget(text_label(words, Role.CAPTION), 1, column)
            self._grid.setColumnStretch(column, 1)
        self.body.addLayout(self._grid)
        more = Button("Voir le stock", kind=QUIET, icon="suivant", key="Alt+5")
        more.clicked.connect(self.opened)
        self.body.addLayout(row(more))

    def show_stock(self, phones: Sequence[Phone]) -> None:
        """Count them."""
        counts = counted(phones)
        for state, _words, tone in _PHONES:
            number = counts.get(state, 0)
            self._numbers[state].setText(str(number))
            none_left = state is PhoneState.DISPONIBLE and number == 0
            set_role(self._numbers[state], tone="alerte" if none_left else tone if number else "")
        self.setVisible(bool(phones))


class NotebookCard(Card):
    """The last calls. `call_asked(id)`, `opened()`: the whole notebook."""

    call_asked = Signal(str)
    opened = Signal()

    def __init__(self) -> None:
        super().__init__("Cahier de permanence")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        self.body.addLayout(self._list)
        more = Button("Ouvrir le cahier", kind=QUIET, icon="suivant", key="Alt+4")
        more.clicked.connect(self.opened)
        self.body.addLayout(row(more))
        self.body.addStretch(1)
        self._shown: object = None

    def show_calls(self, calls: Sequence[tuple[str, Call]], now: datetime) -> None:
        """List the last ones."""
        lines = [
            (call_id, f"{near_moment(call.at, now.date())} · {call.caller or 'appel'}", call.subject)
            for call_id, call in calls[:_MOST]
        ]
        if lines == self._shown:
            return
        self._shown = lines
        empty(self._list)
        for call_id, title, subject in lines:
            choice = Choice(identity(title), help=identity(subject), icon="telephone")
            choice.clicked.connect(lambda _checked=False, which=call_id: self.call_asked.emit(which))
            self._list.addWidget(choice)
        if not lines:
            self._list.addWidget(text_label("Aucun appel noté. Ctrl+N en note un.", Role.MUTED))
