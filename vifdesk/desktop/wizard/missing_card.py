"""« Que manque-t-il ? »: the open facts, the most decisive first, each a press away from being asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.painting import WRAPPED, focus_ring, mixed, panel
from vifdesk.desktop.wizard.measures import letters, text_height
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.wizard.step import MissingFact

_SHOWN = 5


class MissingCard(Card):
    """`asked(fact_id)`: go to that question; `questions_asked()`: print them for the officer."""

    asked = Signal(str)
    questions_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Que manque-t-il\u00a0?")
        self.rows: list[MissingRow] = []
        self._missing: tuple[MissingFact, ...] | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.nothing = text_label(
            "Rien\u00a0: aucun fait encore ouvert ne peut changer la conclusion.", Role.MUTED
        )
        self.more = text_label("", Role.CAPTION)
        self.print = Button("Imprimer les questions pour l’OPJ", icon="imprimer")
        self.print.setToolTip("Les questions à poser à l’officier de police judiciaire (Ctrl+P)")
        self.print.setAccessibleDescription("Touche Ctrl+P")
        self.print.clicked.connect(self.questions_asked)
        self.body.addLayout(self._column)
        for widget in (self.nothing, self.more, self.print):
            self.body.addWidget(widget)
        self.rows.extend(self._new_row() for _ in range(_SHOWN))

    def display(self, missing: Sequence[MissingFact]) -> None:
        """Show the first of them; the others are counted."""
        if tuple(missing) == self._missing:
            return
        self._missing = tuple(missing)
        shown = missing[:_SHOWN]
        for place, line in enumerate(self.rows):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.display(place + 1, shown[place])
        left = len(missing) - len(shown)
        self.nothing.setVisible(not missing)
        self.print.setVisible(bool(missing))
        self.more.setVisible(left > 0)
        self.more.setText(f"et {left} autres moins décisifs" if left > 1 else "et un autre moins décisif")

    def _new_row(self) -> MissingRow:
        line = MissingRow()
        line.clicked.connect(lambda: self.asked.emit(line.fact_id))
        self._column.addWidget(line)
        return line


class MissingRow(QPushButton):
    """A number on a disc, the fact, and what it would settle."""

    def __init__(self) -> None:
        super().__init__()
        self.fact_id = ""
        self._number, self._why = 0, ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def display(self, number: int, missing: MissingFact) -> None:
        """Stand for this fact."""
        self.fact_id, self._number, self._why = missing.fact.id, number, typographie(missing.why)
        self.setText(typographie(missing.fact.label))
        self.setAccessibleName(f"{number}. {self.text()}")
        self.setAccessibleDescription(self._why)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width - self._left() - SPACE_XS
        height = text_height(self._strong(), self.text(), inner) + text_height(
            self._small(), self._why, inner
        )
        return max(height, self._disc()) + 2 * SPACE_S

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 34
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 16
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def _strong(self) -> QFont:
        return letters(self.font(), 1, bold=True)

    def _small(self) -> QFont:
        return letters(self.font(), 0.88)

    def _disc(self) -> int:
        return round(self.fontMetrics().height() * 1.35)

    def _left(self) -> int:
        return self._disc() + SPACE_S + SPACE_XS + SPACE_XS

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        if self.underMouse() or self.isDown():
            panel(
                painter,
                self.rect(),
                mixed(theme.card, theme.accent, 0.14 if self.isDown() else 0.06),
                theme.edge,
            )
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)
        self._paint_disc(painter)
        inner = QRect(
            self._left(), SPACE_S, self.width() - self._left() - SPACE_XS, self.height() - 2 * SPACE_S
        )
        painter.setFont(self._strong())
        painter.setPen(QColor(theme.text))
        painter.drawText(inner, WRAPPED, self.text())
        inner.setTop(inner.top() + text_height(self._strong(), self.text(), inner.width()))
        painter.setFont(self._small())
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, WRAPPED, self._why)

    def _paint_disc(self, painter: QPainter) -> None:
        shade, side = colours().shade("accent"), self._disc()
        place = QRect(SPACE_XS, SPACE_S, side, side)
        panel(painter, place, shade.ground, shade.edge, radius=side / 2)
        painter.setFont(letters(self.font(), 0.86, bold=True))
        painter.setPen(QColor(shade.ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))
