"""The questions of a grid, group by group; the keyboard goes down them as fast as somebody reads them out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.grids.line import GridLine
from vifdesk.desktop.tokens import SPACE_L, SPACE_S, SPACE_XL, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.grid import Grid, GridGroup, GridQuestion


class GridForm(QWidget):
    """`answered(question, answer)`: the answer is "" when it is taken away. `remarked(question, text)`.

    `stood_on(QWidget)`: the keyboard is on this line. `left_below()`: there is none below the last one answered.
    """

    answered = Signal(str, str)
    remarked = Signal(str, str)
    stood_on = Signal(object)
    left_below = Signal()

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self.lines: dict[str, GridLine] = {}
        self.remarks: dict[str, QLineEdit] = {}
        self._questions = {question.id: question for question in grid.questions}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for group in grid.groups:
            column.addWidget(self._group(group))

    def _group(self, group: GridGroup) -> Card:
        card = Card(typographie(group.label))
        card.body.setSpacing(0)
        if group.outside:
            card.body.addLayout(row(Badge("Hors de la grille officielle", "neutre")))
        if group.help:
            card.body.addWidget(text_label(typographie(group.help), Role.CAPTION))
        card.body.addSpacing(SPACE_S)
        for question in group.questions:
            self._add_question(card.body, question)
        return card

    def _add_question(self, column: QVBoxLayout, question: GridQuestion) -> None:
        number = str(question.number) if question.number else ""
        self._add(
            column,
            question.id,
            GridLine(
                number, typographie(question.text), help_line=typographie(question.help), risk=question.risk
            ),
        )
        column.addLayout(self._remark_row(question))
        for detail in question.details:
            self._add(column, detail.id, GridLine("", typographie(detail.label), quiet=True))

    def _add(self, column: QVBoxLayout, name: str, line: GridLine) -> None:
        self.lines[name] = line
        line.answered.connect(lambda answer: self.answered.emit(name, answer))
        line.stepped.connect(lambda by: self._step(name, by))
        line.remark_asked.connect(lambda: self.open_remark(name))
        column.addWidget(line)

    def _remark_row(self, question: GridQuestion) -> QVBoxLayout:
        field = text_field("Précision écrite sur le formulaire", name=f"Précision\u00a0: {question.text}")
        discreet_field(field)
        field.hide()
        self.remarks[question.id] = field
        field.textEdited.connect(lambda text: self.remarked.emit(question.id, text))
        field.returnPressed.connect(self.lines[question.id].setFocus)
        place = QVBoxLayout()
        place.setContentsMargins(SPACE_XL + SPACE_L, 0, SPACE_S, 0)
        place.addWidget(field)
        return place

    # ------------------------------------------------------------------------------------------------ drawing

    def display(self, filled: FilledGrid) -> None:
        """Draw these answers and remarks; what is being written stays."""
        for name, line in self.lines.items():
            question = self._questions.get(name)
            idle = question is not None and not question.is_put(filled.answers)
            line.show_answer(filled.answers.get(name, ""), idle=idle)
        for name, field in self.remarks.items():
            text = filled.remarks.get(name, "")
            if field.text() != text:
                field.setText(text)
            if text:
                field.show()

    def open_remark(self, name: str) -> None:
        """Let something be written beside a question."""
        field = self.remarks.get(name)
        if field is not None:
            field.show()
            field.setFocus()

    def close_remark(self) -> bool:
        """Go back from a remark to its line; whether one was being written."""
        for name, field in self.remarks.items():
            if field.hasFocus():
                self.lines[name].setFocus()
                field.setVisible(bool(field.text()))
                return True
        return False

    # ------------------------------------------------------------------------------------------------ moving

    def first_open(self) -> QWidget:
        """The first question that is put and has no answer; the first of all when there is none."""
        for name in self._questions:
            line = self.lines[name]
            if not line.answer and not line.idle:
                return line
        return next(iter(self.lines.values()))

    def go_to(self, name: str) -> None:
        """Bring the keyboard to a line."""
        line = self.lines[name]
        line.setFocus()
        self.stood_on.emit(line)

    def _step(self, name: str, by: int) -> None:
        """Go to the next line that is put; details are passed over when answering, and come with the arrows."""
        names = list(self.lines)
        place = names.index(name)
        while 0 <= (place := place + by) < len(names):
            if self._is_stop(names[place], after=name):
                self.go_to(names[place])
                return
        if by > 0:
            self.left_below.emit()

    def _is_stop(self, name: str, *, after: str) -> bool:
        line = self.lines[name]
        if name in self._questions:
            return not line.idle or bool(line.answer)
        owner = next(q for q in self._grid.questions if name in {detail.id for detail in q.details})
        return self.lines[owner.id].answer == owner.risk or after not in self._questions
