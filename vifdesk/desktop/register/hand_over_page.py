"""The duty, or one dossier, given to a colleague; what a colleague gave, taken in; and what is new since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.desktop.register.arrivals_card import ArrivalsCard
from vifdesk.desktop.register.give_card import GiveCard
from vifdesk.desktop.register.receive_card import ReceiveCard
from vifdesk.desktop.tokens import SPACE_M
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.page import Page

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper


class HandOverPage(Page):
    """`closed()`; `open_asked(reference)`: look at a dossier that came in; `preview_asked(Document)`: the sheet.

    The whole duty goes unless a `reference` is given; `court` is printed on the sheet.
    """

    closed = Signal()
    open_asked = Signal(str)
    preview_asked = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, reference: str = "", court: str = "") -> None:
        super().__init__("Passation", "Un fichier scellé, sous une phrase convenue entre vous")
        self.back = Button("Retour", icon="retour")
        self.back.clicked.connect(self.closed)
        self.head.add_action(self.back)
        below = QVBoxLayout()
        below.setSpacing(SPACE_M)
        self.give = GiveCard(desk, keeper, reference, court)
        self.receive = ReceiveCard(desk, keeper, below)
        self.arrivals = ArrivalsCard(keeper)
        columns = Columns()
        columns.add(self.give, 46)
        columns.add(self._right(), 46)
        self.body.addWidget(columns)
        self.body.addLayout(below)
        self.body.addStretch(1)
        self.give.preview_asked.connect(self.preview_asked)
        self.arrivals.opened.connect(self.open_asked)
        self.receive.merged.connect(self._show_new)
        keeper.caught_up.connect(self.arrivals.refresh)

    def _right(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.receive)
        column.addWidget(self.arrivals)
        column.addStretch(1)
        return side

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.arrivals.refresh()

    def _show_new(self) -> None:
        """The keyboard stands on what came in: Enter opens it."""
        self.arrivals.refresh()
        (self.receive.undo_button if self.arrivals.isHidden() else self.arrivals.list).setFocus()

    def undo(self) -> None:
        """Undo the import, whole."""
        self.receive.undo()

    def first_focus(self) -> QWidget | None:
        return self.give.first_focus()
