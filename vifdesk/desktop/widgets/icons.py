"""The program's own drawings (resources/icones/*.svg): strokes in `currentColor`, so that the theme colours them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.widgets.painting import NOTHING, use_brush, use_pen


def draw_icon(painter: QPainter, rect: QRect, name: str, colour: str) -> None:
    """Draw the icon as a square in the middle of `rect`. A name without a drawing draws nothing."""
    side = min(rect.width(), rect.height())
    picture = icon_pixmap(name, colour, side, painter.device().devicePixelRatioF())
    left = rect.x() + (rect.width() - side) // 2
    painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, side, side, picture)


def icon_pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture, `side` device-independent pixels wide."""
    key = f"vifdesk/{name}/{colour}/{side}/{ratio}"
    picture = QPixmap()
    if QPixmapCache.find(key, picture):
        return picture
    picture = _rendered(name, colour, max(1, round(side * ratio)))
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


def _rendered(name: str, colour: str, pixels: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(pixels, pixels)
    picture.fill(QColor(NOTHING))
    drawing = _drawing(name)
    if drawing:
        renderer = QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
    return picture


def _drawing(name: str) -> bytes:
    file = QFile(f"icones:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return b""
    drawing = bytes(file.readAll().data())
    file.close()
    return drawing


class Icon(QWidget):
    """An icon that grows with the text. It says nothing to a screen reader: the text beside it does.

    `tone` colours it (`accent`, `favorable`, `alerte`…); without one it is muted.
    """

    def __init__(
        self, name: str, *, tone: str = "", scale: float = 1.4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._tone, self._scale = name, tone, scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon."""
        self._name, self._tone = name, tone
        self.update()

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = colours()
        colour = theme.shade(self._tone).ink if self._tone else theme.muted
        draw_icon(QPainter(self), self.rect(), self._name, colour)


class RoundIcon(Icon):
    """An icon on a round pale ground of its tone, as at the head of a result."""

    def sizeHint(self) -> QSize:
        side = round(self.fontMetrics().height() * self._scale * 1.7)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = colours().shade(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        use_pen(painter, shade.edge)
        use_brush(painter, shade.ground)
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        inset = round(self.width() * 0.22)
        draw_icon(painter, self.rect().adjusted(inset, inset, -inset, -inset), self._name, shade.ink)
