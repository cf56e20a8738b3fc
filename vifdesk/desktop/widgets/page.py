"""What every page is: a head with its title and its buttons, and a body that scrolls when it must."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vifdesk.desktop.discretion import speak
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, SPACE_XS, Role
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.later import later
from vifdesk.desktop.widgets.surface import BAR, Surface


class PageHead(Surface):
    """Title and subtitle at the left, buttons at the right; below each other when the place is narrow."""

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__(BAR)
        self.title_label = text_label(title, Role.PAGE_TITLE)
        self.subtitle_label = text_label(subtitle, Role.MUTED)
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.setSpacing(SPACE_M)
        self._texts.addWidget(self.title_label, 0)
        self._texts.addWidget(self.subtitle_label, 1)
        self._buttons: list[QWidget] = []
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        self._actions = QVBoxLayout()
        for line in (self._first, self._second):
            line.setSpacing(SPACE_S)
            self._actions.addLayout(line)
        self._actions.setSpacing(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
        self._row.setSpacing(SPACE_M)
        self._row.addLayout(self._texts, 1)
        self._row.addLayout(self._actions, 0)
        # hidden or shown only once it has a parent: else it would be a window of its own for a moment
        self.subtitle_label.setVisible(bool(subtitle))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Another title."""
        self.title_label.setText(title)
        self.subtitle_label.setText(subtitle)
        self.subtitle_label.setVisible(bool(subtitle))
        self._arrange(self.width())

    def add_action(self, widget: QWidget) -> None:
        """One more button, at the right of those there are."""
        self._buttons.append(widget)
        self._first.addWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one below the other would be, however they stand now: the window must not grow by itself."""
        half = self._half()
        lines = (_width_of(self._buttons[:half]), _width_of(self._buttons[half:]))
        narrowest = max(*lines, self.title_label.minimumSizeHint().width())
        return QSize(narrowest + 2 * SPACE_XL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange(self.width())
        return super().event(event)

    def _arrange(self, width: int) -> None:
        title = self.title_label.fontMetrics().horizontalAdvance(self.title_label.text()) + 4
        subtitle = self.subtitle_label.fontMetrics().horizontalAdvance(self.subtitle_label.text())
        actions = _width_of(self._buttons)
        room = width - 2 * SPACE_XL
        self._break_actions(actions > room)
        below = title + actions + SPACE_L > room
        left = room if below else room - actions - SPACE_L
        apart = title + subtitle + SPACE_M > left
        self._row.setDirection(_direction(vertical=below))
        self._texts.setDirection(_direction(vertical=apart))
        spacing = 0 if apart else SPACE_M
        if self._texts.spacing() != spacing:  # told again, Qt would ask for a layout again, without end
            self._texts.setSpacing(spacing)
        # as high as with a button, so that nothing jumps from one page to the next
        self.setMinimumHeight(self.fontMetrics().height() + 2 * (SPACE_S + SPACE_M) + 2)

    def _half(self) -> int:
        """How many buttons stand on the first line when there are two; what is hidden takes no place."""
        shown = [place for place, widget in enumerate(self._buttons) if not widget.isHidden()]
        return shown[(len(shown) + 1) // 2 - 1] + 1 if shown else 0

    def _break_actions(self, broken: bool) -> None:
        """The buttons on two lines when one does not hold them: a page must not be wider than the screen."""
        first = self._half() if broken else len(self._buttons)
        if first == self._first.count():
            return
        for widget in self._buttons:
            self._first.removeWidget(widget)
            self._second.removeWidget(widget)
        for place, widget in enumerate(self._buttons):
            (self._first if place < first else self._second).addWidget(widget)
        self._actions.setSpacing(SPACE_S if first < len(self._buttons) else 0)


def _width_of(buttons: Sequence[QWidget]) -> int:
    """The width of a line of these."""
    widths = [button.sizeHint().width() for button in buttons if not button.isHidden()]
    return sum(widths) + SPACE_S * max(0, len(widths) - 1)


def _direction(*, vertical: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.TopToBottom if vertical else QBoxLayout.Direction.LeftToRight


class Page(QWidget):
    """A page of the window: put things into `body`.

    `title_changed` says that `title()` is another one. `scrolls` False: `body` fills the page and must fit by itself.
    """

    title_changed = Signal()

    def __init__(self, title: str, subtitle: str = "", *, scrolls: bool = True) -> None:
        super().__init__()
        speak(self, title)
        self.head = PageHead(title, subtitle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(SPACE_XL, SPACE_L + SPACE_XS, SPACE_XL, SPACE_L + SPACE_XS)
        self.body.setSpacing(SPACE_L)
        self.scroller: QScrollArea | None = scrolling(inside) if scrolls else None
        column.addWidget(self.scroller or inside, 1)

    def title(self) -> str:
        """What the rail and the window's title call this page."""
        return self.head.title_label.text()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Rename the page."""
        self.head.set_texts(title, subtitle)
        speak(self, title)
        self.title_changed.emit()

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands when the page comes up; None: leave it where it was on the page."""
        return None


def scrolling(inside: QWidget) -> QScrollArea:
    """A frameless scroll area that follows the width of what it shows."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    later(inside, lambda: _quieten(area))
    return area


def _quieten(area: QScrollArea) -> None:
    """No ground of its own, and no place in the order of Tab. After the first picture: all this loads the slow `Qt`."""
    from PySide6.QtCore import Qt

    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    inside = area.widget()
    if inside is not None:
        inside.setAutoFillBackground(False)


def row(*widgets: QWidget | QLayout, spacing: int = SPACE_S) -> QHBoxLayout:
    """Widgets beside each other, at the left."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for widget in widgets:
        if isinstance(widget, QLayout):
            layout.addLayout(widget)
        else:
            layout.addWidget(widget)
    layout.addStretch(1)
    return layout
