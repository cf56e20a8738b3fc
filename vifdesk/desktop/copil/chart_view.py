"""A bar chart on the screen: what the paper draws, in the theme's colours. Its numbers are in the table beneath."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.painting import MIDDLE, WRAPPED, scaled, text_height, write
from vifdesk.domain.documents.report_blocks import Bar, BarChart

_LABELS = 0.38
_LEAST = 2
_WORDS_LETTERS = 16


class ChartView(QWidget):
    """The title, what the two bars are, then a row a figure."""

    def __init__(self, chart: BarChart) -> None:
        super().__init__()
        self._chart = chart
        lengths = [length for bar in chart.bars for length in (bar.now, bar.before) if length]
        self._longest = max(lengths, default=0.0)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_spoken(chart))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = sum(self._row_height(bar, width) + SPACE_S for bar in self._chart.bars)
        title = text_height(scaled(self.font(), 1, bold=True), self._chart.title, width)
        return title + SPACE_S + self._line() + SPACE_S + rows

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(320))

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _row_height(self, bar: Bar, width: int) -> int:
        bars = self._line() * (2 if self._chart.before_name else 1)
        return max(bars, text_height(self.font(), bar.label, round(width * _LABELS) - SPACE_M))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, width = QPainter(self), colours(), self.width()
        bold = scaled(self.font(), 1, bold=True)
        height = text_height(bold, self._chart.title, width)
        write(painter, QRect(0, 0, width, height), WRAPPED, self._chart.title, bold, theme.text)
        top = height + SPACE_S
        self._paint_legend(painter, top)
        top += self._line() + SPACE_S
        for bar in self._chart.bars:
            row = self._row_height(bar, width)
            self._paint_row(painter, QRect(0, top, width, row), bar)
            top += row + SPACE_S

    def _paint_legend(self, painter: QPainter, top: int) -> None:
        left, font = 0, scaled(self.font(), 0.92)
        names = [(self._chart.now_name, False)]
        if self._chart.before_name:
            names.append((self._chart.before_name, True))
        for name, hatched in names:
            side = self._line()
            self._paint_bar(painter, QRect(left, top, side * 2, side), hatched=hatched)
            width = QFontMetrics(font).horizontalAdvance(name) + SPACE_M
            write(
                painter,
                QRect(left + side * 2 + SPACE_XS, top, width, side),
                MIDDLE,
                name,
                font,
                colours().muted,
            )
            left += side * 2 + SPACE_XS + width + SPACE_M

    def _paint_row(self, painter: QPainter, place: QRect, bar: Bar) -> None:
        labels, line = round(place.width() * _LABELS), self._line()
        label = QRect(place.x(), place.y(), labels - SPACE_M, place.height())
        write(painter, label, WRAPPED, bar.label, self.font(), colours().text)
        words = self.fontMetrics().averageCharWidth() * _WORDS_LETTERS
        room = max(0, place.width() - labels - words)
        values = [(bar.now, bar.now_words, False)]
        if self._chart.before_name:
            values.append((bar.before, bar.before_words, True))
        for rank, (value, text, hatched) in enumerate(values):
            length = max(_LEAST, round(value / self._longest * room)) if value and self._longest else 0
            at = QRect(labels, place.y() + rank * line, length, line)
            if length:
                self._paint_bar(painter, at, hatched=hatched)
            beside = QRect(labels + length + (SPACE_S if length else 0), at.y(), words, line)
            ink = colours().muted if hatched else colours().text
            write(painter, beside, MIDDLE, text, scaled(self.font(), 0.95, bold=not hatched), ink)

    def _paint_bar(self, painter: QPainter, place: QRect, *, hatched: bool) -> None:
        theme = colours()
        painter.save()
        ink = QColor(theme.muted if hatched else theme.accented.ink)
        style = Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern
        painter.setPen(QPen(ink, 1))
        painter.setBrush(QBrush(ink, style))
        painter.drawRect(QRectF(place).adjusted(0.5, 2.5, -0.5, -2.5))
        painter.restore()


def _spoken(chart: BarChart) -> str:
    bars = "\u00a0; ".join(f"{bar.label}\u00a0: {bar.now_words}" for bar in chart.bars)
    return f"{chart.title}. {bars}."
