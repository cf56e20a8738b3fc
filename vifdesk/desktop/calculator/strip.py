"""The weeks around a term: closed days, the prudent date, the term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_XS, Colours
from vifdesk.desktop.widgets.painting import CENTRED, MIDDLE, mixed, plain_panel, ring, scaled, write
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import MONTHS, WEEKDAYS, day_in_words, typographie
from vifdesk.domain.deadlines.terms import Terms, useful_day

_MOST_WEEKS = 4
_CORNER = 4


@dataclass(frozen=True, slots=True)
class Day:
    """One cell. `closed` is why the day is not a working one, empty when it is."""

    day: date
    closed: str
    prudent: bool
    end: bool


def days_around(terms: Terms, territory: Territory, calendar: Calendar) -> tuple[Day, ...]:
    """Whole weeks, Monday first, from that of the prudent date to that of the term; four at most, the last ones."""
    prudent, end = terms.prudent_day, useful_day(terms.end)
    last = end + timedelta(days=6 - end.weekday())
    first = max(prudent - timedelta(days=prudent.weekday()), last - timedelta(days=7 * _MOST_WEEKS - 1))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        Day(day, calendar.closed_reason(day, territory) or "", day == prudent, day == end) for day in days
    )


def closed_in_words(days: tuple[Day, ...]) -> str:
    """The holidays among these days, by name; empty when there are only weekends."""
    named = [
        f"{day_in_words(day.day)} ({day.closed})" for day in days if day.closed and day.day.weekday() < 5
    ]
    return typographie(f"Jours fériés ou chômés : {', '.join(named)}.") if named else ""


class DayStrip(QWidget):
    """Draws `days`; a screen reader hears the two dates and the holidays instead."""

    def __init__(self) -> None:
        super().__init__()
        self._days: tuple[Day, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_days(self, days: tuple[Day, ...]) -> None:
        """Draw other days."""
        self._days = days
        self.setAccessibleName("Semaines autour du terme")
        self.setAccessibleDescription(closed_in_words(days))
        self.updateGeometry()
        self.update()

    def _cell(self) -> QSize:
        height = round(self.fontMetrics().height() * 1.7)
        return QSize(round(height * 1.35), height)

    def sizeHint(self) -> QSize:
        cell = self._cell()
        weeks = max(1, len(self._days) // 7)
        return QSize(cell.width() * 7, cell.height() * (weeks + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, cell = QPainter(self), colours(), self._cell()
        small = scaled(self.font(), 0.82)
        for column, weekday in enumerate(WEEKDAYS):
            place = QRect(column * cell.width(), 0, cell.width(), cell.height())
            write(painter, place, CENTRED, weekday[:3], small, theme.muted)
        for index, day in enumerate(self._days):
            left, top = (index % 7) * cell.width(), (index // 7 + 1) * cell.height()
            place = QRect(left + 2, top + 2, cell.width() - 4, cell.height() - 4)
            self._paint_day(painter, theme, place, day, first=index == 0)

    def _paint_day(self, painter: QPainter, theme: Colours, place: QRect, day: Day, *, first: bool) -> None:
        ink = theme.muted if day.closed else theme.text
        if day.closed:
            plain_panel(painter, place, _closed_ground(theme), radius=_CORNER)
        if day.prudent:
            plain_panel(painter, place, theme.accent, radius=_CORNER)
            ink = theme.on_accent
        if day.end:
            ring(painter, QRectF(place).adjusted(1, 1, -1, -1), theme.alerte.ink, 2, radius=_CORNER)
        text = str(day.day.day)
        if first or day.day.day == 1:
            text += f" {MONTHS[day.day.month - 1][:3]}"
        letters = scaled(self.font(), 0.93, bold=day.prudent or day.end)
        write(painter, place, CENTRED, text, letters, ink)


def _closed_ground(theme: Colours) -> str:
    return mixed(theme.card, theme.edge_strong, 0.22)


class Legend(QWidget):
    """What the colours of the strip mean, each sign beside its word."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Plein\u00a0: date prudente. Encadré\u00a0: terme. Grisé\u00a0: jour fermé.")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    _WORDS = ("date prudente", "terme", "jour fermé")

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = sum(metrics.horizontalAdvance(word) + metrics.height() * 2 for word in self._WORDS)
        return QSize(width, metrics.height() + 2 * SPACE_XS)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        letters, side, left = scaled(self.font(), 0.86), round(self.fontMetrics().height() * 0.8), 0
        for word in self._WORDS:
            square = QRect(left, (self.height() - side) // 2, side, side)
            if word == "terme":
                ring(painter, QRectF(square).adjusted(1, 1, -1, -1), theme.alerte.ink, 2, radius=3)
            else:
                ground = theme.accent if word == "date prudente" else _closed_ground(theme)
                plain_panel(painter, square, ground, radius=3)
            left += side + 6
            width = self.fontMetrics().horizontalAdvance(word)
            write(painter, QRect(left, 0, width, self.height()), MIDDLE, word, letters, theme.muted)
            left += width + side
