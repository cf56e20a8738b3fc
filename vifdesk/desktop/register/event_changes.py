"""What an event would change, line by line, before it is kept; what is doubtful, and how to go on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vifdesk.actions.preview_event import EventPreview
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Notice, empty
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.schedule.comparison import Turn, move_sentence

_ICONS = {
    Turn.APPARAIT: ("plus", "accent"),
    Turn.BOUGE: ("suivant", "attente"),
    Turn.FAITE: ("coche", "favorable"),
    Turn.PREND_FIN: ("moins", "neutre"),
    Turn.REPREND: ("retablir", "attente"),
    Turn.RESTE_FAITE: ("coche", "neutre"),
    Turn.RESTE_ECARTEE: ("moins", "neutre"),
    Turn.RESTE_VERROUILLEE: ("cadenas", "neutre"),
}
_NOTHING = "Aucune échéance ne change."


class EventChanges(QWidget):
    """Shows a preview; `motive()` is asked for only where something is doubtful."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_XS)
        self._column.addLayout(self._lines)
        self.reason = text_field("En une phrase")
        self.reason_row: LabelledRow = labelled_row(
            "Motif, si la date est juste malgré cela", self.reason, help="Gardé avec l’événement."
        )
        self._column.addWidget(self.reason_row)
        self.reason_row.hide()
        self.hide()

    def display(self, preview: EventPreview) -> None:
        """Show what would move, appear, be done or end; what stays; what is doubtful."""
        empty(self._lines)
        self._lines.addWidget(text_label("Ce qui change", Role.STRONG))
        for move in preview.moves:
            icon, tone = _ICONS[move.turn]
            self._lines.addLayout(_line(icon, tone, move_sentence(move)))
        if not preview.moves:
            self._lines.addWidget(text_label(_NOTHING, Role.MUTED))
        for alert in preview.alerts:
            self._lines.addWidget(Notice(typographie(alert.text), "attente"))
        for objection in preview.objections:
            said = f"{objection.sentence} {objection.remedy}"
            self._lines.addWidget(Notice(typographie(said), "attente"))
        self.reason_row.setVisible(bool(preview.objections))
        self.show()

    def say(self, sentence: str) -> None:
        """Only a sentence: why there is nothing to show."""
        empty(self._lines)
        self._lines.addWidget(Notice(typographie(sentence), "attente"))
        self.reason_row.hide()
        self.show()

    @property
    def owed(self) -> bool:
        """Whether a motive is owed and was not written."""
        return self.reason_row.isVisibleTo(self) and not self.motive()

    def motive(self) -> str:
        """Why the event is right in spite of what is doubtful."""
        return self.reason.text().strip()

    def ask_motive(self) -> None:
        """Say that it is owed."""
        self.reason_row.show_error("Corrigez la date, ou dites en une phrase pourquoi elle est juste.")
        self.reason.setFocus()


def _line(icon: str, tone: str, sentence: str) -> QHBoxLayout:
    from PySide6.QtCore import Qt

    across = QHBoxLayout()
    across.setSpacing(SPACE_S)
    across.addWidget(Icon(icon, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(text_label(sentence), 1)
    return across
