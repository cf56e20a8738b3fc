"""Boxes to tick and rounds to choose from, with a text that wraps and a line of help."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from vifdesk.desktop.discretion import follow
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import (
    MIDDLE,
    NOTHING,
    WRAPPED,
    focus_ring,
    mixed,
    scaled,
    text_height,
    text_size,
    use_brush,
    use_pen,
    write,
)


class Tick(QCheckBox):
    """A box to tick. `text` wraps; `help` is a muted line under it."""

    def __init__(self, text: str, *, help: str = "", parent: QWidget | None = None) -> None:  # noqa: A002
        super().__init__(parent)
        self.help = help
        follow(self, "text", lambda words: _name(self, words, self.help), text)

    def set_help(self, help_line: str) -> None:
        """Say something else under the text."""
        self.help = help_line
        _name(self, self.text(), help_line)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, self.help, width)

    def sizeHint(self) -> QSize:
        return _size(self, self.help)

    def minimumSizeHint(self) -> QSize:
        return _least(self, self.help)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self.help, rounded=False)


class Round(QRadioButton):
    """One of several, of which one is chosen; arrow keys go through those of a group. `help`: a muted line under the text."""

    def __init__(self, text: str, *, help: str = "", parent: QWidget | None = None) -> None:  # noqa: A002
        super().__init__(parent)
        self.help = help
        follow(self, "text", lambda words: _name(self, words, self.help), text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _height(self, self.help, width)

    def sizeHint(self) -> QSize:
        return _size(self, self.help)

    def minimumSizeHint(self) -> QSize:
        return _least(self, self.help)

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint(self, self.help, rounded=True)


def _name(option: QAbstractButton, text: str, help_line: str) -> None:
    option.setText(text)
    option.setAccessibleName(text)
    option.setAccessibleDescription(help_line)
    option.setCursor(Qt.CursorShape.PointingHandCursor)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    option.setSizePolicy(policy)


def _side(option: QAbstractButton) -> int:
    return round(option.fontMetrics().height() * 1.1)


def _indent(option: QAbstractButton) -> int:
    return _side(option) + SPACE_S + 2 + SPACE_XS


def _height(option: QAbstractButton, help_line: str, width: int) -> int:
    inner = width - _indent(option) - SPACE_XS
    height = max(text_height(option.font(), option.text(), inner), _side(option))
    if help_line:
        height += 2 + text_height(scaled(option.font(), 0.93), help_line, inner)
    return height + 2 * SPACE_XS + 2


def _size(option: QAbstractButton, help_line: str) -> QSize:
    wide = option.fontMetrics().averageCharWidth() * 48
    longest = max(
        text_size(option.font(), option.text()).width(), text_size(option.font(), help_line).width()
    )
    width = min(longest, wide) + _indent(option) + SPACE_S
    return QSize(width, _height(option, help_line, width))


def _least(option: QAbstractButton, help_line: str) -> QSize:
    words = [*option.text().split(), *help_line.split()]
    width = (
        max((text_size(option.font(), word).width() for word in words), default=0) + _indent(option) + SPACE_S
    )
    return QSize(width, _side(option) + 2 * SPACE_XS + 2)


def _paint(option: QAbstractButton, help_line: str, *, rounded: bool) -> None:
    painter, theme = QPainter(option), colours()
    if option.hasFocus():
        focus_ring(painter, option.rect(), theme.focus, theme.card)
    side = _side(option)
    box = QRect(SPACE_XS + 1, SPACE_XS + 1, side, side)
    _paint_mark(painter, theme, option, box, rounded=rounded)
    left = _indent(option)
    width = option.width() - left - SPACE_XS
    height = max(text_height(option.font(), option.text(), width), side)
    place = QRect(left, SPACE_XS + 1, width, height)
    ink, faint = (theme.text, theme.muted) if option.isEnabled() else (theme.disabled, theme.disabled)
    write(painter, place, WRAPPED | MIDDLE, option.text(), option.font(), ink)
    if help_line:
        font = scaled(option.font(), 0.93)
        place = QRect(left, SPACE_XS + 3 + height, width, text_height(font, help_line, width) + 2)
        write(painter, place, WRAPPED, help_line, font, faint)


def _paint_mark(
    painter: QPainter, theme: Colours, option: QAbstractButton, box: QRect, *, rounded: bool
) -> None:
    chosen, enabled = option.isChecked(), option.isEnabled()
    fill = theme.card if enabled else theme.card_raised
    if enabled and (option.underMouse() or option.isDown()):
        fill = mixed(fill, theme.accent, 0.12)
    edge = theme.edge_strong if enabled else theme.edge
    if chosen:
        fill = edge = theme.accent if enabled else theme.disabled
    radius = box.width() / 2 if rounded else 4
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    use_pen(painter, edge, 1.5)
    use_brush(painter, fill)
    painter.drawRoundedRect(QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    if chosen and rounded:
        use_pen(painter, NOTHING)
        use_brush(painter, theme.on_accent)
        inset = box.width() * 0.32
        painter.drawEllipse(QRectF(box).adjusted(inset, inset, -inset, -inset))
    elif chosen:
        draw_icon(painter, box.adjusted(2, 2, -2, -2), "coche", theme.on_accent)
