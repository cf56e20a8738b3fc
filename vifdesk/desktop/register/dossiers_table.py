"""The table of dossiers: arrows to go through it, Enter or a click to open."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vifdesk.desktop.register.dossiers_model import DossiersModel
from vifdesk.desktop.widgets.rows_table import RowsTable
from vifdesk.domain.register.search import Entry

_SHARES = (28, 42, 30)


class DossiersTable(RowsTable):
    """`opened(reference)`: this dossier is to be opened."""

    opened = Signal(str)

    def __init__(self) -> None:
        self.dossiers = DossiersModel()
        super().__init__(
            self.dossiers, _SHARES, name="Dossiers", keys="Flèches pour parcourir, Entrée pour ouvrir"
        )
        self.chosen.connect(lambda row: self.opened.emit(self.dossiers.entries[row].reference))

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these, and stand on the first."""
        self.dossiers.show(entries)
        if entries:
            self.setCurrentIndex(self.dossiers.index(0, 0))
            self.scrollToTop()

    def stand_on(self, reference: str) -> None:
        """Stand on this dossier's row, if it is in the list."""
        for place, entry in enumerate(self.dossiers.entries):
            if entry.reference == reference:
                self.setCurrentIndex(self.dossiers.index(place, 0))
                return

    @property
    def current(self) -> Entry | None:
        """The dossier on whose row one stands."""
        index = self.currentIndex()
        return self.dossiers.entries[index.row()] if index.isValid() else None
