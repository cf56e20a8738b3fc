"""When the grid was filled in and by whom; and what it says besides its answers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import TextArea, labelled_row, read_text, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.parse_day import parse_day
from vifdesk.domain.dates.unreadable import Unreadable
from vifdesk.domain.dates.wording import day_in_words, short_day, typographie
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.grid import Grid

_KEYS = "O oui, N non, I inconnu, ↑ ↓ pour aller, Suppr pour retirer, Entrée pour écrire une précision."
_NOT_YET = "Ce jour n’est pas encore venu : écrivez le jour où la grille a été remplie."


class GridHeadCard(Card):
    """`changed(day, service)`: the day is « AAAA-MM-JJ »; told only when it is understood."""

    changed = Signal(str, str)

    def __init__(self, grid: Grid, filled: FilledGrid, today: date) -> None:
        super().__init__(name="Origine de la grille")
        self._today = today
        self._iso = filled.day
        self.day, self.service = text_field(), text_field(grid.from_whom)
        self.day_row = labelled_row("Remplie le", self.day, help="22/5, hier…")
        self.service_row = labelled_row("Reçue de", self.service, help="Service ou association")
        columns = Columns()
        columns.add(self.day_row, 26, 2)
        columns.add(self.service_row, 30, 3)
        self.body.addWidget(columns)
        self.body.addWidget(text_label(_KEYS, Role.CAPTION))
        self.display(filled)
        self.day.textEdited.connect(self._read_day)
        self.service.textEdited.connect(lambda text: self.changed.emit(self._iso, text))

    def display(self, filled: FilledGrid) -> None:
        """Show this day and this service."""
        self._iso = filled.day
        try:
            day = date.fromisoformat(filled.day)
        except ValueError:
            self.day.setText(filled.day)
        else:
            self.day.setText(short_day(day))
            self.day_row.show_understood(day_in_words(day))
        self.service.setText(filled.service)

    def _read_day(self, text: str) -> None:
        try:
            day = parse_day(text, today=self._today)
        except Unreadable as refusal:
            self.day_row.show_error(str(refusal))
            return
        if day > self._today:
            self.day_row.show_error(typographie(_NOT_YET))
            return
        self.day_row.show_understood(day_in_words(day))
        self._iso = day.isoformat()
        self.changed.emit(self._iso, self.service.text())

    def refuse_wrong_day(self) -> bool:
        """Bring the keyboard to a day that is not understood; whether there was one."""
        if not self.day_row.in_error:
            return False
        self.day.setFocus()
        return True


class GridNoteCard(Card):
    """`changed(text)`."""

    changed = Signal(str)

    def __init__(self, grid: Grid, note: str) -> None:
        super().__init__()
        self.note = TextArea(lines=3)
        self.note.setPlainText(note)
        discreet_field(self.note)
        self.body.addWidget(labelled_row("Note", self.note, help=typographie(grid.reserve)))
        sources = typographie(f"Sources : {' ; '.join(grid.sources)}.")
        self.body.addWidget(text_label(sources, Role.CAPTION))
        self.note.textChanged.connect(lambda: self.changed.emit(read_text(self.note)))

    def display(self, note: str) -> None:
        """Show this note."""
        if read_text(self.note) != note:
            self.note.blockSignals(True)
            self.note.setPlainText(note)
            self.note.blockSignals(False)
