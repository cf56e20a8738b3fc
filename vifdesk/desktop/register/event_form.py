"""An event to enter or to correct: its kind, its day or moment, what it brings along; then what it would change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.enter_event import likely_events
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.preview_event import preview_event
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.register.event_changes import EventChanges
from vifdesk.desktop.register.kind_picker import KindPicker
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.tokens import SPACE_S
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Well, empty
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.parse_day import parse_day, parse_moment
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, moment_in_words
from vifdesk.domain.law.facts import Fact, FactType
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.event_type import EventType

_DAY_HELP, _MOMENT_HELP = "22/5, hier, aujourd’hui…", "L’heure compte\u00a0: hier 17h40, 22/5 9h…"
_REST = 180
"""Milliseconds after the last key until what would change is shown."""


class EventForm(Well):
    """`kept(event, motive)`: confirmed with what it changes in sight. `cancelled()`."""

    kept = Signal(object, str)
    cancelled = Signal()

    def __init__(
        self,
        desk: Desk,
        register: Register,
        content: Content,
        *,
        rank: int | None = None,
        item: Content | None = None,
    ) -> None:
        super().__init__(name="Corriger l’événement" if item else "Nouvel événement")
        self._desk, self._register, self._rank = desk, register, rank
        self._reference, self._item = str(content.get("reference", "")), dict(item or {})
        self._persons = sorted(
            {str(one["personne"]) for one in items_of(content, "evaluations") if one.get("personne")}
        )
        self._shown: Content | None = None
        self.picker = KindPicker(likely_events(register, content))
        self.day = text_field(text=when_words(self._item.get("le")))
        self.day_row: LabelledRow = labelled_row("Date", self.day, help=_DAY_HELP)
        self.note = text_field(text=str(self._item.get("note", "")))
        discreet_field(self.note)
        self.person: ChoiceBox | None = None
        self._details: dict[str, tuple[Fact, QWidget, LabelledRow]] = {}
        self._detail_place = QVBoxLayout()
        self._detail_place.setSpacing(SPACE_S)
        self.changes = EventChanges()
        self.save = Button("Voir ce qui change", kind=PRIMARY, icon="suivant")
        self.cancel = Button("Annuler", kind=QUIET)
        self._assemble()
        self._rest = QTimer(self, interval=_REST, singleShot=True)
        self._rest.timeout.connect(self._look)
        self._connect()
        kind = register.events.get(str(self._item.get("type", "")))
        if kind is not None:
            self.picker.choose(kind)
            self._kind_chosen(kind)

    def _assemble(self) -> None:
        self.body.addWidget(self.picker)
        self.body.addWidget(self.day_row)
        self.body.addLayout(self._detail_place)
        if len(self._persons) > 1 or (self._persons and self._item.get("personne")):
            self.person = ChoiceBox("Enfant concerné")
            self.person.add("Tous", "")
            for name in self._persons:
                self.person.add(name, name)
            self.person.choose(str(self._item.get("personne", "")))
            self.body.addWidget(labelled_row("Enfant concerné", self.person))
        self.body.addWidget(labelled_row("Note (facultatif)", self.note))
        self.body.addWidget(self.changes)
        self.body.addLayout(row(self.save, self.cancel))

    def _connect(self) -> None:
        self.picker.chosen.connect(self._kind_chosen)
        self.picker.field.textEdited.connect(lambda _text: self._forget())
        self.day.textEdited.connect(self._day_typed)
        self.day.returnPressed.connect(self.confirm)
        self.note.returnPressed.connect(self.confirm)
        self.changes.reason.returnPressed.connect(self.confirm)
        self.save.clicked.connect(self.confirm)
        self.cancel.clicked.connect(self.cancelled)
        if self.person is not None:
            self.person.currentIndexChanged.connect(lambda _index: self._rest.start())

    # ------------------------------------------------------------------------------------------------ for the dossier's page

    @property
    def first(self) -> QWidget:
        """Where the keyboard stands first."""
        return self.day if self._item else self.picker.field

    def texts(self) -> dict[str, str]:
        """What stands in the fields, as typed."""
        kind = "" if self.picker.kind is None else self.picker.kind.id
        return {
            "type": kind,
            "le": self.day.text(),
            "note": self.note.text(),
            "motif": self.changes.reason.text(),
        }

    def write(self, texts: Mapping[str, str]) -> None:
        """Put these back in the fields."""
        kind = self._register.events.get(texts.get("type", ""))
        if kind is not None:
            self.picker.choose(kind)
            self._kind_chosen(kind)
        self.day.setText(texts.get("le", ""))
        self.note.setText(texts.get("note", ""))
        self.changes.reason.setText(texts.get("motif", ""))
        self._look()

    # ------------------------------------------------------------------------------------------------ filling in

    def _kind_chosen(self, kind: EventType) -> None:
        self.day_row.set_help(_MOMENT_HELP if kind.timed else _DAY_HELP)
        self.day_row.show_help()
        self._offer_details(kind)
        self.day.setFocus()
        self._look()

    def _offer_details(self, kind: EventType) -> None:
        """The facts of a measure that this kind of event may bring along."""
        empty(self._detail_place)
        self._details = {}
        brought = self._item.get("faits")
        known = brought if isinstance(brought, Mapping) else {}
        for measure_id, name in kind.details:
            fact = open_measure(self._desk, measure_id).measure.fact(name)
            field = _field(fact, known.get(name))
            shown = labelled_row(f"{fact.label} (facultatif)", field)
            self._details[name] = fact, field, shown
            self._detail_place.addWidget(shown)
            if isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _text: self._rest.start())
            elif isinstance(field, ChoiceBox):
                field.currentIndexChanged.connect(lambda _index: self._rest.start())

    def _day_typed(self, _text: str) -> None:
        self._forget()
        self._rest.start()

    def _forget(self) -> None:
        """What was shown is no longer what would be kept."""
        self._shown = None
        self.save.set_text("Voir ce qui change", icon="suivant")

    def _look(self) -> None:
        """Show what would change, as soon as enough is there."""
        event = self._read(tell=False)
        if event is None:
            self._forget()
            self.changes.hide()
            return
        try:
            preview = preview_event(self._desk, self._register, self._reference, event, rank=self._rank)
        except UserProblem as problem:
            self._forget()
            self.changes.say(str(problem))
            return
        self._shown = event
        self.changes.display(preview)
        self.save.set_text("Confirmer et enregistrer", icon="coche")

    def confirm(self) -> None:
        """Show what would change; once that is in sight, keep the event."""
        event = self._read(tell=True)
        if event is None:
            return
        if event != self._shown:
            self._look()
            if self._shown is not None:
                self.save.setFocus()
            return
        if self.changes.owed:
            self.changes.ask_motive()
            return
        self.kept.emit(event, self.changes.motive())

    # ------------------------------------------------------------------------------------------------ reading

    def _read(self, *, tell: bool) -> Content | None:
        """The event as it stands in the fields; None while something is missing, which is told if `tell`."""
        kind = self.picker.kind
        if kind is None:
            if tell:
                self.picker.row.show_error("Choisissez l’événement dans la liste.")
                self.picker.field.setFocus()
            return None
        when = self._read_when(self.day.text().strip(), tell=tell)
        facts = self._read_details(tell=tell)
        if when is None or facts is None:
            return None
        kept = {
            key: value
            for key, value in self._item.items()
            if key not in ("type", "le", "note", "faits", "motif", "personne")
        }
        person = "" if self.person is None else str(self.person.value())
        more = {"note": self.note.text().strip(), "faits": facts, "personne": person}
        given = {key: value for key, value in more.items() if value}
        return {"type": kind.id, "le": when, **kept, **given}

    def _read_when(self, text: str, *, tell: bool) -> str | None:
        if text and text == when_words(self._item.get("le")):
            return str(self._item["le"])
        today, now = self._desk.clock.today(), self._desk.clock.now()
        try:
            day = parse_day(text, today=today)
        except Unreadable as refusal:
            try:
                moment = parse_moment(text, today=today, now=now)
            except Unreadable:
                if tell:
                    self.day_row.show_error(str(refusal) if text else "Indiquez la date.")
                    self.day.setFocus()
                return None
            self.day_row.show_understood(moment_in_words(moment))
            return moment.isoformat(timespec="minutes")
        self.day_row.show_understood(day_in_words(day))
        return day.isoformat()

    def _read_details(self, *, tell: bool) -> dict[str, object] | None:
        facts: dict[str, object] = {}
        for name, (fact, field, shown) in self._details.items():
            if isinstance(field, ChoiceBox):
                value: object = field.value()
            else:
                assert isinstance(field, QLineEdit)
                text = field.text().strip()
                try:
                    value = (
                        parse_day(text, today=self._desk.clock.today()).isoformat()
                        if text and fact.type is FactType.DATE
                        else text
                    )
                    value = int(text) if text and fact.type is FactType.ENTIER else value
                except (Unreadable, ValueError) as refusal:
                    if tell:
                        shown.show_error(
                            str(refusal) if isinstance(refusal, Unreadable) else "Écrivez un nombre entier."
                        )
                        field.setFocus()
                    return None
            if value not in ("", None):
                facts[name] = value
        return facts


def _field(fact: Fact, value: object) -> QWidget:
    if fact.values:
        box = ChoiceBox(fact.label)
        box.add("Non précisé", "")
        for choice in fact.values:
            box.add(choice.label, choice.id)
        box.choose(str(value or ""))
        return box
    shown = when_words(value) if fact.type is FactType.DATE else str(value or "")
    return text_field("22/5, dans 6 mois…" if fact.type is FactType.DATE else "", text=shown)
