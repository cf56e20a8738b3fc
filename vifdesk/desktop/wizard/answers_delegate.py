"""How one line of the list of answers is drawn."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.painting import WRAPPED, focus_ring, mixed, panel
from vifdesk.desktop.wizard.answer_rows import AnswerRow, RowState
from vifdesk.desktop.wizard.measures import letters, text_height, text_width

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_Index = QModelIndex | QPersistentModelIndex
_SIDE, _DOWN = SPACE_S + 2, SPACE_XS + 1


class AnswersDelegate(QStyledItemDelegate):
    """Label and value beside each other when they fit on one line, else the value under the label."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        return QSize(width, self._height(row, width - 2 * _SIDE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row, theme = index.data(ROW_ROLE), colours()
        rect: QRect = option.rect
        painter.save()
        if row.state is RowState.HEADING:
            self._paint_heading(painter, theme, rect, row)
        else:
            state = option.state
            current = index == self._view.currentIndex()
            self._paint_ground(painter, theme, rect, state=state, current=current)
            self._paint_row(painter, theme, rect.adjusted(_SIDE, _DOWN, -_SIDE, -_DOWN), row, current=current)
        painter.restore()

    # ------------------------------------------------------------------------------------------------ measures

    def _height(self, row: AnswerRow, width: int) -> int:
        if row.state is RowState.HEADING:
            return text_height(self._small(), row.label, width) + SPACE_M + SPACE_XS
        lines = text_height(self._strong(), row.label, width)  # the current one is bold
        if row.value and not self._beside(row, width):
            lines += text_height(self._strong(), row.value, width)
        if row.reason:
            lines += text_height(self._small(), row.reason, width) + 2
        return lines + 2 * _DOWN

    def _beside(self, row: AnswerRow, width: int) -> bool:
        label = text_width(self._strong(), row.label)
        return label + SPACE_M + text_width(self._strong(), row.value) <= width

    def _plain(self) -> QFont:
        return letters(self._view.font(), 0.95)

    def _strong(self) -> QFont:
        return letters(self._view.font(), 0.95, bold=True)

    def _small(self) -> QFont:
        return letters(self._view.font(), 0.82)

    # ------------------------------------------------------------------------------------------------ painting

    def _paint_heading(self, painter: QPainter, theme: Colours, rect: QRect, row: AnswerRow) -> None:
        painter.setFont(self._small())
        painter.setPen(QColor(theme.muted))
        place = rect.adjusted(_SIDE, SPACE_M - 2, -_SIDE, 0)
        painter.drawText(place, WRAPPED, row.label.upper())

    def _paint_ground(
        self, painter: QPainter, theme: Colours, rect: QRect, *, state: QStyle.StateFlag, current: bool
    ) -> None:
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if current or over:
            fill = theme.accented.ground if current else mixed(theme.card, theme.edge_strong, 0.12)
            panel(painter, rect, fill, theme.accented.edge if current else fill)
        if current and self._view.hasFocus():
            focus_ring(painter, rect, theme.focus, theme.card)

    def _paint_row(
        self, painter: QPainter, theme: Colours, place: QRect, row: AnswerRow, *, current: bool
    ) -> None:
        label_ink, value_ink = _inks(theme, row.state, current=current)
        self._write(painter, place, row.label, self._strong() if current else self._plain(), label_ink)
        top = place.y() + text_height(self._strong(), row.label, place.width())
        if row.value and self._beside(row, place.width()):
            painter.setFont(self._strong())
            painter.setPen(QColor(value_ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.value)
        elif row.value:
            under = QRect(place.x(), top, place.width(), place.bottom() - top)
            top += self._write(painter, under, row.value, self._strong(), value_ink)
        if row.reason:
            under = QRect(place.x(), top + 2, place.width(), place.bottom() - top)
            self._write(painter, under, row.reason, self._small(), theme.muted)

    def _write(self, painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> int:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(place, WRAPPED, text)
        return text_height(font, text, place.width())


def _inks(theme: Colours, state: RowState, *, current: bool) -> tuple[str, str]:
    """The colours of the label and of the value."""
    match state:
        case RowState.IRRELEVANT:
            return theme.disabled, theme.disabled
        case RowState.UNKNOWN:
            return (theme.accented.ink if current else theme.muted), theme.shade("attente").ink
        case _ if current:
            return theme.accented.ink, theme.accented.ink
        case _:
            return theme.muted, theme.text
