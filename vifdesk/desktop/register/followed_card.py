"""The deadlines of a dossier: those to watch, each to be marked with one key; what is done or without object, folded."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.desktop.register.followed_line import FollowedLine, said
from vifdesk.desktop.result.urgency import weightiest_first
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.card import Card, Notice, Well, empty
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.followed import Followed, State

_NONE = "Aucune échéance. Elles viennent des évaluations enregistrées et des événements de la chronologie."
_BUTTONS = (
    ("Faite", "F", State.FAITE),
    ("Verrouiller", "V", State.VERROUILLEE),
    ("Sans objet", "O", State.SANS_OBJET),
    ("Rouvrir", "R", State.OUVERTE),
)
_MOTIVATED = {
    State.VERROUILLEE: "Pourquoi cette date ne doit plus bouger",
    State.SANS_OBJET: "Pourquoi elle n’a plus d’objet",
}


class FollowedCard(Card):
    """`mark_asked(key, State, motive)`: to be marked. `agenda_asked(key)`: written as an .ics file, all of them for an empty key."""

    mark_asked = Signal(str, object, str)
    agenda_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Échéances")
        self._desk = desk
        self._shows_ended = False
        self._content: Content = {}
        self.lines: dict[str, FollowedLine] = {}
        self._current = ""
        self._alerts, self._list, self._asking = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for layout in (self._alerts, self._list, self._asking):
            layout.setSpacing(SPACE_S)
        self.buttons = [self._button(*each) for each in _BUTTONS]
        self.agenda = Button("Agenda (.ics)", kind=LINK, icon="calendrier")
        self.agenda.clicked.connect(lambda: self.agenda_asked.emit(self._current))
        self._tools = QWidget()
        tools = QVBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACE_XS)
        tools.addLayout(row(*self.buttons[:2], spacing=SPACE_XS))
        tools.addLayout(row(*self.buttons[2:], spacing=SPACE_XS))
        tools.addLayout(row(self.agenda))
        self.fold = Button("", kind=LINK)
        self.fold.clicked.connect(self._turn_fold)
        self.body.addLayout(self._alerts)
        self.body.addWidget(self._tools)
        self.body.addLayout(self._asking)
        self._nothing = text_label(_NONE, Role.MUTED)
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.fold)
        self.body.addStretch(1)

    # ------------------------------------------------------------------------------------------------ showing

    def display(self, content: Content) -> None:
        """Show the deadlines of a dossier; the keyboard stays on the one where it was, a proof that was open stays open.

        A line that says the same stays the widget that it was.
        """
        self._content = content
        had = any(line.hasFocus() for line in self.lines.values())
        opened = {key for key, line in self.lines.items() if line.proof.is_open}
        followed = schedule_of(content)
        ended = [one for one in followed if not one.live]
        shown = [*_in_order([one for one in followed if one.live]), *(ended if self._shows_ended else ())]
        self._show_alerts(content)
        self._lay(shown, opened)
        self.fold.set_text(
            f"Masquer {_count(len(ended))}" if self._shows_ended else f"Voir {_count(len(ended))}"
        )
        self.fold.setVisible(bool(ended))
        self._tools.setVisible(bool(self.lines))
        if self._current not in self.lines:
            self._current = next(iter(self.lines), "")
        if had and self._current:
            self.lines[self._current].setFocus()
        self._name_tools()

    def _show_alerts(self, content: Content) -> None:
        empty(self._alerts)
        for alert in alerts_of(content):
            self._alerts.addWidget(Notice(typographie(alert.text), "attente"))

    def _lay(self, followed: list[Followed], opened: set[str]) -> None:
        now = self._desk.clock.now()
        kept = {line.says: line for line in self.lines.values()}
        self.lines = {}
        self._nothing.setVisible(not followed)
        names = {heading.id: heading.short_title for heading in self._desk.rulebook.headings()}
        for place, one in enumerate(followed):
            line = kept.pop(said(one, now), None)
            if line is None:
                line = self._line(one, names.get(one.measure, one.measure), now)
                line.proof.set_open(one.key in opened)
            self.lines[one.key] = line
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
        for line in kept.values():
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _line(self, one: Followed, measure: str, now: datetime) -> FollowedLine:
        line = FollowedLine(one, measure, now=now)
        line.pressed.connect(lambda state: self._mark(one.key, state))
        line.stepped.connect(lambda step: self._step(one.key, step))
        line.entered.connect(lambda: self._enter(one.key))
        return line

    def _name_tools(self) -> None:
        line = self.lines.get(self._current)
        state = None if line is None else line.followed.state
        for button, (_text, _key, target) in zip(self.buttons, _BUTTONS, strict=True):
            button.setEnabled(state is not None and state is not target)
        self.buttons[3].set_text("Déverrouiller" if state is State.VERROUILLEE else "Rouvrir")
        self.agenda.setEnabled(line is not None and line.followed.live and line.followed.dated)

    def _turn_fold(self) -> None:
        self._shows_ended = not self._shows_ended
        self.display(self._content)

    # ------------------------------------------------------------------------------------------------ marking

    def _button(self, text: str, key: str, state: State) -> Button:
        button = Button(text, kind=QUIET, key=key)
        button.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # the keyboard stays on the line, whose keys do the same
        button.clicked.connect(lambda: self._mark(self._current, state))
        return button

    def _mark(self, key: str, state: State) -> None:
        line = self.lines.get(key)
        if line is None or line.followed.state is state:
            return
        if state not in _MOTIVATED:
            self.mark_asked.emit(key, state, "")
            return
        self._ask_motive(key, state)

    def _ask_motive(self, key: str, state: State) -> None:
        self.close_form()
        well = Well(name=_MOTIVATED[state])
        reason = text_field("En une phrase")
        asked = labelled_row(f"{_MOTIVATED[state]}\u00a0: {self.lines[key].followed.deadline.label}", reason)
        keep = Button("Enregistrer", icon="cadenas" if state is State.VERROUILLEE else "coche")
        leave = Button("Annuler", kind=QUIET)

        def confirm() -> None:
            if not reason.text().strip():
                asked.show_error("À remplir\u00a0: la phrase reste dans l’historique du dossier.")
                reason.setFocus()
                return
            motive = reason.text().strip()
            self.close_form()
            self.mark_asked.emit(key, state, motive)

        reason.returnPressed.connect(confirm)
        keep.clicked.connect(confirm)
        leave.clicked.connect(self.close_form)
        well.body.addWidget(asked)
        well.body.addLayout(row(keep, leave))
        self._asking.addWidget(well)
        reason.setFocus()

    def close_form(self) -> bool:
        """Put the question for a motive away; whether there was one."""
        asked = self._asking.count() > 0
        empty(self._asking)
        if asked and self._current in self.lines:
            self.lines[self._current].setFocus()
        return asked

    def _step(self, key: str, by: int) -> None:
        keys = list(self.lines)
        place = keys.index(key) + by
        if 0 <= place < len(keys):
            self.lines[keys[place]].setFocus()

    def _enter(self, key: str) -> None:
        self._current = key
        self._name_tools()


def _in_order(followed: list[Followed]) -> list[Followed]:
    """The weightiest first, then the nearest."""
    ranks = {id(one): rank for rank, one in enumerate(weightiest_first(tuple(f.deadline for f in followed)))}
    return sorted(followed, key=lambda one: ranks[id(one.deadline)])


def _count(number: int) -> str:
    return "1 échéance close" if number == 1 else f"{number} échéances closes"
