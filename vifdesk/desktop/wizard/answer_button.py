"""One answer as a large button: its key, its words, and a line of help; shown anew for each question, never rebuilt."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import WRAPPED, draw_key, focus_ring, key_colours, mixed, panel
from vifdesk.desktop.wizard.measures import key_size, letters, text_height, text_width
from vifdesk.desktop.wizard.options import Option


class AnswerButton(QPushButton):
    """`display(option, chosen, dense)` makes it the button of an answer; `option` is what it stands for.

    The second press of a double click and a key held down do nothing: they would answer the question that has just come.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.option = Option(None, "", "")
        self._dense = False
        self._heights: dict[int, int] = {}
        self._hint = QSize()
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def display(self, option: Option, *, chosen: bool, dense: bool) -> None:
        """Stand for this answer. `dense`: one of a long list."""
        self.option, self._dense = option, dense
        self.setText(option.label)
        self.setChecked(chosen)
        self._forget_measures()
        self.setAccessibleName(option.label)
        key = f"Touche {option.key}" if option.key else ""
        self.setAccessibleDescription(" ".join(part for part in (option.help, key) if part))
        self.updateGeometry()
        self.update()

    # ------------------------------------------------------------------------------------------------ pressing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if pressed and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # ------------------------------------------------------------------------------------------------ measures

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        inner = width - 2 * SPACE_L - self._aside()
        height = text_height(self._title_font(), self.option.label, inner)
        if self.option.help:
            height += 2 + text_height(self._help_font(), self.option.help, inner)
        return max(height, key_size(self.font(), self.option.key).height()) + 2 * self._pad() + 2

    def sizeHint(self) -> QSize:
        if not self._hint.isValid():
            self._hint = self._wished()
        return self._hint

    def _wished(self) -> QSize:
        width = text_width(self._title_font(), self.option.label) + 2 * SPACE_L + self._aside() + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = self.option.label.split()
        widest = max((text_width(self._title_font(), word) for word in words), default=0)
        width = widest + 2 * SPACE_L + self._aside() + 4
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_measures()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._forget_measures()

    def _forget_measures(self) -> None:
        self._heights.clear()
        self._hint = QSize()

    def _pad(self) -> int:
        return SPACE_XS + 2 if self._dense else SPACE_M

    def _title_font(self) -> QFont:
        return letters(self.font(), 1.0 if self._dense else 1.15, bold=True)

    def _help_font(self) -> QFont:
        return letters(self.font(), 0.93)

    def _aside(self) -> int:
        """What the key and the mark take of the width."""
        key = key_size(self.font(), self.option.key).width()
        return (key + SPACE_M if key else 0) + self._mark_room()

    def _mark_room(self) -> int:
        """A large button keeps room for the mark, so that nothing moves when it is chosen; a small one does not."""
        return self._mark() + SPACE_S if self.isChecked() or not self._dense else 0

    def _mark(self) -> int:
        return round(self.fontMetrics().height() * 1.1)

    # ------------------------------------------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        ink = self._paint_ground(painter, theme)
        inner = self._paint_signs(painter, theme, ink)
        title, help_line = self.option.label, self.option.help
        high = text_height(self._title_font(), title, inner.width())
        help_high = text_height(self._help_font(), help_line, inner.width()) + 2 if help_line else 0
        top = inner.y() + max(0, (inner.height() - high - help_high) // 2)
        painter.setFont(self._title_font())
        painter.setPen(QColor(ink))
        painter.drawText(QRect(inner.x(), top, inner.width(), high), WRAPPED, title)
        if help_line:
            painter.setFont(self._help_font())
            painter.setPen(QColor(theme.muted))
            painter.drawText(QRect(inner.x(), top + high + 2, inner.width(), help_high), WRAPPED, help_line)

    def _paint_ground(self, painter: QPainter, theme: Colours) -> str:
        chosen = self.isChecked()
        fill = theme.accented.ground if chosen else theme.card_raised if self.option.aside else theme.card
        if self.underMouse() or self.isDown():
            fill = mixed(fill, theme.accent, 0.14 if self.isDown() else 0.06)
        panel(painter, self.rect(), fill, theme.accented.ink if chosen else theme.edge_strong)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)
        return theme.accented.ink if chosen else theme.text

    def _paint_signs(self, painter: QPainter, theme: Colours, ink: str) -> QRect:
        """Draw the key at the left and the mark at the right; what is left for the words."""
        inner = self.rect().adjusted(SPACE_L, self._pad(), -SPACE_L, -self._pad())
        key = key_size(self.font(), self.option.key)
        if self.option.key:
            place = QRect(inner.x(), inner.y(), key.width(), inner.height())
            draw_key(painter, place, self.option.key, self.font(), *key_colours(theme))
            inner = inner.adjusted(key.width() + SPACE_M, 0, 0, 0)
        if self.isChecked():
            place = QRect(inner.right() - self._mark() + 1, inner.y(), self._mark(), inner.height())
            draw_icon(painter, place, "coche", ink)
        return inner.adjusted(0, 0, -self._mark_room(), 0)
