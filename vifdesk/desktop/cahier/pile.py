"""The works that a call interrupted, the last one on top, each with how long it has waited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from vifdesk.actions.desk import Desk

_TICK = 15_000


@dataclass(frozen=True, slots=True)
class Parked:
    """One of them. `key`: its place in the window, the same work never lies there twice.

    `name`, `detail`: what it is, where it stood; names in them are marked as identities. `memory`: how the vault knows it,
    empty for what only the window knows. `come_back` shows it exactly as it was left.
    """

    key: str
    name: str
    detail: str
    since: datetime
    come_back: Callable[[], object]
    memory: tuple[str, str] = ("", "")


class Pile(QObject):
    """`rearranged()`: another work lies there, or one went. `changed()`: the same, or some time has passed."""

    changed = Signal()
    rearranged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._works: list[Parked] = []
        self._tick = QTimer(self, interval=_TICK)
        self._tick.timeout.connect(self.changed)

    @property
    def works(self) -> tuple[Parked, ...]:
        """The last one parked first."""
        return tuple(reversed(self._works))

    def park(self, work: Parked) -> None:
        """Put a work on top; one that lies there already keeps its hour and rises."""
        known = next((one for one in self._works if one.key == work.key), None)
        self._works = [one for one in self._works if one.key != work.key]
        self._works.append(work if known is None else _since(work, known.since))
        self._told()

    def lay_below(self, work: Parked) -> None:
        """Put a work under all the others."""
        self._works = [work, *(one for one in self._works if one.key != work.key)]
        self._told()

    def take(self, key: str = "") -> Parked | None:
        """Take a work off the pile, the one on top without a key; None where there is none."""
        found = next((one for one in self.works if key in ("", one.key)), None)
        if found is not None:
            self._works = [one for one in self._works if one is not found]
            self._told()
        return found

    def drop(self, key: str) -> None:
        """Forget a work that was taken up otherwise, or closed; nothing where it does not lie there."""
        if any(one.key == key for one in self._works):
            self._works = [one for one in self._works if one.key != key]
            self._told()

    def lay_again(self, works: Sequence[Parked]) -> None:
        """Lay works that were kept, bottom first, among those that are there: each by its hour."""
        keys = {work.key for work in works}
        mixed = [*works, *(one for one in self._works if one.key not in keys)]
        self._works = sorted(mixed, key=lambda work: work.since)
        self._told()

    def now(self) -> datetime:
        """The moment by which elapsed times are shown."""
        return self._desk.clock.now()

    def _told(self) -> None:
        if self._works:
            self._tick.start()
        else:
            self._tick.stop()
        self.changed.emit()
        self.rearranged.emit()


def _since(work: Parked, since: datetime) -> Parked:
    return Parked(work.key, work.name, work.detail, since, work.come_back, work.memory)
