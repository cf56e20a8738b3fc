"""The answer to a question that accepts several values: boxes to tick, then one press to confirm."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.key_cap import KeyCap
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.desktop.wizard.options import Option, option_for_key
from vifdesk.domain.dossier.dossier import Answer

_READY = 10
"""So many boxes are made beforehand: no question waits for them."""


class TicksInput(QWidget):
    """`chosen(value)`: a tuple of ids once confirmed, or what « not known » is worth."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._values: tuple[Option, ...] = ()
        self._asides: tuple[Option, ...] = ()
        self._lines: list[tuple[_Key, _Box]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S + SPACE_XS)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        while len(self._lines) < _READY:
            self._lines.append(self._new_line())
        self.confirm = Button("Valider", kind=PRIMARY, key="Entrée")
        self.confirm.clicked.connect(self._confirm)
        self._aside_buttons = (AnswerButton(), AnswerButton())
        for button in self._aside_buttons:
            button.clicked.connect(
                lambda _checked=False, pressed=button: self.chosen.emit(pressed.option.value)
            )
        column.addWidget(Flow(self.confirm, *self._aside_buttons))

    def display(self, values: Sequence[Option], asides: Sequence[Option], answered: Answer | None) -> None:
        """Offer the values to tick; `answered` is the answer already given."""
        self._values, self._asides = tuple(values), tuple(asides)
        given = answered.value if answered else None
        ticked = given if isinstance(given, tuple) else ()
        while len(self._lines) < len(values):
            self._lines.append(self._new_line())
        for place, (cap, tick) in enumerate(self._lines):
            shown = place < len(values)
            cap.setVisible(shown)
            tick.setVisible(shown)
            if shown:
                option = values[place]
                cap.set_key(option.key)
                tick.set_text(option.label, help_line=option.help)
                tick.setChecked(option.value in ticked)
        for place, button in enumerate(self._aside_buttons):
            button.setVisible(place < len(asides))
            if place < len(asides):
                button.display(
                    asides[place], chosen=answered is not None and asides[place].value == given, dense=True
                )

    def handle_key(self, event: QKeyEvent) -> bool:
        """Tick, confirm or say « not known » by a key; whether the key meant something."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._confirm()
            return True
        option = option_for_key((*self._values, *self._asides), event.text()) if event.text() else None
        if option is None or event.isAutoRepeat():
            return option is not None
        if option.aside:
            self.chosen.emit(option.value)
        else:
            tick = self.ticks()[self._values.index(option)]
            tick.setFocus()
            tick.toggle()
        return True

    def first_focus(self) -> QWidget | None:
        """The first box."""
        return next(iter(self.ticks()), None)

    def ticks(self) -> list[Tick]:
        """The boxes, in order."""
        return [tick for _, tick in self._lines[: len(self._values)]]

    def keyboard_stops(self) -> list[QWidget]:
        """Where Tab stops, in order; boxes made later follow the last of them."""
        return [*(tick for _, tick in self._lines), self.confirm, *self._aside_buttons]

    def step_focus(self, forward: bool) -> bool:
        """Move the focus to the next or previous box; whether there was one to move from."""
        ticks = self.ticks()
        place = next((i for i, tick in enumerate(ticks) if tick.hasFocus()), None)
        if place is None:
            return False
        ticks[(place + (1 if forward else -1)) % len(ticks)].setFocus()
        return True

    def _confirm(self) -> None:
        pairs = zip(self._values, self.ticks(), strict=True)
        self.chosen.emit(tuple(str(option.value) for option, tick in pairs if tick.isChecked()))

    def _new_line(self) -> tuple[_Key, _Box]:
        cap, tick = _Key(""), _Box("")
        self._grid.addWidget(cap, len(self._lines), 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(tick, len(self._lines), 1)
        if self._lines:
            QWidget.setTabOrder(self._lines[-1][1], tick)
        return cap, tick


class _Key(KeyCap):
    """A key that can be another one for the next question, level with the box beside it."""

    def sizeHint(self) -> QSize:
        box = round(self.fontMetrics().height() * 1.1) + 2 * SPACE_XS + 2
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), box))

    def set_key(self, key: str) -> None:
        self._key = key
        self.setAccessibleName(key)
        self.updateGeometry()
        self.update()


class _Box(Tick):
    """A box that can stand for another value in the next question."""

    def set_text(self, text: str, *, help_line: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.set_help(help_line)
