"""The fields of a call, to be filled in while one listens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.desktop.cahier.words import near_moment
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_L, SPACE_M
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.domain.dates.parse_day import parse_moment
from vifdesk.domain.dates.parse_later import parse_later
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import moment_in_words, sentence_case
from vifdesk.domain.register.calls import Call

M = TypeVar("M")
_BACK_HELP = "Vide si rien n’est promis. 30min, +2h, 8h, demain, lundi 14h…"
_NUMBER_HELP = "Numéro de parquet, s’il est connu. Sans lui, le dossier reçoit un numéro provisoire."


class CallForm(Card):
    """`changed()`: something was typed. `confirmed()`: Enter."""

    changed = Signal()
    confirmed = Signal()

    def __init__(self, desk: Desk, call: Call) -> None:
        super().__init__(name="Appel")
        self._desk, self._call = desk, call
        self.service, self.function = text_field("Commissariat, brigade, UMJ…"), text_field("OPJ, médecin…")
        self.subject, self.next_step = text_field("Ce qui se passe, sur une ligne"), text_field()
        self.back, self.at, self.number = text_field("8h"), text_field(), text_field("26/04512")
        self.rows: dict[str, LabelledRow] = {}
        self._lay()
        self.write(call)
        for field in (self.subject, self.next_step, self.number):
            discreet_field(field)
        for field in self.fields:
            field.textChanged.connect(lambda _text: self.changed.emit())
            field.returnPressed.connect(self.confirmed)
        self.back.textChanged.connect(lambda _text: self._say_back())
        self.at.textChanged.connect(lambda _text: self._say_at())

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """In the order of the keyboard."""
        return (
            self.service,
            self.function,
            self.subject,
            self.next_step,
            self.back,
            self.number,
            self.at,
        )

    def _lay(self) -> None:
        who = self._column(
            ("service", "Service", self.service, ""), ("fonction", "Fonction", self.function, "")
        )
        what = self._column(
            ("objet", "Objet", self.subject, ""), ("suite", "Suite à donner", self.next_step, "")
        )
        top = Columns(spacing=SPACE_L)
        top.add(who, 28, 2)
        top.add(what, 44, 3)
        self.body.addWidget(top)
        below = Columns(spacing=SPACE_L)
        below.add(self._column(("rappeler_le", "Rappeler", self.back, _BACK_HELP)), 28, 2)
        below.add(self._column(("reference", "Dossier", self.number, _NUMBER_HELP)), 28, 2)
        below.add(self._column(("le", "Heure de l’appel", self.at, "")), 16, 1)
        self.body.addWidget(below)

    def _column(self, *rows: tuple[str, str, QLineEdit, str]) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        for row in rows:
            column.addWidget(self._row(*row))
        column.addStretch(1)
        return side

    def _row(self, key: str, label: str, field: QLineEdit, help_line: str) -> LabelledRow:
        self.rows[key] = labelled_row(label, field, help=help_line)
        return self.rows[key]

    # ------------------------------------------------------------------------------------------------ in and out

    def write(self, call: Call) -> None:
        """Show a call."""
        self._call = call
        today = self._desk.clock.today()
        self.service.setText(call.service)
        self.function.setText(call.function)
        self.subject.setText(call.subject)
        self.next_step.setText(call.next_step)
        self._shown_at = near_moment(call.at, today)
        self._shown_back = "" if call.call_back is None else near_moment(call.call_back, today)
        self.back.setText(self._shown_back)
        self.number.setText(call.reference)
        self.at.setText(self._shown_at)

    def call(self) -> Call:
        """What is written, the state apart.

        Raises:
            Unreadable: an hour that is not understood; it is said where it stands, and the keyboard is there.

        """
        return self._read(self._understood("le", self._at), self._understood("rappeler_le", self._back))

    def so_far(self) -> Call:
        """What is written now, for keeping it: an hour that is not understood yet is as it was."""
        return self._read(_or(self._at, self._call.at), _or(self._back, self._call.call_back))

    def complete(self, services: Sequence[str], functions: Sequence[str]) -> None:
        """Propose these while one types."""
        for field, words in ((self.service, services), (self.function, functions)):
            completer = QCompleter(list(words), field)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            field.setCompleter(completer)

    def refuse(self, key: str, sentence: str) -> None:
        """Say what is wrong with a field, and stand on it."""
        row = self.rows.get(key, self.rows["objet"])
        row.show_error(sentence)
        row.field.setFocus()

    def _read(self, at: datetime, back: datetime | None) -> Call:
        return Call(
            at=at,
            service=self.service.text().strip(),
            function=self.function.text().strip(),
            subject=self.subject.text().strip(),
            next_step=self.next_step.text().strip(),
            call_back=back,
            state=self._call.state,
            reference=self._call.reference,
            by=self._call.by,
        )

    def _at(self) -> datetime:
        typed = self.at.text().strip()
        if typed in ("", self._shown_at):
            return self._call.at
        return parse_moment(typed, today=self._desk.clock.today(), now=self._desk.clock.now())

    def _back(self) -> datetime | None:
        typed = self.back.text().strip()
        if not typed:
            return None
        if typed == self._shown_back:
            return self._call.call_back
        return parse_later(typed, now=self._desk.clock.now())

    def _understood(self, key: str, read: Callable[[], M]) -> M:
        try:
            return read()
        except Unreadable as refusal:
            self.refuse(key, str(refusal))
            raise

    def _say_back(self) -> None:
        self._say("rappeler_le", self._back)

    def _say_at(self) -> None:
        self._say("le", self._at)

    def _say(self, key: str, read: Callable[[], datetime | None]) -> None:
        row = self.rows[key]
        try:
            moment = read()
        except Unreadable:
            row.show_help()
            return
        if moment is None:
            row.show_help()
        else:
            row.show_understood(sentence_case(moment_in_words(moment)))


def _or(read: Callable[[], M], otherwise: M) -> M:
    try:
        return read()
    except Unreadable:
        return otherwise
