"""Before and after: the deadlines that saving an examination moves, to be confirmed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from vifdesk.actions.preview_event import EventPreview
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.register.event_changes import EventChanges
from vifdesk.desktop.widgets.button import SECONDARY, Button
from vifdesk.desktop.widgets.page import scrolling
from vifdesk.domain.dates.wording import typographie

_QUESTION = "Des échéances du dossier changent."
_DETAIL = typographie(
    "Vérifiez chaque ligne : les échéances faites ou verrouillées restent. Rien n’est encore enregistré."
)
_MANY = 7
"""Above so many lines, the list scrolls."""


class MovesDialog(MessageDialog):
    """Lists the changes; Esc, or « Revenir au résultat », saves nothing."""

    def __init__(self, parent: QWidget, preview: EventPreview, then: Callable[[], object]) -> None:
        super().__init__(parent, _QUESTION, _DETAIL, tone="attente", button="Revenir au résultat")
        self.changes = EventChanges()
        shown: QWidget = self.changes
        if len(preview.moves) + len(preview.alerts) > _MANY:
            shown = scrolling(self.changes)
            shown.setMinimumHeight(2 * _MANY * self.fontMetrics().height())
        self._column.insertWidget(self._column.count() - 2, shown)  # above the gap over the buttons
        self.changes.display(preview)
        self.confirm = Button("Enregistrer ces changements", kind=SECONDARY, icon="enregistrer")
        self.add_button(self.confirm)
        self.confirm.clicked.connect(self.accept)
        self.confirm.clicked.connect(then)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 80)


def confirm_moves(widget: QWidget, preview: EventPreview, then: Callable[[], object]) -> MovesDialog:
    """Show what would change; `then` is called once it is confirmed. Returns at once."""
    dialog = MovesDialog(widget.window(), preview, then)
    dialog.open()
    return dialog
