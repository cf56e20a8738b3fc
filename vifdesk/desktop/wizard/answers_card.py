"""The card at the left: every answer, and the buttons for one more child or one more act."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vifdesk.desktop.examination import Examination
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.answer_rows import answer_rows
from vifdesk.desktop.wizard.answers_list import AnswersList
from vifdesk.domain.dates.wording import typographie


class AnswersCard(Card):
    """`chosen(fact_id)`, `withdrawn(fact_id)`, `repeat_asked(Repetition)`."""

    chosen = Signal(str)
    withdrawn = Signal(str)
    repeat_asked = Signal(object)

    def __init__(self, examination: Examination) -> None:
        super().__init__(name="Réponses")
        self._examination = examination
        self.body.setContentsMargins(SPACE_M - 2, SPACE_L, SPACE_M - 2, SPACE_M)
        self.body.setSpacing(SPACE_S)
        self.body.addLayout(_indented(text_label("Réponses", Role.CARD_TITLE)))
        self.list = AnswersList()
        self.list.chosen.connect(self.chosen)
        self.list.withdrawn.connect(self.withdrawn)
        self.body.addWidget(self.list, 1)
        hint = text_label("Un clic corrige une réponse\u00a0; les autres restent.", Role.CAPTION)
        self.body.addLayout(_indented(hint))
        self.repeats = []
        for repetition in examination.measure.repetitions:
            button = Button(typographie(repetition.button), icon="plus")
            button.clicked.connect(lambda _checked=False, one=repetition: self.repeat_asked.emit(one))
            self.repeats.append(button)
            self.body.addWidget(button)

    def display(self) -> None:
        """Show the answers as they stand."""
        current = self._examination.current_fact
        self.list.display(answer_rows(self._examination), current.id if current else "")


def _indented(widget: QWidget) -> QHBoxLayout:
    """In line with the texts of the rows, whose ground begins further left."""
    line = QHBoxLayout()
    line.setContentsMargins(SPACE_S + 2, 0, SPACE_S + 2, 0)
    line.addWidget(widget)
    return line
