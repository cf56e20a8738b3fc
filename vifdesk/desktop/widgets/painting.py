"""What the widgets that paint themselves share: panels, the focus ring, keys, wrapped text.

The first picture of the window holds only what `fill` and `write` draw without making a pen or a brush, for these load Qt's
namespace `Qt`: its hundred and thirty enumerations are made all at once and cost a seventh of an empty window's start. The
few of its values that painting needs stand here, held equal by a test.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen

from vifdesk.desktop.tokens import RADIUS_FIELD, Colours

WRAPPED = 0x1000  # Qt.TextFlag.TextWordWrap
MIDDLE = 0x80  # Qt.AlignmentFlag.AlignVCenter
CENTRED = 0x84  # Qt.AlignmentFlag.AlignCenter
NOTHING = "#00000000"
"""The colour of what is not to be drawn."""

_TALL = 100_000


def fill(painter: QPainter, rect: QRect, colour: str) -> None:
    """Fill a rectangle to its edges."""
    painter.setBackground(_palette(colour).brush(QPalette.ColorRole.WindowText))
    painter.eraseRect(rect)


def write(painter: QPainter, rect: QRect, flags: int, text: str, font: QFont, colour: str) -> None:
    """Write a text in a place; `flags` are those above."""
    painter.setFont(font)
    if painter.pen().color() != QColor(colour):  # a fresh painter has the ink of its widget's palette
        use_pen(painter, colour)
    painter.drawText(rect, flags, text)


@lru_cache(maxsize=128)
def _palette(colour: str) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    return palette


def ink_palette(colour: str) -> QPalette:
    """A palette whose texts are in `colour`: what a widget's painter starts with."""
    palette = QPalette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor(colour))
    return palette


def use_pen(painter: QPainter, colour: str, width: float = 1) -> None:
    """Draw outlines in `colour` from now on."""
    painter.setPen(QPen(QColor(colour), width))


def use_brush(painter: QPainter, colour: str) -> None:
    """Fill shapes with `colour` from now on."""
    painter.setBrush(QColor(colour))


def panel(painter: QPainter, rect: QRect, ground: str, edge: str, *, radius: float = RADIUS_FIELD) -> None:
    """A rounded surface with an edge of one pixel."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    use_pen(painter, edge)
    use_brush(painter, ground)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def plain_panel(painter: QPainter, rect: QRect, ground: str, *, radius: float = RADIUS_FIELD) -> None:
    """A rounded surface without an edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    use_pen(painter, NOTHING)
    use_brush(painter, ground)
    painter.drawRoundedRect(QRectF(rect), radius, radius)


def ring(painter: QPainter, rect: QRectF, colour: str, width: float, *, radius: float) -> None:
    """A rounded outline, nothing inside."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    use_pen(painter, colour, width)
    use_brush(painter, NOTHING)
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRect, outer: str, gap: str, *, radius: float = RADIUS_FIELD) -> None:
    """Two pixels of `outer` at the edge, and a line of `gap` inside it that parts it from any ground."""
    ring(painter, QRectF(rect).adjusted(1, 1, -1, -1), outer, 2, radius=radius)
    ring(painter, QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), gap, 1, radius=radius - 1.5)


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


def draw_key(painter: QPainter, rect: QRect, key: str, font: QFont, ink: str, edge: str, ground: str) -> None:
    """A key of the keyboard, as printed on it, in the middle of `rect`."""
    size = key_size(font, key)
    left = rect.x() + (rect.width() - size.width()) // 2
    cap = QRect(left, rect.y() + (rect.height() - size.height()) // 2, size.width(), size.height())
    panel(painter, cap, ground, edge, radius=4)
    write(painter, cap, CENTRED, key, key_font(font), ink)


@lru_cache(maxsize=256)
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
        ink, ground = theme.on_accent, theme.accent
        return ink, mixed(ground, ink, 0.55), mixed(ground, ink, 0.12)
    return theme.muted, mixed(theme.card, theme.edge_strong, 0.7), theme.card_raised
