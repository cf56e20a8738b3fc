"""One day or the seven of a week, side by side: what lasts all day first, then each hour's matters in their order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from vifdesk.desktop.calendrier.board import Board, cut_text, enter_pressed, visible_rows
from vifdesk.desktop.calendrier.words import (
    KIND_ICONS,
    ClosedDays,
    day_head,
    headline,
    reference,
    short_head,
    told,
)
from vifdesk.desktop.discretion import shown
from vifdesk.desktop.permanence.wording import ICONS, WORDS, tone
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import MIDDLE, WRAPPED, fill, focus_ring, mixed, panel, scaled, write
from vifdesk.domain.dates.wording import day_in_words, sentence_case
from vifdesk.domain.register.calendar_view import walked
from vifdesk.domain.register.open_matters import Matter, Nearness

_GAP = SPACE_XS
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ColumnsBoard(Board):
    """`display` days and their matters; only the lines in sight are drawn."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.days: tuple[date, ...] = ()
        self._due: Mapping[date, tuple[Matter, ...]] = {}
        self._column = self._row = self._drawn = 0
        self._cuts: dict[tuple[object, ...], str] = {}

    def display(
        self,
        first: date,
        last: date,
        due: Mapping[date, tuple[Matter, ...]],
        closed: ClosedDays,
        now: datetime,
    ) -> None:
        """Show these days."""
        self.days = tuple(first + timedelta(days=rank) for rank in range((last - first).days + 1))
        self._due, self.closed, self.now = due, closed, now
        self._column = min(self._column, len(self.days) - 1)
        self._cuts.clear()
        self._fit()

    # ------------------------------------------------------------------------------------------------ where one stands

    @property
    def current(self) -> Matter | None:
        """The matter on which one stands."""
        here = self.of(self.day_of_current())
        return here[self._row] if self._row < len(here) else None

    def day_of_current(self) -> date:
        """The day on which one stands."""
        return self.days[self._column] if self.days else self.now.date()

    def of(self, day: date) -> tuple[Matter, ...]:
        """What is due on a day shown."""
        return self._due.get(day, ())

    def stand_on(self, day: date, matter: Matter | None = None) -> None:
        """Stand on a day, on this matter where it is there; else at the height where one stood."""
        if day not in self.days:
            return
        here = self.of(day)
        row = here.index(matter) if matter is not None and matter in here else self._row
        self._column, self._row = self.days.index(day), max(0, min(row, len(here) - 1))
        self._see()
        self.moved()

    def _see(self) -> None:
        top = self._row * self._chip()
        self._scroll_into_sight(top, top + self._chip(), self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if enter_pressed(key) and self.open_current():
            return
        if key in _DAYS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.day_wanted.emit(walked(self.day_of_current(), _DAYS[key]))
        elif key in _STEPS or key == Qt.Key.Key_End:
            last = max(0, len(self.of(self.day_of_current())) - 1)
            row = last if key == Qt.Key.Key_End else self._row + _STEPS[key]
            self._row = max(0, min(row, last))
            self._see()
            self.moved()
        else:
            event.ignore()

    def _stand_at(self, place: QPoint) -> bool:
        column, row = self._find(place)
        if not 0 <= column < len(self.days):
            return False
        here = self.of(self.days[column])
        self._column, self._row = column, max(0, min(row, len(here) - 1))
        self.moved()
        self.day_wanted.emit(self.days[column])
        return 0 <= row < len(here)

    def tip_at(self, place: QPoint) -> str:
        """The whole of what a narrow column cuts short."""
        column, row = self._find(place)
        if not 0 <= column < len(self.days):
            return ""
        day, here = self.days[column], self.of(self.days[column])
        if 0 <= row < len(here):
            matter = here[row]
            return f"{reference(matter)}\n{headline(matter)}\n{told(matter, self.now)}"
        name = self.closed.name(day) if self.closed else ""
        return f"{sentence_case(day_in_words(day))}{' : ' + name if name else ''}"

    def _find(self, place: QPoint) -> tuple[int, int]:
        """Column and row; the row is -1 over the head."""
        column = place.x() // max(1, self._width())
        if place.y() < self._head():
            return column, -1
        return column, (place.y() - self._head() + self.verticalScrollBar().value()) // self._chip()

    # ------------------------------------------------------------------------------------------------ measures

    @property
    def _wide(self) -> bool:
        return len(self.days) == 1

    def _head(self) -> int:
        return 2 * self.line_height() + SPACE_S

    def _chip(self) -> int:
        lines = 2 if self._wide else 3
        return lines * self.line_height() + 2 * SPACE_XS + _GAP + 2

    def _height(self) -> int:
        return max(1, self.viewport().height() - self._head())

    def _width(self) -> int:
        return self.viewport().width() // max(1, len(self.days))

    def _fit(self) -> None:
        longest = max((len(self.of(day)) for day in self.days), default=0)
        self._set_range(longest * self._chip() + _GAP, self._height(), self._chip())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------------------------------------------ drawing

    def _repaint(self) -> None:
        """Only the column where one stood, and the one where one stands."""
        for column in {self._drawn, self._column}:
            left = column * self._width()
            self.viewport().update(QRect(left, 0, self._width() + len(self.days), self.viewport().height()))
        self._drawn = self._column

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), colours()
        for column, day in enumerate(self.days):
            left = column * self._width()
            last = column == len(self.days) - 1
            width = self.viewport().width() - left if last else self._width()
            place = QRect(left, 0, width, self.viewport().height())
            if event.region().intersects(place):
                self._paint_day(painter, theme, place, day, column)

    def _paint_day(self, painter: QPainter, theme: Colours, place: QRect, day: date, column: int) -> None:
        closed = self.closed is not None and self.closed.is_closed(day)
        fill(painter, place, mixed(theme.card, theme.edge_strong, 0.16) if closed else theme.card)
        here = self.of(day)
        painter.save()
        painter.setClipRect(place.adjusted(0, self._head(), 0, 0))
        bar = self.verticalScrollBar().value()
        for row in visible_rows(bar, self._height(), self._chip(), len(here)):
            top = self._head() + row * self._chip() - bar
            chip = QRect(place.x() + _GAP, top + _GAP, place.width() - 2 * _GAP - 1, self._chip() - _GAP)
            stood = column == self._column and row == self._row
            self._paint_chip(painter, theme, chip, here[row], stood=stood)
        painter.restore()
        if not here and self._wide:
            write(
                painter,
                place,
                int(Qt.AlignmentFlag.AlignCenter),
                "Rien n’est dû ce jour.",
                self.font(),
                theme.muted,
            )
        self._paint_head(painter, theme, place, day, stood=column == self._column)
        fill(painter, QRect(place.right(), 0, 1, place.height()), theme.edge)

    def _paint_head(self, painter: QPainter, theme: Colours, place: QRect, day: date, *, stood: bool) -> None:
        head = QRect(place.x(), 0, place.width(), self._head())
        today = day == self.now.date()
        fill(painter, head, theme.accented.ground if today else theme.card_raised)
        fill(
            painter,
            QRect(head.x(), head.bottom() - 1, head.width(), 2),
            theme.accent if stood else theme.edge,
        )
        room = head.adjusted(SPACE_S, SPACE_XS, -SPACE_XS, -SPACE_XS)
        line = room.height() // 2
        words = sentence_case(day_in_words(day) if self._wide else self._short(day, room.width()))
        if today and self._wide:
            words = f"{words} · aujourd’hui"
        first, second = (
            QRect(room.x(), room.y(), room.width(), line),
            QRect(room.x(), room.y() + line, room.width(), line),
        )
        self._line(painter, first, words, theme.accented.ink if today else theme.text, bold=True)
        name = self.closed.name(day) if self.closed else ""
        count = len(self.of(day))
        told_count = f"{count} date{'s' if count > 1 else ''}" if count else ""
        below = " · ".join(part for part in (name, told_count) if part)
        self._line(painter, second, below, theme.muted, scale=0.88)

    def _short(self, day: date, room: int) -> str:
        font = scaled(self.font(), 1, bold=True)
        return (
            day_head(day) if QFontMetrics(font).horizontalAdvance(day_head(day)) <= room else short_head(day)
        )

    def _paint_chip(
        self, painter: QPainter, theme: Colours, place: QRect, matter: Matter, *, stood: bool
    ) -> None:
        nearness = matter.nearness(self.now)
        shade = theme.shade(tone(nearness))
        panel(painter, place, shade.ground, shade.edge)
        if stood and self.hasFocus():
            focus_ring(painter, place, theme.focus, theme.card)
        side, line = self.fontMetrics().height(), self.line_height()
        inner = place.adjusted(SPACE_XS + 2, SPACE_XS, -SPACE_XS, -SPACE_XS)
        draw_icon(painter, QRect(inner.x(), inner.y(), side, line), KIND_ICONS[matter.kind], shade.ink)
        text = inner.adjusted(side + SPACE_XS, 0, 0, 0)
        lines = 1 if self._wide else 2
        title = QRect(text.x(), text.y(), text.width(), lines * line)
        self._text(painter, title, shown(headline(matter)), theme.text, lines)
        low = QRect(text.x(), title.bottom() + 1, text.width(), line)
        sign = QRect(inner.x(), low.y(), side, line)
        draw_icon(painter, sign, ICONS[nearness], shade.ink)
        words = (
            f"{shown(reference(matter))} · {told(matter, self.now)}"
            if self._wide
            else shown(reference(matter))
        )
        if not self._wide and nearness is Nearness.EN_RETARD:
            words = f"{words} · {WORDS[nearness]}"
        self._line(painter, low, words, shade.ink, scale=0.92)

    def _line(
        self, painter: QPainter, place: QRect, text: str, ink: str, *, scale: float = 1, bold: bool = False
    ) -> None:
        font = scaled(self.font(), scale, bold=bold)
        write(painter, place, MIDDLE, self._cut(font, text, place.width(), 1), font, ink)

    def _text(self, painter: QPainter, place: QRect, text: str, ink: str, lines: int) -> None:
        """Text on so many lines, the last one cut with « … » when it does not fit."""
        if lines == 1:
            self._line(painter, place, text, ink)
            return
        font = self.font()
        write(painter, place, WRAPPED, self._cut(font, text, place.width(), lines), font, ink)

    def _cut(self, font: QFont, text: str, width: int, lines: int) -> str:
        """What of a text fits on so many lines; remembered, for every move draws the same ones again."""
        key = text, width, lines, font.pointSizeF(), font.bold()
        found = self._cuts.get(key)
        if found is None:
            found = self._cuts[key] = cut_text(QFontMetrics(font), text, width, lines)
        return found
