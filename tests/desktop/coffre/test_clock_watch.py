"""A clock that was set back: every page says so, until it is right again or somebody has checked it."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from tests.helpers.desk import StillClock
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.coffre.clock_watch import ClockWatch
from vifdesk.desktop.main_window import MainWindow


def moved(desk: Desk, window: MainWindow, **length: float) -> None:
    """The machine's clock is set to another hour."""
    assert isinstance(desk.clock, StillClock)
    desk.clock.moment += timedelta(**length)
    window.side.idle.start(100_000)  # nobody slept: it is the test that moved the clock


def opened_again(window: MainWindow, qtbot: QtBot) -> None:
    """The vault is locked and opened, and its log read."""
    window.side.keeper.lock(quietly=True)
    window.side.keeper.open(PHRASE, lambda _problem: None)
    qtbot.waitUntil(lambda: window.side.keeper.is_open)
    window.side.clock_watch._first.setInterval(0)
    window.side.clock_watch._first.start()
    qtbot.waitUntil(lambda: not window.side.clock_watch.busy)
    settle()


def warned(watch: ClockWatch) -> str:
    """What it says now; nothing when it is silent."""
    return watch.strip.label.text() if watch.strip is not None and watch.strip.isVisible() else ""


def test_a_clock_set_back_is_said_at_the_next_opening_and_the_one_after(
    opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """Both hours are named, on every page, again after the vault was locked, until the clock is right."""
    watch = opened.side.clock_watch
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/1"})
    moved(desk, opened, days=-2)
    for _ in range(2):
        opened_again(opened, qtbot)
        assert "a reculé" in warned(watch)
    opened.go("delai")
    settle()
    assert any("douteux" in text for text in texts(opened))
    moved(desk, opened, days=2, minutes=1)
    watch.look()
    assert not warned(watch)


def test_it_is_seen_while_the_window_is_open(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """Within a minute, without locking."""
    opened_again(opened, qtbot)
    moved(desk, opened, hours=-5)
    opened.side.clock_watch.look()
    settle()
    assert "a reculé" in warned(opened.side.clock_watch)


def test_the_hour_of_winter_is_no_clock_set_back(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """Each autumn every clock goes back by one hour, in the night of a duty."""
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/1"})
    moved(desk, opened, hours=-1)
    opened_again(opened, qtbot)
    assert not warned(opened.side.clock_watch)


def test_whoever_has_checked_the_clock_is_not_told_again(
    opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """It was wrong before, years ahead: one button, the log keeps who pressed it, and no later opening says it."""
    watch = opened.side.clock_watch
    moved(desk, opened, days=3 * 365)
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/1"})
    moved(desk, opened, days=-3 * 365)
    opened_again(opened, qtbot)
    assert warned(watch)
    click(opened, "L’heure du poste est juste")
    assert not warned(watch)
    opened_again(opened, qtbot)
    assert not warned(watch)
    acts = [getattr(line, "action", "") for line in opened.side.keeper.vault.log()]
    assert "heure_confirmee" in acts
    assert "clock_set_back" in acts


def test_a_locked_window_says_nothing_of_it(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """When a vault was used is nobody's business."""
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/1"})
    moved(desk, opened, days=-2)
    opened_again(opened, qtbot)
    opened.side.keeper.lock()
    settle()
    assert not warned(opened.side.clock_watch)
