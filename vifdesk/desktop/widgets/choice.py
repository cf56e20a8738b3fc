"""Large answers and large doors: a title that wraps, a line of help, the key that chooses it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vifdesk.desktop.discretion import follow
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import (
    WRAPPED,
    draw_key,
    focus_ring,
    key_colours,
    key_size,
    mixed,
    panel,
    scaled,
    text_height,
    text_size,
    write,
)


class Choice(QPushButton):
    """One answer among others, or one door of the home page.

    `key` is shown and spoken, not bound: the page decides when it chooses. Checkable choices in a `QButtonGroup` show the
    one chosen by a mark, a colour and an edge. `large` is the size of answers; doors pass an `icon`.
    """

    def __init__(
        self,
        title: str,
        *,
        help: str = "",  # noqa: A002 the word of the rule files
        key: str = "",
        icon: str = "",
        large: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._help, self._key, self._icon = "", key, icon
        self._scale = 1.15 if large else 1.0
        follow(self, "title", self._put_title, title)
        follow(self, "help", self._put_help, help)
        self.setAutoDefault(False)
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _put_title(self, title: str) -> None:
        self.setText(title)
        self.setAccessibleName(title)
        self.updateGeometry()

    def _put_help(self, help_line: str) -> None:
        self._help = help_line
        key = f"Touche {self._key}" if self._key else ""
        self.setAccessibleDescription(" ".join(part for part in (help_line, key) if part))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # as on a link; Qt keeps it for the buttons of dialogs
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------------------------------------------ measures

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width - 2 * SPACE_L - self._aside()
        height = text_height(self._title_font(), self.text(), inner)
        if self._help:
            height += SPACE_XS + text_height(self.font(), self._help, inner)
        return max(height, self._icon_side(), key_size(self.font(), self._key).height()) + 2 * SPACE_M + 2

    def sizeHint(self) -> QSize:
        longest = max(
            text_size(self._title_font(), self.text()).width(), min(self._help_width(), self._wide())
        )
        width = min(longest + 2 * SPACE_L + self._aside() + 4, self._wide())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = [*self.text().split(), *self._help.split()]
        widest = max((text_size(self._title_font(), word).width() for word in words), default=0)
        width = min(widest, self._wide()) + 2 * SPACE_L + self._aside() + 4
        return QSize(width, self.fontMetrics().height() + 2 * SPACE_M)

    def _wide(self) -> int:
        return self.fontMetrics().averageCharWidth() * 60

    def _help_width(self) -> int:
        return text_size(self.font(), self._help).width() if self._help else 0

    def _title_font(self) -> QFont:
        return scaled(self.font(), self._scale, bold=True)

    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * 1.7) if self._icon else 0

    def _mark_side(self) -> int:
        return round(self.fontMetrics().height() * 1.1) if self.isCheckable() else 0

    def _aside(self) -> int:
        """What the icon, the key and the mark take of the width."""
        parts = (self._icon_side(), key_size(self.font(), self._key).width(), self._mark_side())
        return sum(part + SPACE_M for part in parts if part)

    # ------------------------------------------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        ink, muted = self._paint_ground(painter, theme)
        inner = self.rect().adjusted(SPACE_L, SPACE_M, -SPACE_L, -SPACE_M)
        inner = self._paint_signs(painter, theme, inner, ink)
        title_height = text_height(self._title_font(), self.text(), inner.width())
        help_height = text_height(self.font(), self._help, inner.width()) + SPACE_XS if self._help else 0
        top = inner.y() + max(0, (inner.height() - title_height - help_height) // 2)
        write(
            painter,
            QRect(inner.x(), top, inner.width(), title_height),
            WRAPPED,
            self.text(),
            self._title_font(),
            ink,
        )
        if self._help:
            place = QRect(inner.x(), top + title_height + SPACE_XS, inner.width(), help_height)
            write(painter, place, WRAPPED, self._help, self.font(), muted)

    def _paint_ground(self, painter: QPainter, theme: Colours) -> tuple[str, str]:
        """Draw the surface; the colours of the title and of the help."""
        chosen, enabled = self.isChecked(), self.isEnabled()
        fill = theme.accented.ground if chosen else theme.card
        if enabled and (self.underMouse() or self.isDown()):
            fill = mixed(fill, theme.accent, 0.14 if self.isDown() else 0.06)
        edge = theme.accented.ink if chosen else theme.edge_strong if enabled else theme.edge
        panel(painter, self.rect(), fill, edge)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.focus, theme.card)
        if not enabled:
            return theme.disabled, theme.disabled
        return (theme.accented.ink if chosen else theme.text), theme.muted

    def _paint_signs(self, painter: QPainter, theme: Colours, inner: QRect, ink: str) -> QRect:
        """Draw the icon or the key at the left, the mark at the right; what is left for the texts."""
        if self._icon:
            side = self._icon_side()
            draw_icon(
                painter, QRect(inner.x(), inner.y(), side, inner.height()), self._icon, theme.accented.ink
            )
            inner = inner.adjusted(side + SPACE_M, 0, 0, 0)
        if self._key:
            key = key_size(self.font(), self._key)
            left = inner.right() - key.width() + 1 if self._icon else inner.x()
            place = QRect(left, inner.y(), key.width(), key.height() if self._icon else inner.height())
            draw_key(painter, place, self._key, self.font(), *key_colours(theme))
            shift = key.width() + SPACE_M
            inner = inner.adjusted(0, 0, -shift, 0) if self._icon else inner.adjusted(shift, 0, 0, 0)
        if self.isCheckable():
            side = self._mark_side()
            if self.isChecked():
                place = QRect(inner.right() - side + 1, inner.y(), side, inner.height())
                draw_icon(painter, place, "coche", ink)
            inner = inner.adjusted(0, 0, -side - SPACE_S, 0)
        return inner
