"""A long list of two-line rows, each with its state at the right: only the rows in sight are ever read or drawn.

Arrows go through it, Enter or a double click opens, letters and Delete are handed over for what one key does to a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vifdesk.desktop.discretion import shown, when_turned
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.card import TONE_ICONS
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.listing import MOVES, set_up_listing
from vifdesk.desktop.widgets.painting import MIDDLE, fill, focus_ring, mixed, panel, scaled, write

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row; identities in its texts are marked. `key` empty: a heading over the rows that follow, never stood on.

    `state`: the word at the right, in `tone`, with the sign `icon` (the tone's own when empty).
    """

    title: str
    detail: str = ""
    key: str = ""
    state: str = ""
    tone: str = "neutre"
    icon: str = ""

    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in map(shown, (self.title, self.detail, self.state)) if part)


class LinesModel(QAbstractListModel):
    """The rows, as Qt's list asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()
        when_turned(self, self._turned)

    def show(self, lines: Sequence[Line]) -> None:
        """Show these; the same ones move nothing."""
        if tuple(lines) == self.lines:
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def _turned(self) -> None:
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.lines[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.lines[index.row()].spoken()
        return None


class LinesDelegate(QStyledItemDelegate):
    """Paints a heading, or a row on two lines with its state at the right."""

    def __init__(self, view: QListView, model: LinesModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        height = self._view.fontMetrics().height()
        if not self._model.lines[index.row()].key:
            return QSize(10, height + 3 * SPACE_S)
        return QSize(10, 2 * height + 2 * SPACE_S + SPACE_XS)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line, rect, theme = self._model.lines[index.row()], option.rect, colours()
        painter.save()
        if line.key:
            self._paint_row(painter, option, index, line)
        else:
            font = scaled(self._view.font(), 0.92, bold=True)
            write(
                painter, rect.adjusted(SPACE_M, SPACE_S, 0, 0), MIDDLE, shown(line.title), font, theme.muted
            )
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, line: Line) -> None:
        theme, rect = colours(), option.rect
        current = index.row() == self._view.currentIndex().row()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = (
            theme.accented.ground if current else mixed(theme.card, theme.edge_strong, 0.12 if over else 0)
        )
        fill(painter, rect, ground)
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.edge)
        self._paint_texts(painter, rect.adjusted(SPACE_M, SPACE_S, -SPACE_M, -SPACE_S), line, current=current)
        if current and self._view.hasFocus():
            painter.setClipping(False)
            focus_ring(painter, rect, theme.focus, theme.card)

    def _paint_texts(self, painter: QPainter, place: QRect, line: Line, *, current: bool) -> None:
        theme, height = colours(), self._view.fontMetrics().height()
        bold, plain = scaled(self._view.font(), 1, bold=True), self._view.font()
        room = place.width() - self._paint_state(painter, place, line) - SPACE_M
        high = QRect(place.x(), place.y(), room, height)
        low = QRect(place.x(), place.bottom() - height, room, height)
        ink, muted = (theme.accented.ink,) * 2 if current else (theme.text, theme.muted)
        write(painter, high, MIDDLE, _cut(shown(line.title), QFontMetrics(bold), room), bold, ink)
        write(painter, low, MIDDLE, _cut(shown(line.detail), QFontMetrics(plain), room), plain, muted)

    def _paint_state(self, painter: QPainter, place: QRect, line: Line) -> int:
        """The state by colour, sign and word; the width that it takes."""
        if not line.state:
            return 0
        font, shade = scaled(self._view.font(), 0.9, bold=True), colours().shade(line.tone)
        metrics, side = QFontMetrics(font), round(self._view.fontMetrics().height() * 0.95)
        width = metrics.horizontalAdvance(line.state) + side + 2 * SPACE_S + SPACE_XS + 6
        height = metrics.height() + 2 * SPACE_XS
        pill = QRect(place.right() - width, place.y() + (place.height() - height) // 2, width, height)
        panel(painter, pill, shade.ground, shade.edge, radius=height / 2)
        sign = QRect(pill.x() + SPACE_S, pill.y(), side, height)
        draw_icon(painter, sign, line.icon or TONE_ICONS.get(line.tone, "info"), shade.ink)
        words = pill.adjusted(side + SPACE_S + SPACE_XS + 2, 0, 0, 0)
        write(painter, words, MIDDLE, line.state, font, shade.ink)
        return width


class LinesList(QListView):
    """`opened(key)`; `key_pressed(Qt.Key)`: a letter, or Delete, on the current row; `current_changed()`; `left_upwards()`.

    `fits_rows`: as high as its rows, up to so many, for a list inside a page that scrolls; 0: as high as there is room.
    """

    opened = Signal(str)
    key_pressed = Signal(int)
    current_changed = Signal()
    left_upwards = Signal()

    def __init__(self, name: str, *, fits_rows: int = 0) -> None:
        super().__init__()
        self._fits_rows = fits_rows
        self.rows = LinesModel()
        self.setModel(self.rows)
        self.setItemDelegate(LinesDelegate(self, self.rows))
        set_up_listing(self, name=name, keys="Flèches pour parcourir, Entrée pour ouvrir")
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    @property
    def current(self) -> str:
        """The key of the row on which one stands; empty for none."""
        index = self.currentIndex()
        return self.rows.lines[index.row()].key if index.isValid() else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; one stays on the row where one stood, else beside it."""
        key, place = self.current, max(0, self.currentIndex().row())
        self.rows.show(lines)
        self._fit()
        self.stand_on(key, otherwise=place)

    def stand_on(self, key: str, *, otherwise: int = 0) -> None:
        """Stand on the row of this key; where it is not shown, on the nearest to `otherwise`."""
        places = [rank for rank, line in enumerate(self.rows.lines) if line.key]
        found = next((rank for rank in places if self.rows.lines[rank].key == key), None)
        if found is None and places:
            found = min(places, key=lambda rank: abs(rank - otherwise))
        if found is not None and found != self.currentIndex().row():
            self.setCurrentIndex(self.rows.index(found))
        elif found is None:
            self.current_changed.emit()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = next((rank for rank, line in enumerate(self.rows.lines) if line.key), 0)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._open(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= first:
            self.left_upwards.emit()
        elif event.key() in MOVES:
            super().keyPressEvent(event)
        elif plain and (event.key() == Qt.Key.Key_Delete or Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z):
            self.key_pressed.emit(event.key())
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _fit(self) -> None:
        if self._fits_rows:
            shown_rows = max(1, min(self._fits_rows, len(self.rows.lines)))
            height = 2 * self.fontMetrics().height() + 2 * SPACE_S + SPACE_XS
            self.setFixedHeight(shown_rows * height + 2)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.rows.lines) and self.rows.lines[row].key:
            self.opened.emit(self.rows.lines[row].key)


def _cut(text: str, metrics: QFontMetrics, room: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
