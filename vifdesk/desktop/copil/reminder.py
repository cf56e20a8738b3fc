"""Says on the rail that a meeting is near, or that one should have been held: seen from anywhere in the window."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.shell.places import Places
    from vifdesk.desktop.shell.rail import Rail
    from vifdesk.domain.statistics.meeting import Reminder

_NEAR = timedelta(days=14)
_LINE = "copil"


class MeetingReminder(QObject):
    """Lives as long as the window; looks again whenever another page is shown."""

    def __init__(self, desk: Desk, keeper: Keeper, places: Places, rail: Rail) -> None:
        super().__init__(places)
        self._desk, self._keeper, self._rail = desk, keeper, rail
        self._said: tuple[str, ...] = ()
        keeper.opened.connect(lambda _vault: self.look())
        keeper.locked.connect(self.look)
        keeper.caught_up.connect(self.look)
        places.shown.connect(lambda _place: self.look())

    def look(self) -> None:
        """Say what is near or late now."""
        said = tuple(self._lines()) if self._keeper.is_open else ()
        if said != self._said:
            self._said = said
            self._rail.count(_LINE, str(len(said)) if said else "", "\u00a0; ".join(said))

    def _lines(self) -> list[str]:
        register = self._keeper.register
        if not register.meetings:
            return []
        from vifdesk.actions.copil_meetings import read_meetings
        from vifdesk.domain.statistics.meeting import reminder_of
        from vifdesk.domain.statistics.report import Audience

        meetings, today = tuple(read_meetings(register.meetings.values())), self._desk.clock.today()
        names = {Audience.RESTREINTE: "COPIL VIF", Audience.LARGE: "instance départementale"}
        return [
            f"{names[one]}\u00a0: {words}"
            for one in Audience
            if (words := _words(reminder_of(meetings, one, today), today))
        ]


def _words(reminder: Reminder, today: date) -> str:
    if reminder.late:
        return "réunion à fixer"
    if reminder.fixed is not None and reminder.fixed - today <= _NEAR:
        return "réunion proche"
    return ""
