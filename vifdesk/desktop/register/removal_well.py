"""Before an event is taken away: what that would change."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.actions.preview_event import EventPreview
from vifdesk.desktop.register.event_changes import EventChanges
from vifdesk.desktop.widgets.button import QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import Well
from vifdesk.desktop.widgets.page import row


class RemovalWell(Well):
    """`confirmed(motive)`, `cancelled()`."""

    confirmed = Signal(str)
    cancelled = Signal()

    def __init__(self, preview: EventPreview) -> None:
        super().__init__(name="Retirer l’événement")
        self.changes = EventChanges()
        self.body.addWidget(self.changes)
        self.changes.display(preview)
        self.yes = Button("Retirer l’événement", kind=SECONDARY, icon="fermer")
        self.no = Button("Le garder", kind=QUIET)
        self.body.addLayout(row(self.yes, self.no))
        self.yes.clicked.connect(self._confirm)
        self.no.clicked.connect(self.cancelled)

    @property
    def first(self) -> QWidget:
        """Where the keyboard stands first: nothing goes by a careless Enter."""
        return self.no

    def _confirm(self) -> None:
        if self.changes.owed:
            self.changes.ask_motive()
        else:
            self.confirmed.emit(self.changes.motive())
