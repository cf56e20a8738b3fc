"""Which kind of event: a few letters, and the list under the field narrows; the likely ones of this dossier come first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_XS
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.domain.register.search import plain
from vifdesk.domain.schedule.event_type import EventType

_SHOWN = 7
_HELP = "Quelques lettres, puis Entrée\u00a0; flèches pour choisir."


class KindPicker(QWidget):
    """`chosen(EventType)`: this kind. The list hides once one is chosen, and comes back when one types again."""

    chosen = Signal(object)

    def __init__(self, kinds: Sequence[EventType]) -> None:
        super().__init__()
        self._kinds = list(kinds)
        self.kind: EventType | None = None
        self.field: QLineEdit = text_field("notification, remise, JAF…")
        self.row: LabelledRow = labelled_row("Événement", self.field, help=_HELP)
        self.list = QListWidget()
        self.list.setAccessibleName("Événements proposés")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows of the field go through it
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.row)
        column.addWidget(self.list)
        self.field.textEdited.connect(self._narrow)
        self.field.returnPressed.connect(self._take_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self._narrow("")

    def choose(self, kind: EventType) -> None:
        """Take this one, without telling."""
        self.kind = kind
        self.field.setText(kind.label)
        self.list.hide()
        self.row.show_understood(f"{kind.family} · {kind.source}")

    def _narrow(self, text: str) -> None:
        self.kind = None
        words = plain(text).split()
        found = [
            one for one in self._kinds if all(word in plain(f"{one.label} {one.family}") for word in words)
        ]
        self.list.clear()
        for kind in found:
            item = QListWidgetItem(f"{kind.label} – {kind.family}")
            item.setData(Qt.ItemDataRole.UserRole, kind)
            self.list.addItem(item)
        self.list.setCurrentRow(0 if found else -1)
        height = self.list.sizeHintForRow(0) if found else 0
        self.list.setFixedHeight(
            max(1, min(len(found), _SHOWN)) * max(height, 1) + 2 * self.list.frameWidth()
        )
        self.list.setVisible(bool(found))
        if found:
            self.row.show_help()
        else:
            self.row.show_error("Aucun événement ne s’appelle ainsi\u00a0: essayez un autre mot.")

    def _take_current(self) -> None:
        item = self.list.currentItem()
        if self.kind is not None:
            self.chosen.emit(self.kind)
        elif item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        self.choose(item.data(Qt.ItemDataRole.UserRole))
        self.chosen.emit(self.kind)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows of the field go through the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.list.isVisible():
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            step = steps.get(Qt.Key(event.key()), 0)
            if step:
                place = self.list.currentRow() + step
                self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
                return True
        return super().eventFilter(watched, event)
