"""One item of a dossier's list, to fill in: the fields are those that the register accepts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.register.words import KEY_LABELS, NAMING, SET_BY_PROGRAM, when_words
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Well
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import LabelledRow, TextArea, labelled_row, read_text, text_field
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.parse_day import parse_day, parse_moment
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, moment_in_words
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.shape import PARTS

_WHEN_HELP = "22/5, hier, 22/5 17h40…"


class ItemForm(Well):
    """`confirmed(dict)`: what was filled in. `cancelled()`."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(
        self, part: str, desk: Desk, register: Register, item: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(name="Modifier" if item else "Ajouter")
        self._part, self._desk, self._item = part, desk, dict(item or {})
        shape = PARTS[part]
        self._kinds = {**shape.needed, **shape.optional}
        self.rows: dict[str, LabelledRow] = {}
        self.ticks: dict[str, Tick] = {}
        for key, kind in self._kinds.items():
            if key not in SET_BY_PROGRAM and (kind != "nom" or register.settings.names_allowed):
                self._add(key, kind, register.events)
        self.save = Button("Enregistrer", icon="coche")
        self.cancel = Button("Annuler", kind=QUIET)
        self.body.addLayout(row(self.save, self.cancel))
        self.save.clicked.connect(self.confirm)
        self.cancel.clicked.connect(self.cancelled)

    @property
    def first(self) -> QWidget:
        """Where the keyboard stands first."""
        return next(iter(self.rows.values())).field

    def texts(self) -> dict[str, str]:
        """What stands in the fields, as typed."""
        return {key: _text_of(row.field) for key, row in self.rows.items()}

    def write(self, texts: Mapping[str, str]) -> None:
        """Put these back in the fields."""
        for key, text in texts.items():
            field = self.rows[key].field
            if isinstance(field, ChoiceBox):
                field.choose(text)
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(text)
            elif isinstance(field, QLineEdit):
                field.setText(text)

    def confirm(self) -> None:
        """Hand over what was filled in, unless something is missing or is not understood: it is said where it stands."""
        filled: dict[str, object] = {}
        for key, form_row in self.rows.items():
            try:
                value = self._read(key, form_row.field)
            except Unreadable as refusal:
                form_row.show_error(str(refusal))
                form_row.field.setFocus()
                return
            if value == "" and key in PARTS[self._part].needed:
                form_row.show_error("À remplir.")
                form_row.field.setFocus()
                return
            if value != "":
                filled[key] = value
        for key, tick in self.ticks.items():
            if tick.isChecked():
                filled[key] = True
        kept = {key: value for key, value in self._item.items() if key not in (*self.rows, *self.ticks)}
        self.confirmed.emit({**filled, **kept})

    def _add(self, key: str, kind: str, events: EventTypes) -> None:
        label, value = KEY_LABELS.get(key, key), self._item.get(key)
        if kind == "oui_non":
            tick = Tick(label)
            tick.setChecked(value is True)
            self.ticks[key] = tick
            self.body.addWidget(tick)
            return
        field = self._field(key, kind, value, events)
        if key in NAMING:
            discreet_field(field)
        added = labelled_row(label, field, help=_WHEN_HELP if kind == "quand" else "")
        self.rows[key] = added
        self.body.addWidget(added)
        if isinstance(field, QLineEdit):
            field.returnPressed.connect(self.confirm)
            if kind == "quand":
                field.textChanged.connect(lambda text: self._show_understood(added, text))

    def _field(self, key: str, kind: str, value: object, events: EventTypes) -> QWidget:
        text = "" if value is None else str(value)
        if kind == "evenement":
            box = ChoiceBox(KEY_LABELS[key])
            for event in events.values():
                box.add(f"{event.label} – {event.family}", event.id)
            box.choose(value)
            return box
        if kind == "texte":
            area = TextArea(lines=2)
            area.setPlainText(text)
            return area
        return text_field(text=when_words(value) if kind == "quand" else text)

    def _read(self, key: str, field: QWidget) -> object:
        if isinstance(field, ChoiceBox):
            return str(field.value())
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        text = read_text(field).strip()
        if self._kinds[key] != "quand" or not text:
            return text
        if text == when_words(self._item.get(key)):
            return self._item[key]  # untouched: seconds stay
        return self._when(text)

    def _when(self, text: str) -> str:
        today, now = self._desk.clock.today(), self._desk.clock.now()
        try:
            return parse_day(text, today=today).isoformat()
        except Unreadable as refusal:
            try:
                return parse_moment(text, today=today, now=now).isoformat(timespec="minutes")
            except Unreadable:
                raise refusal from None

    def _show_understood(self, shown: LabelledRow, text: str) -> None:
        if not text.strip():
            shown.show_help()
            return
        today, now = self._desk.clock.today(), self._desk.clock.now()
        try:
            shown.show_understood(day_in_words(parse_day(text, today=today)))
        except Unreadable:
            try:
                shown.show_understood(moment_in_words(parse_moment(text, today=today, now=now)))
            except Unreadable:
                shown.show_help()


def _text_of(field: QWidget) -> str:
    if isinstance(field, ChoiceBox):
        return str(field.value())
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    return read_text(field)
