"""How one line of what waits is drawn: how near, whose, what, when, how long."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from vifdesk.desktop.permanence.waiting_model import MATTER, Index, WaitingModel, name_shown, reference_shown
from vifdesk.desktop.permanence.wording import (
    ICONS,
    KINDS,
    WORDS,
    due_words,
    remaining_words,
    term_words,
    tone,
)
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import MIDDLE, fill, focus_ring, mixed, panel, scaled, write
from vifdesk.domain.register.open_matters import Kind, Matter, Nearness

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NARROW = 72
"""Below so many average letters the reference goes above the matter, and the word leaves the badge to its sign."""


class WaitingDelegate(QStyledItemDelegate):
    """Two lines of text a row. `names`: what a measure's id is called."""

    def __init__(self, view: QListView, model: WaitingModel, names: Mapping[str, str]) -> None:
        super().__init__(view)
        self._view, self._model, self._names = view, model, names

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        line = self._view.fontMetrics().height()
        return QSize(10, round(line * 1.95) + 2 * SPACE_S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, rect = colours(), option.rect
        matter: Matter = index.data(MATTER)
        current = index == self._view.currentIndex()
        painter.save()
        self._paint_ground(painter, theme, rect, option, current=current)
        room = rect.adjusted(SPACE_S, SPACE_XS, -SPACE_M, -SPACE_XS)
        if room.width() > _NARROW * self._view.fontMetrics().averageCharWidth():
            self._paint_wide(painter, theme, room, matter)
        else:
            self._paint_narrow(painter, theme, room, matter)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, theme: Colours, rect: QRect, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        shown = current and self._view.hasFocus()
        ground = theme.accented.ground if shown else mixed(theme.card, theme.edge_strong, 0.12 if over else 0)
        fill(painter, rect, ground)
        fill(painter, QRect(rect.x(), rect.bottom(), rect.width(), 1), theme.edge)
        if shown:
            focus_ring(painter, rect.adjusted(0, 0, 0, -1), theme.focus, theme.card)

    # ------------------------------------------------------------------------------------------------ wide

    def _paint_wide(self, painter: QPainter, theme: Colours, room: QRect, matter: Matter) -> None:
        letter = self._view.fontMetrics().averageCharWidth()
        badge, reference, when = 16 * letter, 14 * letter, 23 * letter
        self._paint_badge(painter, QRect(room.x(), room.y(), badge - SPACE_S, room.height()), matter)
        place = QRect(room.x() + badge, room.y(), reference - SPACE_S, room.height())
        self._paint_pair(painter, place, reference_shown(matter), name_shown(matter), theme, bold=True)
        left = room.x() + badge + reference
        middle = QRect(left, room.y(), room.right() - when - left - SPACE_S, room.height())
        self._paint_pair(painter, middle, self._label(matter), self._detail(matter), theme)
        self._paint_when(painter, theme, QRect(room.right() - when, room.y(), when, room.height()), matter)

    def _paint_narrow(self, painter: QPainter, theme: Colours, room: QRect, matter: Matter) -> None:
        letter = self._view.fontMetrics().averageCharWidth()
        side, when = self._view.fontMetrics().height() + SPACE_M, 17 * letter
        shade = theme.shade(tone(matter.nearness(self._model.now)))
        draw_icon(
            painter,
            QRect(room.x(), room.y(), side - SPACE_M, room.height()),
            ICONS[matter.nearness(self._model.now)],
            shade.ink,
        )
        middle = QRect(room.x() + side, room.y(), room.width() - side - when - SPACE_S, room.height())
        whose = " · ".join(part for part in (reference_shown(matter), name_shown(matter)) if part)
        self._paint_pair(painter, middle, self._label(matter), whose or self._detail(matter), theme)
        self._paint_when(painter, theme, QRect(room.right() - when, room.y(), when, room.height()), matter)

    # ------------------------------------------------------------------------------------------------ parts

    def _paint_badge(self, painter: QPainter, place: QRect, matter: Matter) -> None:
        nearness = matter.nearness(self._model.now)
        shade = colours().shade(tone(nearness))
        font = scaled(self._view.font(), 0.9, bold=True)
        metrics = QFontMetrics(font)
        side = round(metrics.height() * 0.95)
        width = min(metrics.horizontalAdvance(WORDS[nearness]) + side + 3 * SPACE_S + SPACE_XS, place.width())
        height = metrics.height() + 2 * SPACE_XS
        pill = QRect(place.x(), place.y() + (place.height() - height) // 2, width, height)
        panel(painter, pill, shade.ground, shade.edge, radius=height / 2)
        draw_icon(painter, QRect(pill.x() + SPACE_S, pill.y(), side, height), ICONS[nearness], shade.ink)
        words = pill.adjusted(SPACE_S + side + SPACE_XS + 2, 0, -SPACE_XS, 0)
        write(painter, words, MIDDLE, _fitted(WORDS[nearness], font, words.width()), font, shade.ink)

    def _paint_pair(
        self,
        painter: QPainter,
        place: QRect,
        above: str,
        below: str,
        theme: Colours,
        *,
        bold: bool = False,
    ) -> None:
        """Two lines, the first one alone in the middle where there is no second."""
        first, second = scaled(self._view.font(), 1, bold=bold), scaled(self._view.font(), 0.88)
        half = place.height() // 2 if below else place.height()
        top = QRect(place.x(), place.y(), place.width(), half)
        write(painter, top, MIDDLE, _fitted(above, first, top.width()), first, theme.text)
        if below:
            under = QRect(place.x(), place.y() + half, place.width(), place.height() - half)
            write(painter, under, MIDDLE, _fitted(below, second, under.width()), second, theme.muted)

    def _paint_when(self, painter: QPainter, theme: Colours, place: QRect, matter: Matter) -> None:
        now = self._model.now
        left, end = remaining_words(matter, now), term_words(matter, now)
        near = matter.nearness(now)
        pressing = near in (Nearness.EN_RETARD, Nearness.AUJOURDHUI)
        ink = theme.shade(tone(near)).ink if pressing else theme.muted
        first, second = (
            scaled(self._view.font(), 1, bold=True),
            scaled(self._view.font(), 0.88, bold=pressing),
        )
        below = " · ".join(part for part in (left, end) if part)
        half = place.height() // 2 if below else place.height()
        top = QRect(place.x(), place.y(), place.width(), half)
        write(painter, top, _RIGHT, _fitted(due_words(matter, now), first, place.width()), first, theme.text)
        if below:
            under = QRect(place.x(), place.y() + half, place.width(), place.height() - half)
            write(painter, under, _RIGHT, _fitted(below, second, place.width()), second, ink)

    def _label(self, matter: Matter) -> str:
        return f"{matter.label} (verrouillée)" if matter.locked else matter.label

    def _detail(self, matter: Matter) -> str:
        if matter.waiting_for:
            return f"en attente de\u00a0: {matter.waiting_for}"
        if matter.kind is Kind.ECHEANCE:
            return self._names.get(matter.detail, matter.detail)
        return " · ".join(part for part in (KINDS[matter.kind], matter.detail) if part)


def _fitted(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
