"""No useful question is left: what was found, and the way to the result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.conclusion_lines import ConclusionLines
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.measure import Repetition
from vifdesk.domain.wizard.step import Step

NOTHING_LEFT = "Plus aucune question utile"


class AllAskedCard(Card):
    """`result_asked()`; `back_asked()`: to the last question; `repeat_asked(Repetition)`."""

    result_asked = Signal()
    back_asked = Signal()
    repeat_asked = Signal(object)

    def __init__(self, repetitions: Sequence[Repetition]) -> None:
        super().__init__(name=NOTHING_LEFT)
        self.title = text_label(NOTHING_LEFT, Role.QUESTION)
        self.open = text_label("", Role.LEAD)
        self.conclusions = ConclusionLines()
        self.result = Button("Voir le résultat", kind=PRIMARY, icon="suivant", key="Entrée")
        self.back = Button("Dernière question", kind=QUIET, icon="retour", key="Alt+←")
        self.repeats = [self._repeat_button(repetition) for repetition in repetitions]
        self.body.addWidget(self.title)
        self.body.addWidget(self.open)
        self.body.addWidget(self.conclusions)
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(Flow(self.result, self.back, *self.repeats))
        self.body.addStretch(1)
        self.result.clicked.connect(self.result_asked)
        self.back.clicked.connect(self.back_asked)

    def _repeat_button(self, repetition: Repetition) -> Button:
        button = Button(typographie(repetition.button), icon="plus")
        button.clicked.connect(lambda: self.repeat_asked.emit(repetition))
        return button

    def display(self, step: Step) -> None:
        """Say what the answers lead to."""
        self.open.setText(open_sentence(len(step.missing)))
        self.conclusions.display(step.evaluation.conclusions)

    def first_focus(self) -> QWidget:
        """The way to the result."""
        return self.result

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.handle_key(event))

    def handle_key(self, event: QKeyEvent) -> bool:
        """Enter shows the result, Backspace goes back; whether the key meant something."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            next((b for b in (self.back, *self.repeats) if b.hasFocus()), self.result).click()
            return True
        if event.key() == Qt.Key.Key_Backspace:
            self.back_asked.emit()
            return True
        return False


def open_sentence(missing: int) -> str:
    """How much of the analysis is still open."""
    if missing == 0:
        return "L’analyse est complète."
    if missing == 1:
        return "Un fait inconnu peut encore changer la conclusion\u00a0: il est dans «\u00a0Que manque-t-il\u00a0?\u00a0»."
    return (
        f"{missing} faits inconnus peuvent encore changer la conclusion\u00a0: "
        "ils sont dans «\u00a0Que manque-t-il\u00a0?\u00a0»."
    )
