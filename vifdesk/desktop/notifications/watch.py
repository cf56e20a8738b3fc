"""Reads the clock several times a minute and tells what fell due since it was last read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vifdesk.domain.register.falling_due import Fallen, fallen_between

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.domain.register.open_matters import Matter

_TICK = 15_000
"""Milliseconds: an alert comes within a minute of its time, also after sleep and after a change of the clock."""


class DueWatch(QObject):
    """`fell_due(Fallen)`: these are to be told. Runs while a vault is open; what is put off is told again at its time."""

    fell_due = Signal(object)

    def __init__(self, desk: Desk, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._keeper = desk, keeper
        self._read_at: datetime | None = None
        self._put_off: list[tuple[datetime, tuple[Matter, ...]]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.read_clock)
        keeper.opened.connect(lambda _vault: self._start())
        keeper.locked.connect(self._stop)
        if keeper.is_open:
            self._start()

    def read_clock(self) -> None:
        """Tell what fell due since the last reading, and what was put off until now."""
        if not self._keeper.is_open:
            return
        now, since = self._desk.clock.now(), self._read_at
        self._read_at = now
        found: list[Matter] = []
        if since is not None:
            found += fallen_between(self._keeper.register.ledger.all(), since, now).matters
        found += [one for one in self._back(now) if one not in found]
        if found:
            self.fell_due.emit(Fallen(tuple(found)))

    def put_off(self, fallen: Fallen, until: datetime | timedelta) -> None:
        """Tell these again at that moment, or after that time."""
        moment = self._desk.clock.now() + until if isinstance(until, timedelta) else until
        self._put_off.append((moment, fallen.matters))

    def _back(self, now: datetime) -> list[Matter]:
        """What was put off until now and is still open, as it stands now."""
        due = [matters for moment, matters in self._put_off if moment <= now]
        self._put_off = [entry for entry in self._put_off if entry[0] > now]
        if not due:
            return []
        wanted = {(one.kind, one.record_id, one.key) for matters in due for one in matters}
        return [
            one for one in self._keeper.register.ledger.all() if (one.kind, one.record_id, one.key) in wanted
        ]

    def _start(self) -> None:
        """What is overdue when the vault opens is on the page: only what falls due from now on is told."""
        self._read_at = self._desk.clock.now()
        self._timer.start()

    def _stop(self) -> None:
        """Nothing is told under lock; what falls due meanwhile is on the page when the vault opens again."""
        self._timer.stop()
        self._put_off = []
