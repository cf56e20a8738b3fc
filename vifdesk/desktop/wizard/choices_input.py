"""The answer to a question with a list of values: one press or one key, and it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from vifdesk.desktop.tokens import SPACE_S, SPACE_XS
from vifdesk.desktop.wizard.answer_button import AnswerButton
from vifdesk.desktop.wizard.options import Option, option_for_key

_DENSE_FROM = 6
"""From so many answers on, the buttons are those of a list."""
_READY = 12
"""So many buttons are made beforehand: no question waits for them."""


class ChoicesInput(QWidget):
    """Large buttons, beside each other when they fit, else one under the other. `chosen(value)`.

    `always_dense`: small ones that do not show their keys, as in the full form.
    """

    chosen = Signal(object)

    def __init__(self, *, always_dense: bool = False) -> None:
        super().__init__()
        self._always_dense = always_dense
        self._options: tuple[Option, ...] = ()
        self._buttons: list[AnswerButton] = []
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if not always_dense:
            while len(self._buttons) < _READY:
                self._buttons.append(self._new_button())

    def display(self, options: Sequence[Option], chosen: Option | None) -> None:
        """Offer these answers; `chosen` is the one already given."""
        self._options = tuple(options)
        dense = self._always_dense or len(options) >= _DENSE_FROM
        while len(self._buttons) < len(options):
            self._buttons.append(self._new_button())
        self._box.setEnabled(False)  # each button shown would lay out the whole page
        for button, option in zip(self._buttons, options, strict=False):
            shown = replace(option, key="") if self._always_dense else option
            button.display(shown, chosen=option is chosen, dense=dense)
            button.show()
        for button in self._buttons[len(options) :]:
            button.hide()
        self._box.setEnabled(True)
        self._box.setSpacing(SPACE_XS + 2 if dense else SPACE_S)
        self._arrange(self.width())

    def handle_key(self, event: QKeyEvent) -> bool:
        """Answer when the key is the one of an answer; whether it was."""
        option = option_for_key(self._options, event.text()) if event.text() else None
        if option is not None and not event.isAutoRepeat():
            self.chosen.emit(option.value)
        return option is not None

    def first_focus(self) -> QWidget | None:
        """The answer given, else the first."""
        shown = self.shown_buttons()
        return next((button for button in shown if button.isChecked()), next(iter(shown), None))

    def shown_buttons(self) -> list[AnswerButton]:
        """The buttons of this question, in order."""
        return self._buttons[: len(self._options)]

    def step_focus(self, forward: bool) -> bool:
        """Move the focus to the next or previous answer; whether there was one to move from."""
        shown = self.shown_buttons()
        place = next((i for i, button in enumerate(shown) if button.hasFocus()), None)
        if place is None:
            return False
        shown[(place + (1 if forward else -1)) % len(shown)].setFocus()
        return True

    def keyboard_stops(self) -> list[QWidget]:
        """Where Tab stops, in order; buttons made later follow the last of them."""
        return [*self._buttons]

    def _new_button(self) -> AnswerButton:
        button = AnswerButton(self)
        button.clicked.connect(lambda: self._clicked(button))
        self._box.addWidget(button)
        if self._buttons:
            QWidget.setTabOrder(self._buttons[-1], button)
        return button

    def _clicked(self, button: AnswerButton) -> None:
        button.setChecked(True)
        self.chosen.emit(button.option.value)

    # ------------------------------------------------------------------------------------------------ arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange(self.width())

    def minimumSizeHint(self) -> QSize:
        widest = max((button.minimumSizeHint().width() for button in self.shown_buttons()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _arrange(self, width: int) -> None:
        shown = self.shown_buttons()
        needed = sum(button.sizeHint().width() for button in shown) + SPACE_S * (len(shown) - 1)
        beside = needed <= width and len(shown) < _DENSE_FROM
        wanted = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != wanted:
            self._box.setDirection(wanted)
        self.updateGeometry()
