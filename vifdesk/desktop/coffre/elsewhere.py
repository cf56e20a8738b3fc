"""Looks whether another process has written into the open vault, and takes in what it wrote: nobody need ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vifdesk.actions.catch_up import known_versions, read_elsewhere, take_elsewhere, was_changed
from vifdesk.actions.vault_problems import VaultClosed
from vifdesk.desktop.background import Background
from vifdesk.desktop.long_work import Steps

if TYPE_CHECKING:
    from vifdesk.actions.catch_up import Elsewhere
    from vifdesk.actions.problems import UserProblem
    from vifdesk.actions.register import Register

EVERY = 2_000
"""Milliseconds between two looks; each reads a few bytes of the file."""


class ElsewhereWatch(QObject):
    """`caught_up()`: the register knows more than it did. `shut_out()`: the vault was given another key elsewhere.

    All reading is done aside: neither a long change of another window nor a long list holds the screen up.
    """

    caught_up = Signal()
    shut_out = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._register: Register | None = None
        self._background, self._steps = Background(self), Steps(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def start(self, register: Register) -> None:
        """Watch this register."""
        self._steps.stop()
        self._register = register
        self._timer.start(EVERY)

    def stop(self) -> None:
        """Let go of the register."""
        self._timer.stop()
        self._steps.stop()
        self._register = None

    def look(self) -> None:
        """Look now, aside."""
        register = self._register
        if register is None or self._background.busy or self._steps.busy:
            return

        def looked(changed: bool) -> None:
            if register is not self._register:
                return
            if changed:
                self._read(register)
            else:
                self._timer.start(EVERY)

        self._background.run(
            lambda: was_changed(register), looked, lambda problem: self._failed(register, problem)
        )

    def _read(self, register: Register) -> None:
        vault, known = register.vault, known_versions(register)

        def found(elsewhere: Elsewhere) -> None:
            if register is self._register:
                self._steps.run(take_elsewhere(register, elsewhere), self._taken)

        self._background.run(
            lambda: read_elsewhere(vault, known), found, lambda problem: self._failed(register, problem)
        )

    def _taken(self) -> None:
        self._timer.start(EVERY)
        self.caught_up.emit()

    def _failed(self, register: Register, problem: UserProblem) -> None:
        """Nobody asked: what one opens or writes next will say so. A new key shuts this window out for good."""
        if register is not self._register:
            return
        if isinstance(problem.__cause__, VaultClosed):
            self.shut_out.emit()
        else:
            self._timer.start(EVERY)
