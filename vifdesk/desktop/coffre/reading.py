"""Reads the words of the dossiers for the search while nobody waits, a few milliseconds at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from vifdesk.actions.problems import UserProblem
from vifdesk.actions.search_register import read_on

if TYPE_CHECKING:
    from vifdesk.actions.register import Register

_AT_A_TIME_MS = 8  # less than a picture of the screen: a key pressed meanwhile is not felt to wait
_DOSSIERS = 20  # between two looks at the time
_TOLD_MS = 400  # between two `went_on`, each of which may have a list drawn anew
_TURN_MS = 50
_LOOKS_AGAIN_MS = 1000  # whether another window has written; after the disk refused, when it is tried again


class Reading(QObject):
    """`went_on(left)`: so many dossiers are still found by their number and their name alone; 0 once, at the end."""

    went_on = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._told = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._slice)

    def start(self, register: Register) -> None:
        """Read on in this register, from the next idle moment on."""
        self._register = register
        self._told.start()
        self._timer.start(0)

    def stop(self) -> None:
        """Let go of the register."""
        self._register = None
        self._timer.stop()

    def _slice(self) -> None:
        register = self._register
        if register is None or not register.index.unread:
            self._timer.setInterval(_LOOKS_AGAIN_MS)
            return
        if not register.vault.is_idle():  # long work has it: the screen does not wait for its turn
            self._timer.setInterval(_TURN_MS)
            return
        spent = QElapsedTimer()
        spent.start()
        left = register.index.unread
        try:
            while left and spent.elapsed() < _AT_A_TIME_MS:
                left = read_on(register, _DOSSIERS)
        except UserProblem:  # what one opens or searches next will say so; here nobody asked
            self._timer.setInterval(_LOOKS_AGAIN_MS)
            return
        self._timer.setInterval(0)
        if not left or self._told.elapsed() >= _TOLD_MS:
            self._told.restart()
            self.went_on.emit(left)
