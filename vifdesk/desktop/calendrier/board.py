"""What the painted views of the calendar share: where one stands, what Enter opens, what a screen reader hears."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from vifdesk.desktop.calendrier.words import ClosedDays, spoken
from vifdesk.desktop.discretion import follow, shown, when_turned
from vifdesk.desktop.widgets.painting import WRAPPED
from vifdesk.domain.register.open_matters import Matter

_ROWS = 8


class Board(QAbstractScrollArea):
    """`opened(Matter)`: go to it. `current_changed()`: one stands elsewhere. `day_wanted(date)`: an arrow led to this day."""

    opened = Signal(object)
    current_changed = Signal()
    day_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.now = datetime(1, 1, 1)
        self.closed: ClosedDays | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        when_turned(self, self.viewport().update)

    # ------------------------------------------------------------------------------------------------ to be said by each

    @property
    def current(self) -> Matter | None:
        """The matter on which one stands."""
        raise NotImplementedError

    def day_of_current(self) -> date:
        """The day on which one stands."""
        raise NotImplementedError

    def tip_at(self, place: QPoint) -> str:
        """What is known of what lies there; empty for nothing."""
        raise NotImplementedError

    def _stand_at(self, place: QPoint) -> bool:
        """Stand on what lies there; whether there is a matter."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------------------ shared

    def moved(self) -> None:
        """Tell that one stands elsewhere."""
        matter = self.current
        words = "" if matter is None else spoken(matter, self.now)
        follow(self, "stood", self.setAccessibleDescription, words or "Rien ici")
        self._repaint()
        self.current_changed.emit()

    def _repaint(self) -> None:
        """Draw again what shows where one stands."""
        self.viewport().update()

    def open_current(self) -> bool:
        """Open what one stands on; whether there was something."""
        matter = self.current
        if matter is not None:
            self.opened.emit(matter)
        return matter is not None

    def line_height(self) -> int:
        """One line of text, with its air."""
        return QFontMetrics(self.font()).height() + 2

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * self.fontMetrics().averageCharWidth(), _ROWS * self.line_height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._stand_at(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._stand_at(event.position().toPoint()):
            self.open_current()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = shown(self.tip_at(event.pos()))
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def _scroll_into_sight(self, top: int, bottom: int, height: int) -> None:
        """Scroll so that what lies from `top` to `bottom` of the whole is within the `height` that one sees."""
        bar = self.verticalScrollBar()
        if top < bar.value():
            bar.setValue(top)
        elif bottom > bar.value() + height:
            bar.setValue(bottom - height)

    def _set_range(self, whole: int, height: int, step: int) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - height))
        bar.setPageStep(max(1, height))
        bar.setSingleStep(step)


def enter_pressed(key: int) -> bool:
    """Whether it is one of the two Enter keys."""
    return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def visible_rows(bar: int, height: int, row: int, count: int) -> range:
    """The rows of height `row` of which something is seen, of `count`."""
    return range(min(count, bar // row), min(count, (bar + height) // row + 1))


def cut_text(metrics: QFontMetrics, text: str, width: int, lines: int) -> str:
    """The text, cut with « … » when so many lines do not hold it."""
    if lines == 1:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    room = QRect(0, 0, width, 10_000)
    high = lines * metrics.lineSpacing() + 2
    cut, share = text, lines - 0.2
    while share > 0 and metrics.boundingRect(room, WRAPPED, cut).height() > high:
        # lines break at words, so that the last one has less room than it seems
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, round(width * share))
        share -= 0.1
    return cut
