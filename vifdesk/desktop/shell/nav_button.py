"""One line of the rail: an icon, a name, a count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from vifdesk.desktop.discretion import follow
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import RADIUS_FIELD, SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.painting import CENTRED, MIDDLE, plain_panel, ring, scaled, write


class NavButton(QPushButton):
    """Checked while its page is shown. Collapsed, it shows its icon and tells its name as a tooltip.

    `count` is what is left to do there: shown in a pill, spoken in words (`count_words`).
    """

    def __init__(self, text: str, icon: str, *, key: str = "") -> None:
        super().__init__(text)
        self._icon, self._key = icon, key
        self._detail = self._count = self._count_words = ""
        self._collapsed = self._settled = False
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tell()

    def nextCheckState(self) -> None:
        """A click opens the page; the window says which line is checked."""

    def set_line(self, text: str, detail: str = "", count: str = "", count_words: str = "") -> None:
        """Rename the line; `detail` stands under it; `count` says what is left to do there."""
        self.setText(text)
        self._count, self._count_words = count, count_words
        follow(self, "detail", self._put_detail, detail)

    def _put_detail(self, detail: str) -> None:
        self._detail = detail
        self._tell()
        self.update()

    def settle(self) -> None:
        """Draw the icon and the ground from now on."""
        self._settled = True
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon alone, or the whole line."""
        self._collapsed = collapsed
        self._tell()
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        name = ", ".join(part for part in (self.text(), self._detail, self._count_words) if part)
        self.setAccessibleName(name)
        self.setAccessibleDescription(f"Touche {self._key}" if self._key else "")
        key = f" ({self._key})" if self._key else ""
        self.setToolTip(f"{name}{key}" if self._collapsed or key else "")

    def _height(self) -> int:
        height = self.fontMetrics().height() + 2 * SPACE_S + 4
        if self._detail and not self._collapsed:
            height += QFontMetrics(self._small()).height() - SPACE_XS
        return height

    def _small(self) -> QFont:
        return scaled(self.font(), 0.84)

    def sizeHint(self) -> QSize:
        height = self._height()
        if self._collapsed:
            return QSize(height, height)
        width = (
            self._side()
            + self.fontMetrics().horizontalAdvance(self.text())
            + 3 * SPACE_M
            + self._pill().width()
        )
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._height(), self._height())

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.15)

    def _pill(self) -> QSize:
        if not self._count:
            return QSize(0, 0)
        metrics = QFontMetrics(scaled(self.font(), 0.8, bold=True))
        height = metrics.height() + 2
        return QSize(max(height, metrics.horizontalAdvance(self._count) + SPACE_M), height)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        ink = theme.rail_text
        side = self._side()
        if self._settled:
            self._paint_ground(painter, theme)
        if self._collapsed and self._settled:
            self._draw(self._icon, painter, self.rect().adjusted(0, SPACE_S, 0, -SPACE_S), ink)
            self._paint_pill(
                painter, theme, QRect(self.width() - self._pill().width(), 0, 0, self._pill().height())
            )
            return
        if self._settled:
            sign = ink if self.isChecked() else theme.rail_muted
            self._draw(self._icon, painter, QRect(SPACE_M, 0, side, self.height()), sign)
        self._paint_words(painter, theme, SPACE_M + side + SPACE_S + 2)

    def _paint_words(self, painter: QPainter, theme: Colours, left: int) -> None:
        """The name, and under it what tells it from others; the count stands at the end of the last line."""
        name, small, pill = scaled(self.font(), 1, bold=self.isChecked()), self._small(), self._pill()
        low = QFontMetrics(small).height() if self._detail else 0
        room = self.width() - left - SPACE_S
        beside = room - (pill.width() + SPACE_S if pill.width() else 0)
        wide = room if self._detail else beside
        place = QRect(left, 0, wide, self.height() - low)
        write(painter, place, MIDDLE, _cut(self.text(), name, wide), name, theme.rail_text)
        last = QRect(left, 0, beside, self.height())
        if self._detail:
            high = QFontMetrics(name).height() - 2
            last = QRect(left, high, beside, self.height() - high)
            write(painter, last, MIDDLE, _cut(self._detail, small, beside), small, theme.rail_muted)
        end = QRect(self.width() - SPACE_S - pill.width(), last.y(), 0, last.height())
        self._paint_pill(painter, theme, end)

    def _draw(self, icon: str, painter: QPainter, place: QRect, colour: str) -> None:
        from vifdesk.desktop.widgets.icons import draw_icon

        draw_icon(painter, place, icon, colour)

    def _paint_ground(self, painter: QPainter, theme: Colours) -> None:
        fill = (
            theme.rail_active if self.isChecked() else theme.rail_raised if self.underMouse() else theme.rail
        )
        plain_panel(painter, self.rect(), fill)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.rail_text, 2, radius=RADIUS_FIELD)

    def _paint_pill(self, painter: QPainter, theme: Colours, place: QRect) -> None:
        if not self._count:
            return
        size = self._pill()
        top = place.y() + (place.height() - size.height()) // 2
        pill = QRect(place.x(), top, size.width(), size.height())
        if self._count == "0":
            self._draw("coche", painter, pill, theme.rail_text)
            return
        plain_panel(painter, pill, theme.accent, radius=size.height() / 2)
        write(painter, pill, CENTRED, self._count, scaled(self.font(), 0.8, bold=True), theme.on_accent)


def _cut(text: str, font: QFont, room: int) -> str:
    """The text, cut with « … » when it does not fit."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= room:
        return text
    from PySide6.QtCore import Qt

    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
