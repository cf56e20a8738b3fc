"""Cards in two columns when there is room, else in one, in an order of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_L

_MAIN_LETTERS, _ASIDE_LETTERS = 66, 36
"""Below their sum, in average letters, the columns become one."""


class Board(QWidget):
    """`main` at the left and `aside` at the right; `single` is the order of all of them in one column.

    The keyboard goes through the cards in the order in which they are read, after those of `lead`, which lie elsewhere.
    """

    def __init__(
        self,
        *,
        lead: Sequence[QWidget],
        main: Sequence[QWidget],
        aside: Sequence[QWidget],
        single: Sequence[QWidget],
    ) -> None:
        super().__init__()
        self._lead = tuple(lead)
        self._wide = (tuple(main), tuple(aside))
        self._single = tuple(single)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for column in (self._left, self._right):
            column.setSpacing(SPACE_L)
            column.addStretch(1)
            self._row.addLayout(column)
        self._narrow: bool | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange(narrow=False)

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards in the order in which they are read now."""
        return self._single if self._narrow else (*self._wide[0], *self._wide[1])

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest word; the height is the width's affair, else a scroll area reserves that of the narrowest."""
        return QSize(super().minimumSizeHint().width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit(self.width())

    def tab_in_reading_order(self) -> None:
        """Let Tab follow the eye; to be called after cards were drawn anew."""
        cards = [card for card in (*self._lead, *self.cards) if card.window() is self.window()]
        stops = [stop for card in cards for stop in tab_stops(card)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fit(self, width: int) -> None:
        needed = (_MAIN_LETTERS + _ASIDE_LETTERS) * self.fontMetrics().averageCharWidth() + SPACE_L
        self._arrange(narrow=width < needed)

    def _arrange(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for card in self._single:
            # removeWidget deletes the layout's item; one that survives keeps a stale height for ever
            self._left.removeWidget(card)
            self._right.removeWidget(card)
        left, right = (self._single, ()) if narrow else self._wide
        for column, cards in ((self._left, left), (self._right, right)):
            for place, card in enumerate(cards):
                column.insertWidget(place, card)
        self._row.setSpacing(0 if narrow else SPACE_L)
        self._row.setStretch(0, 1 if narrow else _MAIN_LETTERS)
        self._row.setStretch(1, 0 if narrow else _ASIDE_LETTERS)
        self.tab_in_reading_order()


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at inside `widget`, in the order of its layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from tab_stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
