"""What is asked before a device changes its state: for whom, since when, and whether the dossier's chronology is to say so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.phones import Turn
from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Well
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.parse_day import parse_day
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, sentence_case, short_day, typographie
from vifdesk.domain.register.phones import HELD, Phone, PhoneState

_TITLES = {
    PhoneState.ATTRIBUE: "Attribuer {device}",
    PhoneState.RESERVE: "Réserver {device} pour une sortie",
    PhoneState.A_RENDRE: "{device} est à rendre",
    PhoneState.DISPONIBLE: "{device} est de nouveau disponible",
    PhoneState.HORS_SERVICE: "{device} est hors service",
}
_EVENTS = {
    PhoneState.ATTRIBUE: "Remis à la victime ce jour-là : l’écrire dans la chronologie du dossier",
    PhoneState.DISPONIBLE: "Rendu par la victime ce jour-là : l’écrire dans la chronologie du dossier",
}


class TurnForm(Well):
    """`confirmed(Turn)`; `cancelled()`."""

    confirmed = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, phone: Phone, state: PhoneState) -> None:
        title = _TITLES[state].format(device=phone.device)
        super().__init__(name=title)
        self._desk, self._state = desk, state
        self.body.addWidget(text_label(title, Role.CARD_TITLE))
        self.reference = text_field("26/04512", text=phone.reference)
        discreet_field(self.reference)
        self.day = text_field(text=short_day(desk.clock.today()))
        stays = phone.state in HELD and state in HELD
        self.note = text_field(text=phone.note if stays else "")
        self.happened: Tick | None = None
        self.rows: dict[str, LabelledRow] = {}
        self._lay(phone)
        for field in (self.reference, self.day, self.note):
            field.returnPressed.connect(self.confirm)
        self.day.textChanged.connect(lambda _text: self._say_day())

    def _lay(self, phone: Phone) -> None:
        fields = Columns(spacing=SPACE_M)
        if self._asks_for_whom(phone):
            optional = " (facultatif)" if self._state is PhoneState.RESERVE else ""
            self._add(fields, "reference", f"Dossier{optional}", self.reference, 22)
        elif phone.reference:
            self.body.addWidget(text_label(f"Dossier {identity(phone.reference)}", Role.BODY))
        self._add(fields, "le", "Depuis le", self.day, 22)
        self._add(fields, "note", "Note (facultatif)", self.note, 26)
        self.body.addWidget(fields)
        event = _EVENTS.get(self._state)
        if event and (phone.reference or self._state is PhoneState.ATTRIBUE):
            self.happened = Tick(typographie(event))
            self.happened.setChecked(True)
            self.body.addWidget(self.happened)
        self.save, self.cancel = (
            Button("Enregistrer", kind=PRIMARY, icon="coche", key="Entrée"),
            Button("Annuler", kind=QUIET, key="Échap"),
        )
        self.save.clicked.connect(self.confirm)
        self.cancel.clicked.connect(self.cancelled)
        self.body.addLayout(row(self.save, self.cancel))

    def _asks_for_whom(self, phone: Phone) -> bool:
        if self._state is PhoneState.A_RENDRE:
            return False
        return self._state in HELD and not (phone.reference and phone.state in HELD)

    def _add(self, fields: Columns, key: str, label: str, field: QWidget, letters: int) -> None:
        self.rows[key] = labelled_row(label, field)
        fields.add(self.rows[key], letters)

    @property
    def first(self) -> QWidget:
        """Where the keyboard stands first."""
        return self.reference if "reference" in self.rows else self.day

    def refuse(self, field: str, sentence: str) -> None:
        """Say what is wrong where it stands."""
        shown = self.rows.get("reference" if field == "telephones" else field, self.rows["le"])
        shown.show_error(sentence)
        shown.field.setFocus()

    def confirm(self) -> None:
        """Hand over what was filled in."""
        try:
            day = self._read_day()
        except Unreadable as refusal:
            self.refuse("le", str(refusal))
            return
        self.confirmed.emit(
            Turn(
                self._state,
                self.reference.text().strip(),
                day,
                as_event=self.happened is not None and self.happened.isChecked(),
                note=self.note.text(),
            )
        )

    def _read_day(self) -> date:
        return parse_day(self.day.text(), today=self._desk.clock.today())

    def _say_day(self) -> None:
        try:
            self.rows["le"].show_understood(sentence_case(day_in_words(self._read_day())))
        except Unreadable:
            self.rows["le"].show_help()
