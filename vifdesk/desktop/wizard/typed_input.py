"""The answer to a question by typing: a date, an hour, a number, a département, a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.actions.problems import BadInput
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.fields import LabelledRow
from vifdesk.desktop.widgets.labels import set_role
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.desktop.wizard.options import Option
from vifdesk.desktop.wizard.typed_line import TypedLine
from vifdesk.desktop.wizard.wording import TYPED_EXAMPLES, distance_in_words, field_label
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.dossier.dossier import Answer
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.domain.wizard.words import value_in_words

Read = Callable[[str], Value]
"""Reads what was typed; raises BadInput."""

TODAY = "aujourd’hui"
"""What names the present day when typed."""

_WORDS_BESIDE = {
    FactType.DATE: ("Aujourd’hui", TODAY, "Alt+A"),
    FactType.MOMENT: ("Maintenant", "maintenant", "Alt+A"),
    FactType.DEPARTEMENT: ("À l’étranger", "etranger", "Alt+A"),
}
"""For each kind of fact, a button that types for you: its words, what it types, its key."""


class TypedInput(QWidget):
    """A field that says in words what it reads, and buttons for « today », « there is none », « not known ».

    `confirmed(text)`: what stands in the field is the answer; `chosen(value)`: a button gave it. What was typed stays, also
    when it is refused.
    """

    confirmed = Signal(str)
    chosen = Signal(object)
    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fact: Fact | None = None
        self._read: Read | None = None
        self._today: date | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self.field = TypedLine()
        self.field.setProperty("large", "true")
        self.confirm = Button("Valider", kind=PRIMARY, key="Entrée")
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.field, 1)
        line.addWidget(self.confirm)
        beside.setFocusProxy(self.field)
        self.row = LabelledRow("", beside)
        self.row.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred
        )  # its sentences wrap
        self.row.note.setProperty("role", str(Role.LEAD))
        column.addWidget(self.row)
        self.quick = AnswerButton()
        self.asides = (AnswerButton(), AnswerButton())
        column.addWidget(Flow(self.quick, *self.asides))
        self._connect()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._edited)
        self.field.confirmed.connect(self.confirmed)
        self.confirm.clicked.connect(lambda: self.confirmed.emit(self.field.text()))
        for button in (self.quick, *self.asides):
            button.clicked.connect(
                lambda _checked=False, pressed=button: self.chosen.emit(pressed.option.value)
            )
        for key, button in zip(("Alt+A", "Alt+N", "Alt+I"), (self.quick, *self.asides), strict=True):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda pressed=button: pressed.isVisible() and pressed.click())

    # ------------------------------------------------------------------------------------------------ drawing

    def display(
        self,
        fact: Fact,
        asides: Sequence[Option],
        answered: Answer | None,
        *,
        typed: str,
        read: Read,
        today: date,
    ) -> None:
        """Ask for this fact. `typed` stands in the field; `answered` marks the button already pressed, if one was."""
        self._fact, self._read, self._today = fact, read, today
        self.row.set_label(field_label(fact))
        self.field.setAccessibleName(f"{field_label(fact)}, {typographie(fact.question)}")
        self.field.setPlaceholderText(TYPED_EXAMPLES[fact.type])
        self.field.setText(typed)
        self._show_quick(fact)
        none, unknown = (
            next((o for o in asides if (o.value is None) is wanted), None) for wanted in (True, False)
        )
        for button, option, key in zip(self.asides, (none, unknown), ("Alt+N", "Alt+I"), strict=True):
            button.setVisible(option is not None)
            if option is not None:
                shown = Option(option.value, option.label, key, aside=True)
                button.display(
                    shown,
                    chosen=not typed and answered is not None and answered.value == option.value,
                    dense=True,
                )
        self._echo(typed)

    def show_error(self, sentence: str) -> None:
        """Say under the field why it cannot be read."""
        self.row.show_error(sentence)
        set_role(self.field, refused="true")
        self.field.setAccessibleDescription(sentence)

    def handle_key(self, event: QKeyEvent) -> bool:
        """A letter typed elsewhere on the page goes into the field; whether it did."""
        if event.text().isprintable() and event.text() and not self.field.hasFocus():
            self.field.setFocus()
            self.field.insert(event.text())
            self._edited(self.field.text())
            return True
        return False

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.field

    def step_focus(self, forward: bool) -> bool:  # noqa: ARG002 the same for all inputs
        """Arrow keys stay in the field."""
        return False

    def keyboard_stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.field, self.confirm, self.quick, *self.asides]

    def _show_quick(self, fact: Fact) -> None:
        words, typed, key = _WORDS_BESIDE.get(fact.type, ("", "", ""))
        value = self._understood(typed) if typed else None
        self.quick.setVisible(value is not None)
        if value is not None:
            self.quick.display(Option(value, words, key), chosen=False, dense=True)

    # ------------------------------------------------------------------------------------------------ reading

    def _edited(self, text: str) -> None:
        self.edited.emit(text)
        self._echo(text)

    def _echo(self, text: str) -> None:
        set_role(self.field, refused="false")
        words = self._words(text)
        if words:
            self.row.show_understood(sentence_case(words))
        elif self._fact is not None and self._fact.defaults_to_today and not text.strip():
            self.row.show_understood(typographie(f"Entrée seule : {self._words(TODAY)}"))
        else:
            self.row.show_understood("")
        self.field.setAccessibleDescription(
            self.row.note.text() or TYPED_EXAMPLES[self._fact.type] if self._fact else ""
        )

    def _words(self, text: str) -> str:
        value = self._understood(text)
        if value is None or self._fact is None or self._fact.type is FactType.TEXTE:
            return ""
        words = typographie(value_in_words(self._fact, value))
        if isinstance(value, date) and self._today is not None:
            words += f" — {distance_in_words(value, today=self._today)}"
        return words

    def _understood(self, text: str) -> Value:
        if not text.strip() or self._read is None:
            return None
        try:
            return self._read(text)
        except BadInput:
            return None
