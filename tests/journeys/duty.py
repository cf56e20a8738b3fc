"""A magistrate on duty: over a real vault, with the phone ringing."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from tests.helpers.desk import StillClock
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import button
from tests.journeys.magistrate import ALT, CTRL, Magistrate
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import read_calls
from vifdesk.actions.register import Register
from vifdesk.desktop.cahier.call_page import CallPage
from vifdesk.desktop.register.dossier_page import DossierPage
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.domain.register.calls import Call

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

ALBUM = "VIFDESK_IMAGES"
"""Names a folder: the journey leaves there a picture of each of its moments."""


class Duty(Magistrate):
    """Moves the clock, unlocks, takes calls; each call files itself under its number of the night."""

    def __init__(self, application: QApplication, qtbot: QtBot, desk: Desk, vault: Path) -> None:
        clock = desk.clock
        assert isinstance(clock, StillClock)
        self.clock, self.vault = clock, vault
        super().__init__(application, qtbot, clock.moment, desk)
        self.window.side.keeper.choose(str(vault))
        self.unlock_at_the_vault()

    # ------------------------------------------------------------------------------------------------ the night

    def wait(self, minutes: int) -> None:
        self.clock.moment += timedelta(minutes=minutes)

    def picture(self, name: str) -> None:
        folder = os.environ.get(ALBUM)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.settle()
            assert self.window.grab().save(str(Path(folder) / f"{name}.png"))

    def until(self, done: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(done, timeout=20_000)
        self.settle()

    # ------------------------------------------------------------------------------------------------ the vault

    @property
    def register(self) -> Register:
        return self.window.side.keeper.register

    def unlock_at_the_vault(self) -> None:
        """Alt+3, the phrase, Enter."""
        self.key(Qt.Key.Key_3, ALT)
        self.unlock()

    def unlock(self) -> None:
        """The phrase, Enter: where the keyboard stands."""
        self.write(PHRASE)
        self.key(Qt.Key.Key_Return)
        self.until(lambda: self.window.side.keeper.is_open)

    def crash(self, copy: Path) -> Path:
        """The file as a process that is killed now leaves it."""
        for suffix in ("", "-wal"):
            left = self.vault.with_name(self.vault.name + suffix)
            if left.exists():
                shutil.copy(left, copy.with_name(copy.name + suffix))
        return copy

    def leave(self) -> None:
        """Shut the laptop."""
        self.window.side.leave()
        self.window.hide()
        self.settle()

    # ------------------------------------------------------------------------------------------------ the phone

    @property
    def calls(self) -> list[Call]:
        return [call for _id, call in read_calls(self.register)]

    def ring(self, number: int, *, back: str = "", dossier: str = "") -> CallPage:
        """Ctrl+N and what is heard; the call is not filed yet."""
        self.wait(6)
        self.key(Qt.Key.Key_N, CTRL)
        page = self.page(CallPage)
        self.write(f"Brigade {number % 4 + 1}")
        self._next(2)
        self.write(f"appel {number}")
        self._next(2)
        self.write(back)
        self._next(1)
        self.write(dossier)
        return page

    def take(self, number: int, *, back: str = "") -> None:
        """A whole call: rung, heard, filed by Enter."""
        self.ring(number, back=back)
        self.key(Qt.Key.Key_Return)

    def open_from_call(self, number: int, reference: str) -> DossierPage:
        """A call that becomes a dossier with one key."""
        self.ring(number, dossier=reference)
        self.key(Qt.Key.Key_Return, CTRL)
        return self.dossier

    def _next(self, count: int) -> None:
        for _ in range(count):
            self.key(Qt.Key.Key_Tab)

    @property
    def parked(self) -> list[str]:
        return [work.name for work in self.window.desk_side.pile.works]

    # ------------------------------------------------------------------------------------------------ pages

    @property
    def dossier(self) -> DossierPage:
        page = self.page(DossiersPage).page
        assert isinstance(page, DossierPage)
        return page

    def press_button(self, name: str) -> None:
        """Go to the button of that name, and press Space."""
        found: QAbstractButton = button(self.window, name)
        found.setFocus()
        self.key(Qt.Key.Key_Space)

    def choose_file(self, path: Path) -> None:
        """Name a file in the dialog that is open."""
        dialog = self.window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        self._qtbot.waitExposed(dialog)
        self._fill(dialog, str(path))
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        self.settle()
