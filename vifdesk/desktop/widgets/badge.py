"""A status by colour, sign and word: never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS
from vifdesk.desktop.widgets.card import TONE_ICONS
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import MIDDLE, WRAPPED, panel, scaled, text_height, text_size, write


class Badge(QWidget):
    """A pill: the tone's sign, then the words. Wraps when the place is narrow."""

    def __init__(
        self, text: str, tone: str = "neutre", *, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_badge(text, tone, icon=icon)

    def set_badge(self, text: str, tone: str, *, icon: str = "") -> None:
        """Show another status."""
        self._text, self._tone = text, tone
        self._icon = icon or TONE_ICONS.get(tone, "info")
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return text_height(self._letters(), self._text, width - self._around()) + 2 * SPACE_XS

    def sizeHint(self) -> QSize:
        size = text_size(self._letters(), self._text)
        return QSize(size.width() + self._around() + 2, size.height() + 2 * SPACE_XS)

    def minimumSizeHint(self) -> QSize:
        widest = max((text_size(self._letters(), word).width() for word in self._text.split()), default=0)
        return QSize(widest + self._around() + 2, self._side() + 2 * SPACE_XS)

    def _letters(self) -> QFont:
        return scaled(self.font(), 0.9, bold=True)

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    def _around(self) -> int:
        return 2 * (SPACE_S + 2) + self._side() + SPACE_XS + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, shade, side = QPainter(self), colours().shade(self._tone), self._side()
        panel(painter, self.rect(), shade.ground, shade.edge, radius=min(self.height() / 2, side))
        draw_icon(painter, QRect(SPACE_S + 2, 0, side, self.height()), self._icon, shade.ink)
        left = SPACE_S + 2 + side + SPACE_XS + 2
        place = QRect(left, 0, self.width() - left - SPACE_S, self.height())
        write(painter, place, WRAPPED | MIDDLE, self._text, self._letters(), shade.ink)
