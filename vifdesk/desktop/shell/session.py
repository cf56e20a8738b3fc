"""What the window remembers until it is closed; nothing of it goes to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vifdesk.domain.dates.territory import Territory

if TYPE_CHECKING:
    from vifdesk.domain.register.settings import CourtSettings


class Session(QObject):
    """Territory and court chosen once for all that follows. `changed` says that one of them is another."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._territory = Territory.METROPOLE
        self._court = self._departement = ""

    @property
    def territory(self) -> Territory:
        """The territory of the court's seat: its holidays, its civil time."""
        return self._territory

    @property
    def court(self) -> str:
        """The court, as the sheets print it; empty when not given."""
        return self._court

    @property
    def departement(self) -> str:
        """The department of the court's seat; empty when not given."""
        return self._departement

    def take(self, settings: CourtSettings) -> None:
        """What the court has settled in the vault; what it leaves open stays as it was chosen."""
        if settings.territory is not None:
            self.choose_territory(settings.territory)
        if settings.court:
            self.name_court(settings.court)
        self._departement = settings.departement

    def choose_territory(self, territory: Territory) -> None:
        """Take another territory."""
        if territory is not self._territory:
            self._territory = territory
            self.changed.emit()

    def name_court(self, court: str) -> None:
        """Name the court."""
        if court.strip() != self._court:
            self._court = court.strip()
            self.changed.emit()
