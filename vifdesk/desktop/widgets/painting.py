"""What the widgets that paint themselves share: panels, the focus ring, keys, wrapped text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from vifdesk.desktop.tokens import RADIUS_FIELD, Colours

WRAPPED = int(Qt.TextFlag.TextWordWrap)
_TALL = 100_000


def panel(painter: QPainter, rect: QRect, fill: str, edge: str, *, radius: float = RADIUS_FIELD) -> None:
    """A rounded surface with an edge of one pixel."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def focus_ring(painter: QPainter, rect: QRect, ring: str, gap: str, *, radius: float = RADIUS_FIELD) -> None:
    """Two pixels of `ring` at the edge, and a line of `gap` inside it that parts it from any ground."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(ring), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.setPen(QPen(QColor(gap), 1))
    painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), radius - 1.5, radius - 1.5)


def scaled(font: QFont, scale: float, *, bold: bool = False) -> QFont:
    """A copy of `font`, larger or smaller, bold or not."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * scale)
    other.setBold(bold)
    return other


def text_height(font: QFont, text: str, width: int) -> int:
    """How high `text` stands when wrapped at `width`."""
    return text_size(font, text, width).height() if text else 0


def text_size(font: QFont, text: str, width: int = _TALL) -> QSize:
    """The space that `text` takes when wrapped at `width`."""
    return QFontMetrics(font).boundingRect(QRect(0, 0, max(1, width), _TALL), WRAPPED, text).size()


def key_font(font: QFont) -> QFont:
    """The letters on a key."""
    return scaled(font, 0.8, bold=True)


def key_size(font: QFont, key: str) -> QSize:
    """The size of a key drawn beside text in `font`; nothing for no key."""
    if not key:
        return QSize(0, 0)
    metrics = QFontMetrics(key_font(font))
    height = metrics.height() + 4
    return QSize(max(metrics.horizontalAdvance(key) + 10, height), height)


def draw_key(painter: QPainter, rect: QRect, key: str, font: QFont, ink: str, edge: str, fill: str) -> None:
    """A key of the keyboard, as printed on it, in the middle of `rect`."""
    size = key_size(font, key)
    left = rect.x() + (rect.width() - size.width()) // 2
    cap = QRect(left, rect.y() + (rect.height() - size.height()) // 2, size.width(), size.height())
    panel(painter, cap, fill, edge, radius=4)
    painter.setFont(key_font(font))
    painter.setPen(QColor(ink))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)


def mixed(first: str, second: str, share: float) -> str:
    """A colour between two: `share` of the second."""
    one, two = QColor(first), QColor(second)
    return QColor.fromRgbF(
        one.redF() + (two.redF() - one.redF()) * share,
        one.greenF() + (two.greenF() - one.greenF()) * share,
        one.blueF() + (two.blueF() - one.blueF()) * share,
    ).name()


def key_colours(theme: Colours, *, on_accent: bool = False) -> tuple[str, str, str]:
    """Ink, edge and fill of a key on a card, or on the accent colour."""
    if on_accent:
        return (
            theme.on_accent,
            mixed(theme.accent, theme.on_accent, 0.55),
            mixed(theme.accent, theme.on_accent, 0.12),
        )
    return theme.muted, mixed(theme.card, theme.edge_strong, 0.7), theme.card_raised
