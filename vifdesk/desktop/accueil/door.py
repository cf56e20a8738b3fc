"""A large door of the home page: icon, key, title, one line."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_CARD, SPACE_L, SPACE_M, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import (
    WRAPPED,
    draw_key,
    focus_ring,
    key_colours,
    key_size,
    mixed,
    panel,
    plain_panel,
    scaled,
    text_height,
    text_size,
    write,
)


class Door(QPushButton):
    """`key` is shown and spoken, not bound."""

    def __init__(self, title: str, line: str, *, icon: str, key: str = "") -> None:
        super().__init__(title)
        self._line, self._icon, self._key = line, icon, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line}. Touche {key}" if key else line)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * SPACE_L
        texts = text_height(self._title_font(), self.text(), inner) + text_height(
            self.font(), self._line, inner
        )
        return self._side() + SPACE_M + texts + SPACE_XS + 2 * SPACE_L

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 34
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.text().split()
        widest = max((text_size(self._title_font(), word).width() for word in words), default=0)
        return QSize(widest + 2 * SPACE_L, self._side() + 2 * SPACE_L)

    def _title_font(self) -> QFont:
        return scaled(self.font(), 1.12, bold=True)

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 2.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        self._paint_ground(painter, theme)
        inner = self.rect().adjusted(SPACE_L, SPACE_L, -SPACE_L, -SPACE_L)
        self._paint_signs(painter, theme, inner)
        top = inner.y() + self._side() + SPACE_M
        height = text_height(self._title_font(), self.text(), inner.width())
        place = QRect(inner.x(), top, inner.width(), height)
        write(painter, place, WRAPPED, self.text(), self._title_font(), theme.text)
        below = QRect(inner.x(), top + height + SPACE_XS, inner.width(), self.height())
        write(painter, below, WRAPPED, self._line, self.font(), theme.muted)

    def _paint_ground(self, painter: QPainter, theme: Colours) -> None:
        over = self.underMouse() or self.hasFocus()
        ground = mixed(theme.card, theme.accent, 0.16 if self.isDown() else 0.05) if over else theme.card
        panel(painter, self.rect(), ground, theme.edge_strong if over else theme.edge, radius=RADIUS_CARD)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card, radius=RADIUS_CARD)

    def _paint_signs(self, painter: QPainter, theme: Colours, inner: QRect) -> None:
        square = QRect(inner.x(), inner.y(), self._side(), self._side())
        plain_panel(painter, square, theme.accented.ground, radius=RADIUS_CARD)
        inset = round(self._side() * 0.2)
        draw_icon(painter, square.adjusted(inset, inset, -inset, -inset), self._icon, theme.accented.ink)
        key = key_size(self.font(), self._key)
        place = QRect(inner.right() - key.width() + 1, inner.y(), key.width(), key.height())
        if self._key:
            draw_key(painter, place, self._key, self.font(), *key_colours(theme))
