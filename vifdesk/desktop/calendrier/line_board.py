"""Six months on one line a dossier: arrows go from date to date and from dossier to dossier."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from vifdesk.desktop.calendrier.board import enter_pressed
from vifdesk.desktop.calendrier.line_sheet import LineSheet, stops
from vifdesk.desktop.calendrier.words import headline, life_words, told
from vifdesk.domain.dates.wording import day_in_words, sentence_case
from vifdesk.domain.register.calendar_view import View, paged
from vifdesk.domain.register.open_matters import Matter


class LineBoard(LineSheet):
    """Past the last date of a row, the arrows lead a month further."""

    # ------------------------------------------------------------------------------------------------ where one stands

    def day_of_current(self) -> date:
        """The day of the matter on which one stands, kept within what is shown."""
        matter = self.current
        day = (matter.day if matter is not None else None) or self.now.date()
        return min(max(day, self.first), self.last)

    def stand_on(self, day: date, matter: Matter | None = None) -> None:
        """Stand on this matter where it is there; else on the first one from `day` on."""
        found = self._place_of(matter) if matter is not None else None
        self.row, self.mark = found or self._first_from(day)
        self.keep_within()
        self._see()
        self.moved()

    def _place_of(self, matter: Matter) -> tuple[int, int] | None:
        for rank, row in enumerate(self.rows):
            if row.reference == matter.reference and matter in stops(row):
                return rank, stops(row).index(matter)
        return None

    def _first_from(self, day: date) -> tuple[int, int]:
        best: tuple[date, int, int] | None = None
        for rank, row in enumerate(self.rows):
            for mark, one in enumerate(stops(row)):
                if one.day is not None and one.day >= day:
                    if best is None or one.day < best[0]:
                        best = one.day, rank, mark
                    break
        return (best[1], best[2]) if best else (0, 0)

    def _see(self) -> None:
        top = self.row * self.line()
        self._scroll_into_sight(top, top + self.line(), self.height_below())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if enter_pressed(key) and self.open_current():
            return
        if plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_along(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End):
            self._go_down(key)
        else:
            event.ignore()

    def _go_along(self, by: int) -> None:
        """The next date of the row; past its last one, a month further."""
        here = stops(self.rows[self.row]) if self.rows else ()
        if not 0 <= self.mark + by < len(here):
            self.day_wanted.emit(paged(View.SIX_MOIS, self.first, by))
            return
        self.mark += by
        self.moved()

    def _go_down(self, key: Qt.Key) -> None:
        """Another row, on its date nearest to the one where one stood."""
        if not self.rows:
            return
        stood = self.day_of_current()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, len(self.rows))
        self.row = max(0, min(self.row + by, len(self.rows) - 1))
        here = stops(self.rows[self.row])
        self.mark = min(range(len(here)), key=lambda rank: abs((here[rank].day or stood) - stood), default=0)
        self._see()
        self.moved()

    def _stand_at(self, place: QPoint) -> bool:
        row = self._row_at(place)
        if row is None:
            return False
        here = stops(self.rows[row])
        near = [
            (abs(self.x_of(one.day) - place.x()), rank)
            for rank, one in enumerate(here)
            if one.day is not None
        ]
        self.row, self.mark = row, min(near, default=(0, 0))[1]
        self.moved()
        return bool(here)

    def _row_at(self, place: QPoint) -> int | None:
        if place.y() < self.head():
            return None
        row = (place.y() - self.head() + self.verticalScrollBar().value()) // self.line()
        return row if row < len(self.rows) else None

    def tip_at(self, place: QPoint) -> str:
        """The day there and why it is grey, then what the row has at it."""
        day = self.day_at(place.x())
        if day is None:
            return ""
        name = self.closed.name(day) if self.closed else ""
        lines = [f"{sentence_case(day_in_words(day))}{' : ' + name if name else ''}"]
        row = self._row_at(place)
        if row is not None:
            near = round(self.fontMetrics().height() / 2)
            found = [
                one
                for one in stops(self.rows[row])
                if one.day and abs(self.x_of(one.day) - place.x()) <= near
            ]
            lines += [f"{headline(one)} · {told(one, self.now)}" for one in found]
            lines += [
                f"{life_words(one)}, {told(one, self.now)}" for one in self.rows[row].lives if not found
            ]
        return "\n".join(lines)
