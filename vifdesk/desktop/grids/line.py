"""One question of a grid: its number, its words, and the three answers, one key each."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import (
    CENTRED,
    MIDDLE,
    WRAPPED,
    focus_ring,
    mixed,
    panel,
    scaled,
    text_height,
    text_size,
    write,
)
from vifdesk.domain.grids.grid import ANSWERS
from vifdesk.domain.grids.words import answer_word

_KEYS = {
    Qt.Key.Key_O: "oui", Qt.Key.Key_N: "non", Qt.Key.Key_I: "inconnu",
    Qt.Key.Key_1: "oui", Qt.Key.Key_2: "non", Qt.Key.Key_3: "inconnu",
    Qt.Key.Key_Ampersand: "oui", Qt.Key.Key_Eacute: "non", Qt.Key.Key_QuoteDbl: "inconnu",
}  # fmt: skip
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_NARROW = 46
"""Under this width, in average letters, the answers stand under the question."""


class GridLine(QWidget):
    """`answered(answer)`: « oui », « non », « inconnu », or "" to take the answer away. `stepped(by)`: go so many lines on.

    `remark_asked()`: something is to be written beside the answer. `quiet`: a detail under a question, set back.
    """

    answered = Signal(str)
    stepped = Signal(int)
    remark_asked = Signal()

    def __init__(
        self, number: str, text: str, *, help_line: str = "", risk: str = "", quiet: bool = False
    ) -> None:
        super().__init__()
        self.number, self.text, self.help_line = number, text, help_line
        self._risk, self._quiet = risk, quiet
        self.answer = ""
        self.idle = False
        self._over = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def show_answer(self, answer: str, *, idle: bool) -> None:
        """Draw this answer; `idle`: another answer makes the question pointless."""
        if (answer, idle) == (self.answer, self.idle):
            return
        self.answer, self.idle = answer, idle
        self._name()
        self.update()

    def _name(self) -> None:
        given = answer_word(self.answer) if self.answer else "sans objet" if self.idle else "sans réponse"
        shown = f"{self.number}. {self.text}" if self.number else self.text
        self.setAccessibleName(f"{shown} {given}")
        self.setAccessibleDescription(f"{self.help_line} Touches O, N, I.".strip())

    # ------------------------------------------------------------------------------------------------ measures

    def _cell_size(self) -> QSize:
        letters = scaled(self.font(), 0.95, bold=True)
        widest = max(text_size(letters, answer_word(answer)).width() for answer in ANSWERS)
        height = self.fontMetrics().height()
        return QSize(widest + height + 2 * SPACE_S, height + SPACE_S + 2)

    def _answers_width(self) -> int:
        return 3 * self._cell_size().width() + 2 * SPACE_XS

    def _below(self, width: int) -> bool:
        return width < _NARROW * self.fontMetrics().averageCharWidth() + self._answers_width()

    def _indent(self) -> int:
        column = text_size(self.font(), "22").width() + SPACE_M
        return SPACE_S + column * (2 if self._quiet else 1)

    def _text_width(self, width: int) -> int:
        taken = 0 if self._below(width) else self._answers_width() + SPACE_M
        return max(1, width - self._indent() - taken - SPACE_S)

    def _letters(self) -> QFont:
        return scaled(self.font(), 0.95 if self._quiet else 1.0)

    def _texts_height(self, width: int) -> int:
        inner = self._text_width(width)
        height = text_height(self._letters(), self.text, inner)
        if self.help_line:
            height += text_height(scaled(self.font(), 0.86), self.help_line, inner)
        return height

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        texts, cell = self._texts_height(width), self._cell_size().height()
        inner = texts + SPACE_XS + cell if self._below(width) else max(texts, cell)
        return inner + 2 * (2 if self._quiet else SPACE_XS)

    def sizeHint(self) -> QSize:
        width = _NARROW * self.fontMetrics().averageCharWidth() + self._answers_width() + self._indent()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._answers_width() + self._indent() + SPACE_S, self._cell_size().height())

    def _cells(self) -> list[QRect]:
        size, below = self._cell_size(), self._below(self.width())
        top = self.height() - size.height() - SPACE_XS if below else (self.height() - size.height()) // 2
        left = self._indent() if below else self.width() - self._answers_width() - SPACE_S
        return [
            QRect(left + place * (size.width() + SPACE_XS), top, size.width(), size.height())
            for place in range(3)
        ]

    # ------------------------------------------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        if self.hasFocus():
            panel(painter, self.rect(), theme.accented.ground, theme.accented.ground)
            focus_ring(painter, self.rect(), theme.focus, theme.card)
        self._paint_texts(painter)
        for answer, place in zip(ANSWERS, self._cells(), strict=True):
            self._paint_cell(painter, answer, place)

    def _paint_texts(self, painter: QPainter) -> None:
        theme, width = colours(), self._text_width(self.width())
        height = self._texts_height(self.width())
        room = self.height() - (self._cell_size().height() + SPACE_XS if self._below(self.width()) else 0)
        top = max(2, (room - height) // 2)
        ink = theme.disabled if self.idle and not self.answer else theme.text
        letters = self._letters()
        tall = text_height(letters, self.text, width)
        if self.number:
            place = QRect(SPACE_S, top, self._indent() - SPACE_S, self.fontMetrics().height())
            write(painter, place, 0, self.number, scaled(self.font(), 0.9), theme.muted)
        write(painter, QRect(self._indent(), top, width, tall), WRAPPED, self.text, letters, ink)
        if self.help_line:
            small = scaled(self.font(), 0.86)
            rest = QRect(self._indent(), top + tall, width, height - tall)
            write(painter, rest, WRAPPED, self.help_line, small, theme.muted)

    def _paint_cell(self, painter: QPainter, answer: str, place: QRect) -> None:
        theme, chosen = colours(), self.answer == answer
        risky = chosen and answer == self._risk
        shade = theme.shade("alerte" if risky else "attente" if answer == "inconnu" else "neutre")
        ground = shade.ground if chosen else theme.card
        if ANSWERS.index(answer) == self._over:
            ground = mixed(ground, theme.accent, 0.1)
        edge = shade.ink if chosen else theme.edge if self.idle else theme.edge_strong
        panel(painter, place, ground, edge)
        ink = shade.ink if chosen else theme.disabled if self.idle else theme.muted
        inner = place
        if chosen:
            side = self.fontMetrics().height()
            icon = "alerte" if risky else "inconnu" if answer == "inconnu" else "coche"
            draw_icon(painter, QRect(place.x() + SPACE_XS, place.y(), side, place.height()), icon, ink)
            inner = place.adjusted(side + SPACE_XS, 0, -SPACE_XS, 0)
        letters = scaled(self.font(), 0.95, bold=chosen)
        write(painter, inner, CENTRED if not chosen else MIDDLE | 0x4, answer_word(answer), letters, ink)

    # ------------------------------------------------------------------------------------------------ keys, mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.answered.emit(_KEYS[key])
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._turn(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Delete:
            self.answered.emit("")
        elif key == Qt.Key.Key_Backspace:
            self.stepped.emit(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.remark_asked.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, by: int) -> None:
        place = ANSWERS.index(self.answer) + by if self.answer else (0 if by > 0 else len(ANSWERS) - 1)
        self.answered.emit(ANSWERS[place % len(ANSWERS)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for answer, place in zip(ANSWERS, self._cells(), strict=True):
            if place.contains(event.position().toPoint()):
                self.answered.emit("" if self.answer == answer else answer)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = next(
            (rank for rank, place in enumerate(self._cells()) if place.contains(event.position().toPoint())),
            -1,
        )
        if over != self._over:
            self._over = over
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = -1
        self.update()
