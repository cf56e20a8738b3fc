"""The system's session is locked, or the machine sleeps: the vault locks by itself, and nothing that was open is lost."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.helpers.desk import ROOT
from tests.helpers.vaults import PHRASE
from vifdesk.desktop.coffre import linux_session
from vifdesk.desktop.coffre.sleep_watch import EVERY, SleepWatch
from vifdesk.desktop.coffre.veil import LockedVeil
from vifdesk.desktop.coffre.windows_session import (
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    Message,
    WindowsSession,
    leaves,
)
from vifdesk.desktop.main_window import MainWindow

DAEMON = shutil.which("dbus-daemon")


class Clocks:
    """Two clocks that go as a test says."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_000_000.0, 10.0

    def go(self, wall: float, steady: float) -> None:
        self.wall += wall
        self.steady += steady


@pytest.mark.parametrize(
    ("wall", "steady", "sleep"),
    [
        (EVERY, EVERY, False),
        (EVERY + 20, EVERY + 20, False),  # the window hung
        (3600, EVERY, True),  # Linux: the steady clock stands still meanwhile
        (3600, 3600, True),  # Windows: it goes on
        (-3600, EVERY, False),  # the clock was set back
        (EVERY + 31, EVERY, True),
    ],
)
def test_a_sleep_is_time_too_many_on_either_clock(
    dressed: object, wall: float, steady: float, sleep: bool
) -> None:
    """Once for each sleep: the next look finds nothing any more."""
    clocks, found = Clocks(), list[None]()
    parent = QObject()
    watch = SleepWatch(parent, wall=lambda: clocks.wall, steady=lambda: clocks.steady)
    watch.slept.connect(lambda: found.append(None))
    watch.start()
    clocks.go(wall, steady)
    watch.look()
    clocks.go(EVERY, EVERY)
    watch.look()
    watch.stop()
    assert len(found) == sleep


def test_a_machine_that_slept_wakes_up_locked(opened: MainWindow, qtbot: QtBot) -> None:
    """Over the real window: the veil is there, and the examination comes back with the phrase."""
    opened.start("tgd")
    examination = opened.examinations.open[0].examination
    examination.set_heading(replace(examination.dossier.heading, parquet_number="26/04512"))
    watch = opened.side.departure._sleep
    wall = watch._clocks[0]
    watch._clocks = (lambda: wall() + 7200, watch._clocks[1])
    watch._timer.timeout.emit()
    assert isinstance(opened.side.cover.veil, LockedVeil)
    assert not opened.side.keeper.is_open
    assert not watch._timer.isActive()
    opened.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: opened.side.keeper.is_open)
    assert opened.examinations.open[0].examination is examination
    assert watch._timer.isActive()


@pytest.mark.parametrize(
    ("message", "w", "left"),
    [
        (WM_WTSSESSION_CHANGE, 7, True),  # locked
        (WM_WTSSESSION_CHANGE, 8, False),  # unlocked
        (WM_WTSSESSION_CHANGE, 2, True),  # another user takes the console
        (WM_WTSSESSION_CHANGE, 4, True),  # the remote screen goes
        (WM_WTSSESSION_CHANGE, 5, False),  # log-on
        (WM_POWERBROADCAST, 4, True),  # sleep
        (WM_POWERBROADCAST, 18, True),  # woke up
        (WM_POWERBROADCAST, 10, False),  # the battery's state
        (0x0100, 7, False),  # a key, whose code is 7
    ],
)
def test_windows_messages_are_read_as_windows_lays_them_out(message: int, w: int, left: bool) -> None:
    """In the memory to which Qt points; every message goes on to Qt."""
    found: list[None] = []
    watch = WindowsSession(lambda: found.append(None))
    told = Message(window=1, message=message, w=w, l=0)
    assert leaves(message, w) is left
    assert watch.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)
    assert len(found) == left
    assert watch.nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
    assert Message.message.offset == ctypes.sizeof(ctypes.c_void_p)
    assert Message.w.offset == 2 * ctypes.sizeof(ctypes.c_void_p)


def test_the_filter_of_windows_is_put_on_and_taken_off(opened: MainWindow) -> None:
    """Twice is as once."""
    watch = WindowsSession(lambda: None)
    watch.start(opened)
    watch.start(opened)
    watch.stop()
    watch.stop()


@pytest.mark.parametrize(("session", "path"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("a-b", "a_2db")])
def test_a_session_of_linux_is_known_by_its_path(session: str, path: str) -> None:
    """As logind writes it: another user's session that is locked locks nothing here."""
    assert linux_session.session_path(session) == f"/org/freedesktop/login1/session/{path}"


HEARD = """
import os, sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from vifdesk.desktop.coffre.linux_session import listen, session_path

application = QCoreApplication([])
heard, told = [], QObject()
ears = listen(lambda: heard.append(None), told)
bus = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "other")
counts = []

def emit(path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    bus.send(message)

SENT = [
    (session_path("2"), "org.freedesktop.login1.Session", "Lock"),
    (session_path("3"), "org.freedesktop.login1.Session", "Lock"),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True),
    ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False),
]

def step():
    counts.append(len(heard))
    heard.clear()
    if not SENT:
        print(ears is not None, counts, flush=True)
        application.quit()
        return
    emit(*SENT.pop(0))
    QTimer.singleShot(150, step)

QTimer.singleShot(150, step)
application.exec()
"""


@pytest.mark.skipif(DAEMON is None, reason="no dbus-daemon on this machine")
def test_linux_says_when_one_leaves() -> None:
    """Over a real bus: the own session's lock, the sleep, the desktop's screen; neither the end of them, nor others' locks."""
    assert DAEMON is not None
    words = [DAEMON, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            address = daemon.stdout.readline().strip()
            names = ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
            done = subprocess.run(
                [sys.executable, "-c", HEARD],
                cwd=ROOT,
                env={**os.environ, **dict.fromkeys(names, address), "XDG_SESSION_ID": "2"},
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
        finally:
            daemon.kill()
    assert done.stdout.strip() == "True [0, 1, 0, 1, 0, 1, 0]", done.stderr


def test_without_a_bus_nothing_is_heard_and_nothing_fails() -> None:
    """As in a container."""
    script = (
        "from PySide6.QtCore import QCoreApplication, QObject\n"
        "from vifdesk.desktop.coffre.linux_session import listen\n"
        "application = QCoreApplication([])\n"
        "print(listen(lambda: None, QObject()))\n"
    )
    nowhere = dict.fromkeys(("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"), "unix:path=/nowhere")
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **nowhere},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.strip() == "None"
    assert done.stderr == ""
