"""How a fact is answered in the full form: a list, boxes to tick, or a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.choices_input import ChoicesInput
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.desktop.wizard.options import Option
from vifdesk.desktop.wizard.typed_line import TypedLine
from vifdesk.desktop.wizard.wording import SHORT_EXAMPLES, typed_text
from vifdesk.domain.dossier.dossier import Answer
from vifdesk.domain.law.facts import Fact, FactType, Value

UNANSWERED = "Sans réponse"


class ButtonsField(QWidget):
    """A few short answers, all in sight. `chosen(value)`; pressing the one chosen takes it back: `cleared()`."""

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._given: Option | None = None
        self._inputs = ChoicesInput(always_dense=True)
        self._inputs.chosen.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._inputs)

    def display(self, options: Sequence[Option], answer: Answer | None) -> None:
        """Offer the answers."""
        self._given = next((o for o in options if answer is not None and o.value == answer.value), None)
        self._inputs.display(options, self._given)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._inputs.handle_key(event))

    def buttons(self) -> list[AnswerButton]:
        """The buttons, in order."""
        return self._inputs.shown_buttons()

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        target = self._inputs.first_focus()
        if target is not None:
            target.setFocus()

    def _pressed(self, value: Value) -> None:
        if self._given is not None and self._given.value == value:
            self.cleared.emit()
        else:
            self.chosen.emit(value)


class ListField(ChoiceBox):
    """Many answers in a list that opens. `chosen(value)`, `cleared()`."""

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._options: tuple[Option, ...] = ()
        self.activated.connect(self._activated)

    def display(self, options: Sequence[Option], answer: Answer | None) -> None:
        """Offer the answers."""
        with QSignalBlocker(self):
            if tuple(options) != self._options:
                self._options = tuple(options)
                self.clear()
                self.add(UNANSWERED, None)
                for option in options:
                    self.add(option.label, None)
            given = next(
                (i for i, o in enumerate(options) if answer is not None and o.value == answer.value), -1
            )
            self.setCurrentIndex(given + 1)

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        self.setFocus()

    def _activated(self, place: int) -> None:
        if place == 0:
            self.cleared.emit()
        else:
            self.chosen.emit(self._options[place - 1].value)


class TicksField(QWidget):
    """Boxes to tick; each tick is an answer at once. `chosen(tuple)`."""

    chosen = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self.ticks: list[Tick] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def display(self, options: Sequence[Option], answer: Answer | None) -> None:
        """Offer the values; « not known » last, alone when ticked."""
        if tuple(options) != self._options:
            self._make(options)
        given = answer.value if answer is not None else ()
        for tick, option in zip(self.ticks, self._options, strict=True):
            with QSignalBlocker(tick):
                inside = isinstance(given, tuple) and option.value in given
                tick.setChecked(answer is not None and (given == option.value or inside))

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        if self.ticks:
            self.ticks[0].setFocus()

    def _make(self, options: Sequence[Option]) -> None:
        self._options = tuple(options)
        for tick in self.ticks:
            self._column.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = []
        for option in options:
            tick = Tick(option.label, help=option.help)
            tick.toggled.connect(lambda on, one=option: self._toggled(one, on=on))
            self.ticks.append(tick)
            self._column.addWidget(tick)

    def _toggled(self, option: Option, *, on: bool) -> None:
        if option.aside:
            if on:
                self.chosen.emit(option.value)
            else:
                self.cleared.emit()
            return
        pairs = zip(self._options, self.ticks, strict=True)
        self.chosen.emit(tuple(str(o.value) for o, tick in pairs if tick.isChecked() and not o.aside))


class LineField(QWidget):
    """A field to type in, with « there is none » and « not known » beside it. `typed(text)` on Enter or on leaving it."""

    chosen = Signal(object)
    cleared = Signal()
    typed = Signal(str)
    edited = Signal(str)

    def __init__(self, fact: Fact, name: str) -> None:
        super().__init__()
        self._fact, self._written = fact, ""
        self.field = _LeavingLine(SHORT_EXAMPLES[fact.type], name=name)
        self._answer: Answer | None = None
        self._buttons = (AnswerButton(), AnswerButton())
        for button in self._buttons:
            button.clicked.connect(lambda _checked=False, pressed=button: self._pressed(pressed))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field if fact.type is FactType.TEXTE else Flow(self.field, *self._buttons))
        self.field.confirmed.connect(self._entered)
        self.field.left.connect(self.confirm)
        self.field.textEdited.connect(self.edited)

    def display(self, options: Sequence[Option], answer: Answer | None) -> None:
        """Show the answer; what is being typed is left alone."""
        written = typed_text(self._fact, answer.value) if answer is not None else ""
        if written != self._written:
            self._written = written
            self.field.setText(written)
        self._answer = answer
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(options))
            if place < len(options):
                chosen = answer is not None and answer.value == options[place].value
                button.display(replace(options[place], key=""), chosen=chosen, dense=True)

    def take_focus(self) -> None:
        """Bring the keyboard here."""
        self.field.setFocus()

    def buttons(self) -> list[AnswerButton]:
        """« There is none » and « not known », as far as the fact accepts them."""
        return [button for button in self._buttons if not button.isHidden()]

    def _pressed(self, button: AnswerButton) -> None:
        if self._answer is not None and self._answer.value == button.option.value:
            self.cleared.emit()
        else:
            self.chosen.emit(button.option.value)

    def confirm(self) -> None:
        """What stands in the field is the answer."""
        self._confirm(self.field.text())

    def _entered(self, text: str) -> None:
        """Enter answers, and goes on to the next field unless the words were refused."""
        self._confirm(text)
        if self.field.property("refused") != "true":
            self.focusNextChild()

    def _confirm(self, text: str) -> None:
        if text.strip() == self._written:
            return
        if text.strip():
            self.typed.emit(text)
        else:
            self._written = ""
            self.cleared.emit()


class _LeavingLine(TypedLine):
    """Says when the keyboard leaves it."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


FormField = ButtonsField | ListField | TicksField | LineField
