"""The window does not stand still while thousands of dossiers go."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.helpers.desk import StillClock
from tests.helpers.windows import settle
from vifdesk.actions.catch_up import take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.progress import at_once
from vifdesk.actions.register import DOSSIER, Register
from vifdesk.actions.vault_port import Change
from vifdesk.desktop.coffre.page import CoffrePage
from vifdesk.desktop.coffre.retention_page import RetentionPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.domain.register.record import first_version

MANY, LONGEST = 2_000, 0.1
"""Dossiers, and seconds: what a person begins to feel."""
TRIES = 4
"""A machine that does something else meanwhile may hold any window up: one of these must be free of it."""


class Beat:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def fill(desk: Desk, register: Register, prefix: str) -> None:
    """Dossiers that have fallen due since."""
    changes = [
        Change(None, DOSSIER, first_version(f"{prefix}/{number:05}", {"note": "Menaces."}, desk.clock.now()))
        for number in range(MANY)
    ]
    at_once(take_in(register, register.vault.write(changes)))


def purge(page: RetentionPage, qtbot: QtBot) -> float:
    """Remove what is due, once the page has read it; the longest stillness meanwhile, in seconds."""
    qtbot.waitUntil(lambda: not page.working, timeout=30_000)
    settle()
    beat = Beat()
    page._purge()
    assert page.working, "it went on in the screen's thread"
    qtbot.waitUntil(lambda: not page.working, timeout=30_000)
    settle()
    return beat.longest


def test_a_purge_of_two_thousand_dossiers_is_not_felt(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """Neither while they go, nor while the list and the search forget them; and all of them are gone."""
    register, clock = opened.side.keeper.register, desk.clock
    assert isinstance(clock, StillClock)
    longest = []
    for attempt in range(TRIES):
        fill(desk, register, f"2{attempt}")
        clock.moment += timedelta(days=4 * 366)
        opened.side.idle.start(600)  # nobody slept: it is the test that moved the clock
        opened.side._show_coffre("conservation")
        place = opened.place.page
        assert isinstance(place, CoffrePage)
        page = place.page
        assert isinstance(page, RetentionPage)
        longest.append(purge(page, qtbot))
        assert not register.places
        assert not register.index.all()
        if longest[-1] < LONGEST:
            return
    pytest.fail(f"it stood still for {longest} seconds")
