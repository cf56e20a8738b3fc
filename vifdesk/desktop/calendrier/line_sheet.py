"""How six months are drawn, one line a dossier: bars for the lives of its measures, a sign for each date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent

from vifdesk.desktop.calendrier.board import Board, visible_rows
from vifdesk.desktop.calendrier.words import (
    KIND_ICONS,
    ClosedDays,
    life_name,
    life_tone,
    month_words,
    row_name,
    short_month,
)
from vifdesk.desktop.discretion import shown
from vifdesk.desktop.permanence.wording import tone
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import CENTRED, MIDDLE, fill, focus_ring, mixed, panel, scaled, write
from vifdesk.domain.register.calendar_view import Row, later_month
from vifdesk.domain.register.open_matters import Matter, day_of

_LETTERS = 15
"""The width of the column of references, in average letters."""
_EMPTY = "Aucune date ni mesure en cours dans ces six mois."


class LineSheet(Board):
    """`display` rows over six months; only those in sight are drawn. `row`, `mark`: where one stands."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.rows: tuple[Row, ...] = ()
        self.first = self.last = date(2000, 1, 1)
        self.row = self.mark = 0

    def display(
        self, first: date, last: date, rows: Sequence[Row], closed: ClosedDays, now: datetime
    ) -> None:
        """Show these six months."""
        self.first, self.last, self.rows, self.closed, self.now = first, last, tuple(rows), closed, now
        self.keep_within()
        self._fit()

    @property
    def current(self) -> Matter | None:
        """The matter on which one stands; on a row where only a measure runs, the deadline that ends it."""
        if not self.rows:
            return None
        here = stops(self.rows[self.row])
        return here[self.mark] if self.mark < len(here) else None

    def keep_within(self) -> None:
        """Stand on a row and a date that are there."""
        self.row = max(0, min(self.row, len(self.rows) - 1))
        here = stops(self.rows[self.row]) if self.rows else ()
        self.mark = max(0, min(self.mark, len(here) - 1))

    # ------------------------------------------------------------------------------------------------ measures

    def gutter(self) -> int:
        """How wide the references stand."""
        return min(_LETTERS * self.fontMetrics().averageCharWidth() + SPACE_M, self.viewport().width() // 3)

    def head(self) -> int:
        """How high the names of months and holidays stand."""
        return 2 * self.line_height() + SPACE_S

    def line(self) -> int:
        """How high a row is."""
        return round(self.line_height() * 2.1)

    def height_below(self) -> int:
        """How much of the rows one sees."""
        return max(1, self.viewport().height() - self.head())

    def x_of(self, day: date | None) -> int:
        """Where a day begins."""
        whole = (self.last - self.first).days + 1
        rank = 0 if day is None else (day - self.first).days
        room = self.viewport().width() - self.gutter() - SPACE_S
        return self.gutter() + round(rank * room / whole)

    def day_at(self, x: int) -> date | None:
        """Which day lies there; None beside them."""
        whole = (self.last - self.first).days + 1
        room = max(1, self.viewport().width() - self.gutter() - SPACE_S)
        rank = (x - self.gutter()) * whole // room
        return self.first + timedelta(days=rank) if 0 <= rank < whole else None

    def _fit(self) -> None:
        self._set_range(len(self.rows) * self.line(), self.height_below(), self.line())
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------------------------------------------ drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self.viewport()), colours()
        fill(painter, self.viewport().rect(), theme.card)
        self._paint_days(painter, theme)
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(0, self.head(), 0, 0))
        bar = self.verticalScrollBar().value()
        for row in visible_rows(bar, self.height_below(), self.line(), len(self.rows)):
            top = self.head() + row * self.line() - bar
            self._paint_row(painter, theme, QRect(0, top, self.viewport().width(), self.line()), row)
        painter.restore()
        if not self.rows:
            room = self.viewport().rect().adjusted(0, self.head(), 0, 0)
            write(painter, room, CENTRED, _EMPTY, self.font(), theme.muted)
        self._paint_head(painter, theme)

    def _days(self) -> Iterator[date]:
        for rank in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=rank)

    def _paint_days(self, painter: QPainter, theme: Colours) -> None:
        """Grey what is not worked, a holiday darker than the end of a week; a line for today."""
        if self.closed is None:
            return
        height = self.viewport().height()
        for day in self._days():
            if self.closed.is_closed(day):
                share = 0.34 if self.closed.holiday(day) else 0.12
                left = self.x_of(day)
                band = QRect(left, 0, max(2, self.x_of(day + timedelta(days=1)) - left), height)
                fill(painter, band, mixed(theme.card, theme.edge_strong, share))
        if self.first <= self.now.date() <= self.last:
            fill(painter, QRect(self.x_of(self.now.date()), 0, 2, height), theme.accent)

    def _paint_head(self, painter: QPainter, theme: Colours) -> None:
        fill(painter, QRect(0, 0, self.viewport().width(), self.head()), theme.card_raised)
        line, small, bold = self.head() // 2, scaled(self.font(), 0.85), scaled(self.font(), 1, bold=True)
        month = self.first
        while month <= self.last:
            after = later_month(month, 1)
            left, right = self.x_of(month), self.x_of(after)
            fill(painter, QRect(left, 0, 1, self.viewport().height()), theme.edge)
            room = right - left - SPACE_S
            painter.setFont(bold)
            fits = painter.fontMetrics().horizontalAdvance(month_words(month)) <= room
            words = month_words(month) if fits else self._cut(painter, short_month(month), bold, room)
            place = QRect(left + SPACE_XS, 0, right - left, line)
            write(painter, place, MIDDLE, words, bold, theme.text)
            month = after
        for left, room, name in self._holidays():
            words = self._cut(painter, name, small, room)
            write(painter, QRect(left, line, room, line), MIDDLE, words, small, theme.muted)
        fill(painter, QRect(0, self.head() - 1, self.viewport().width(), 1), theme.edge)

    def _holidays(self) -> Iterator[tuple[int, int, str]]:
        """Where the name of each holiday stands, and how much room it has before the next one."""
        if self.closed is None:
            return
        named = [
            (self.x_of(day), self.closed.holiday(day)) for day in self._days() if self.closed.holiday(day)
        ]
        ends = [left for left, _name in named[1:]] + [self.viewport().width()]
        for (left, name), end in zip(named, ends, strict=True):
            yield left, max(0, end - left - SPACE_XS), name

    def _paint_row(self, painter: QPainter, theme: Colours, place: QRect, rank: int) -> None:
        row, stood = self.rows[rank], rank == self.row
        gutter = QRect(place.x(), place.y(), self.gutter(), place.height())
        fill(painter, gutter, theme.accented.ground if stood else theme.card_raised)
        words = self._cut(painter, shown(row_name(row.reference)), self.font(), gutter.width() - SPACE_M)
        write(painter, gutter.adjusted(SPACE_S, 0, 0, 0), MIDDLE, words, self.font(), theme.text)
        for lane, life in enumerate(row.lives):
            self._paint_life(painter, theme, _lane(place, lane, len(row.lives)), life)
        current = self.current if stood else None
        for one in sorted(
            row.matters, key=lambda one: one is current
        ):  # the one under the cursor lies on top
            self._paint_mark(painter, theme, place, one, stood=one is current)
        fill(painter, QRect(place.x(), place.bottom(), place.width(), 1), theme.edge)
        if stood and self.hasFocus():
            focus_ring(painter, place.adjusted(0, 0, 0, -1), theme.focus, theme.card)

    def _paint_life(self, painter: QPainter, theme: Colours, place: QRect, life: Matter) -> None:
        """A bar from the day the measure began to its last one; it is open at an edge that it goes beyond."""
        end = life.end if life.end is not None else life.due
        if life.start is None or end is None:
            return
        left = self.x_of(max(day_of(life.start), self.first))
        right = self.x_of(min(day_of(end), self.last) + timedelta(days=1))
        shade = theme.shade(life_tone(life))
        bar = QRect(left, place.y(), max(4, right - left), place.height())
        panel(painter, bar, mixed(shade.ground, shade.ink, 0.12), shade.ink, radius=4)
        small = scaled(self.font(), 0.78, bold=True)
        words = self._cut(painter, life_name(life), small, bar.width() - SPACE_M)
        write(painter, bar.adjusted(SPACE_S, 0, 0, 0), MIDDLE, words, small, shade.ink)

    def _paint_mark(
        self, painter: QPainter, theme: Colours, place: QRect, one: Matter, *, stood: bool
    ) -> None:
        if one.day is None:
            return
        side = round(self.fontMetrics().height() * (1.25 if stood else 1))
        middle = (self.x_of(one.day) + self.x_of(one.day + timedelta(days=1))) // 2
        mark = QRect(middle - side // 2, place.y() + (place.height() - side) // 2, side, side)
        shade = theme.shade(tone(one.nearness(self.now)))
        panel(painter, mark, shade.ground, theme.focus if stood else shade.ink, radius=side / 2)
        inset = max(2, side // 6)
        draw_icon(painter, mark.adjusted(inset, inset, -inset, -inset), KIND_ICONS[one.kind], shade.ink)

    @staticmethod
    def _cut(painter: QPainter, text: str, font: QFont, room: int) -> str:
        painter.setFont(font)
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


def stops(row: Row) -> tuple[Matter, ...]:
    """What the arrows stop at: the dates in sight, else the end of the measure that runs."""
    return row.matters or row.lives


def _lane(place: QRect, lane: int, lanes: int) -> QRect:
    """The part of a row that one of its measures has: they lie one above the other, so that none hides another."""
    inset = max(3, place.height() // (7 if lanes == 1 else 12))
    high = (place.height() - 2 * inset) // lanes
    return QRect(place.x(), place.y() + inset + lane * high, place.width(), high - (0 if lanes == 1 else 1))
