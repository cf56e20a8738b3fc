"""The meeting itself: when it is, when the next one is due, the agenda, who is called, what was learnt (RETEX)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_M
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import LabelledRow, TextArea, labelled_row, text_field
from vifdesk.domain.dates.parse_day import parse_day
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, sentence_case, short_day, typographie
from vifdesk.domain.documents.copil_meeting import BASIS, agenda_of, attendance_of
from vifdesk.domain.statistics.meeting import Attendee, Meeting, Reminder
from vifdesk.domain.statistics.report import Audience

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk

_DASH = " — "
_AGENDA_HELP = "Un point par ligne. Vide\u00a0: l’ordre du jour que proposent les textes."
_PRESENT_HELP = "Une personne par ligne\u00a0: qualité — nom. Vide\u00a0: la liste que proposent les textes."
_FEEDBACK_HELP = "À l’initiative du procureur de la République, dans le strict respect du secret de l’enquête et de l’instruction."


class MeetingCard(Card):
    """`edited()`: something of it is being written."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("Réunion")
        self._desk = desk
        self._meeting: Meeting | None = None
        self.notice = Notice()
        self.held, self.next_on = text_field("12/10"), text_field("12/1")
        self.held_row = labelled_row("Date de la réunion", self.held)
        self.next_row = labelled_row("Prochaine réunion", self.next_on)
        self.agenda = TextArea(lines=7)
        self.attendance = TextArea(lines=7)
        self.feedback = TextArea(lines=5)
        self.attendance_row = labelled_row("Liste de présence", self.attendance, help=_PRESENT_HELP)
        self._lay()
        for field in (self.held, self.next_on):
            field.textEdited.connect(lambda _text: self._typed())
        for area in (self.agenda, self.attendance, self.feedback):
            area.textChanged.connect(self.edited)

    def _lay(self) -> None:
        discreet_field(self.attendance)
        discreet_field(self.feedback)
        days, lists = Columns(spacing=SPACE_M), Columns(spacing=SPACE_M)
        days.add(self.held_row, 28)
        days.add(self.next_row, 28)
        lists.add(labelled_row("Ordre du jour", self.agenda, help=_AGENDA_HELP), 44)
        lists.add(self.attendance_row, 44)
        for widget in (self.notice, days, lists):
            self.body.addWidget(widget)
        self.body.addWidget(labelled_row("Retours d’expérience (RETEX)", self.feedback, help=_FEEDBACK_HELP))

    def show_meeting(self, meeting: Meeting, reminder: Reminder) -> None:
        """Show what was written for this meeting, and when the next one is due."""
        self._meeting = meeting
        for field, day in ((self.held, meeting.held_on), (self.next_on, meeting.next_on)):
            field.setText("" if day is None else short_day(day))
        for shown in (self.held_row, self.next_row):
            shown.show_help()
        attendance = [
            f"{one.function}{_DASH}{one.name}" if one.name else one.function for one in attendance_of(meeting)
        ]
        _put(self.agenda, "\n".join(agenda_of(meeting)))
        _put(self.attendance, "\n".join(attendance))
        _put(self.feedback, meeting.feedback)
        self.notice.set_text(*reminder_words(reminder, meeting.audience))

    def remind(self, reminder: Reminder) -> None:
        """Say again when the next one is due."""
        if self._meeting is not None:
            self.notice.set_text(*reminder_words(reminder, self._meeting.audience))

    def clear(self) -> None:
        """Forget everything that is shown."""
        self._meeting = None
        for field in (self.held, self.next_on):
            field.clear()
        for area in (self.agenda, self.attendance, self.feedback):
            _put(area, "")

    # ------------------------------------------------------------------------------------------------ reading

    def written(self, meeting: Meeting) -> tuple[Meeting, bool]:
        """The meeting with what is written here, and whether all of it could be read.

        A day that cannot be is said beside its field, and stays in the meeting as it was: the texts are not lost with it.
        """
        held, held_read = self._read(self.held, self.held_row)
        following, next_read = self._read(self.next_on, self.next_row)
        if held and following and following <= held:
            self.next_row.show_error(
                "La prochaine réunion doit venir après celle-ci\u00a0: vérifiez les deux dates."
            )
            held_read = next_read = False
        blank = Meeting(meeting.audience, meeting.period)
        agenda = tuple(_lines(self.agenda))
        attendance = tuple(_attendee(line) for line in _lines(self.attendance))
        written = replace(
            meeting,
            held_on=held if held_read else meeting.held_on,
            next_on=following if next_read else meeting.next_on,
            agenda=() if agenda == tuple(map(typographie, agenda_of(blank))) else agenda,
            attendance=() if attendance == _set(attendance_of(blank)) else attendance,
            feedback=self.feedback.toPlainText(),
        )
        return written, held_read and next_read

    def _read(self, field: QLineEdit, shown: LabelledRow) -> tuple[date | None, bool]:
        if not field.text().strip():
            shown.show_help()
            return None, True
        try:
            day = parse_day(field.text(), today=self._desk.clock.today())
        except Unreadable as refusal:
            shown.show_error(str(refusal))
            return None, False
        shown.show_understood(sentence_case(day_in_words(day)))
        return day, True

    def _typed(self) -> None:
        for field, shown in ((self.held, self.held_row), (self.next_on, self.next_row)):
            try:
                day = parse_day(field.text(), today=self._desk.clock.today())
                shown.show_understood(sentence_case(day_in_words(day)))
            except Unreadable:
                shown.show_help()
        self.edited.emit()


def reminder_words(reminder: Reminder, audience: Audience) -> tuple[str, str]:
    """What is said of the next meeting, and in which tone."""
    if reminder.last is None and reminder.fixed is None:
        return BASIS[audience], "neutre"
    last = "" if reminder.last is None else f"Dernière réunion connue\u00a0: {day_in_words(reminder.last)}. "
    fixed = "" if reminder.fixed is None else f"Prochaine\u00a0: {day_in_words(reminder.fixed)}. "
    due = "" if reminder.due is None else f"À réunir au plus tard le {day_in_words(reminder.due)}."
    if reminder.late:
        return (
            f"{last}{fixed}{due} Ce délai est passé, ou la date fixée l’est\u00a0: fixez la réunion.",
            "attente",
        )
    return f"{last}{fixed}{due}".strip(), "favorable" if reminder.fixed else "neutre"


def _attendee(line: str) -> Attendee:
    function, _, name = line.partition(_DASH.strip())
    return Attendee(function.strip(), name.strip())


def _set(attendance: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    return tuple(Attendee(typographie(one.function), one.name) for one in attendance)


def _lines(area: TextArea) -> list[str]:
    """Qt hands no-break spaces over as plain ones: they are put back."""
    return [typographie(line.strip()) for line in area.toPlainText().splitlines() if line.strip()]


def _put(area: TextArea, text: str) -> None:
    """Without telling; what one is typing does not jump."""
    if area.toPlainText() != text.replace("\u00a0", " "):
        area.blockSignals(True)
        area.setPlainText(text)
        area.blockSignals(False)
