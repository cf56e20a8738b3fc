"""Buttons: one primary a page, the others quiet; the key that does the same is shown on the button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from vifdesk.desktop.discretion import follow
from vifdesk.desktop.theme import colours
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, Colours
from vifdesk.desktop.widgets.icons import draw_icon
from vifdesk.desktop.widgets.painting import (
    draw_key,
    focus_ring,
    key_colours,
    key_size,
    mixed,
    panel,
    scaled,
    write,
)

PRIMARY, SECONDARY, QUIET, LINK = "primary", "secondary", "quiet", "link"


class Button(QPushButton):
    """A button of one line.

    `kind`: PRIMARY (filled), SECONDARY (edged), QUIET (bare until pointed at), LINK (underlined).
    `key` is only shown; `shortcut` also presses the button while its page is visible, and is shown when `key` is empty.
    `icon` is the name of a file in resources/icones.
    """

    def __init__(
        self,
        text: str,
        *,
        kind: str = SECONDARY,
        icon: str = "",
        key: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._icon = kind, icon
        self._key = key or shortcut.replace("Shift", "Maj")
        self.set_text(text)
        if self._key:
            self.setAccessibleDescription(f"Touche {self._key}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        if shortcut:
            own = QShortcut(QKeySequence(shortcut), self)
            own.setContext(Qt.ShortcutContext.WindowShortcut)
            own.activated.connect(self.click)

    def set_text(self, text: str, *, icon: str | None = None) -> None:
        """Say something else on the button."""
        self._icon = self._icon if icon is None else icon
        follow(self, "text", self._put, text)

    def _put(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    @property
    def _padding(self) -> tuple[int, int]:
        return (2, 2) if self._kind == LINK else (SPACE_L - 2, SPACE_S)

    def sizeHint(self) -> QSize:
        font = scaled(self.font(), 1, bold=self._kind != LINK)
        metrics = QFontMetrics(font)
        across, down = self._padding
        width, height = metrics.horizontalAdvance(self.text()), metrics.height()
        if self._icon:
            width += height + SPACE_S
        if self._key:
            width += key_size(self.font(), self._key).width() + SPACE_M - 2
        return QSize(width + 2 * across, height + 2 * down + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), colours()
        ink = self._paint_panel(painter, theme)
        if self._kind != LINK or self.hasFocus():
            self._paint_focus(painter, theme)
        self._paint_content(painter, theme, ink)

    def _paint_panel(self, painter: QPainter, theme: Colours) -> str:
        """Draw the ground; the colour of the text."""
        over, down, enabled = self.underMouse(), self.isDown() or self.isChecked(), self.isEnabled()
        if not enabled:
            if self._kind in (PRIMARY, SECONDARY):
                panel(painter, self.rect(), theme.card_raised, theme.edge)
            return theme.disabled
        if self._kind == PRIMARY:
            fill = theme.accent_pressed if down else theme.accent_hover if over else theme.accent
            panel(painter, self.rect(), fill, fill)
            return theme.on_accent
        if self._kind == SECONDARY:
            fill = mixed(theme.card, theme.edge_strong, 0.25 if down else 0.1 if over else 0.0)
            panel(painter, self.rect(), fill, theme.edge_strong)
            return theme.text
        if self._kind == QUIET and (over or down):
            panel(
                painter,
                self.rect(),
                mixed(theme.card, theme.edge_strong, 0.25 if down else 0.12),
                "transparent",
            )
        return theme.link if self._kind == LINK else theme.text

    def _paint_focus(self, painter: QPainter, theme: Colours) -> None:
        if self.hasFocus():
            gap = theme.on_accent if self._kind == PRIMARY else theme.card
            focus_ring(painter, self.rect(), theme.focus, gap)

    def _paint_content(self, painter: QPainter, theme: Colours, ink: str) -> None:
        font = scaled(self.font(), 1, bold=self._kind != LINK)
        font.setUnderline(self._kind == LINK)
        metrics = QFontMetrics(font)
        key = key_size(self.font(), self._key)
        left = self.rect().center().x() - self.sizeHint().width() // 2 + self._padding[0]
        left = max(left, self._padding[0])
        if self._icon:
            side = metrics.height()
            draw_icon(painter, QRect(left, (self.height() - side) // 2, side, side), self._icon, ink)
            left += side + SPACE_S
        width = metrics.horizontalAdvance(self.text())
        write(
            painter,
            QRect(left, 0, width + 2, self.height()),
            Qt.AlignmentFlag.AlignVCenter,
            self.text(),
            font,
            ink,
        )
        if self._key:
            place = QRect(left + width + SPACE_M - 2, 0, key.width(), self.height())
            colouring = key_colours(theme, on_accent=self._kind == PRIMARY)
            if not self.isEnabled():
                colouring = theme.disabled, theme.edge, theme.card_raised
            draw_key(painter, place, self._key, self.font(), *colouring)
