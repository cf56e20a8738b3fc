"""One window a user and a screen, between real processes and real files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.desk import ROOT
from vifdesk.machine.one_window import OneWindow, local_folder, screen_name

HOLDER = """
import sys
from pathlib import Path
from vifdesk.machine.one_window import OneWindow
one = OneWindow(Path(sys.argv[1]), "ecran")
print(one.claim(), flush=True)
sys.stdin.read()
"""
WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vifdesk.launch import main

def tell():
    (window,) = [w for w in QApplication.topLevelWidgets() if w.isWindow() and w.windowTitle()]
    if not hasattr(window, "told"):
        window.told = True
        window.showMinimized()
        print("minimised", flush=True)
    elif not window.isMinimized() and window.isActiveWindow():
        print("forward", flush=True)
        timer.stop()

really_wait = QApplication.exec
def wait(*_application):
    global timer
    timer = QTimer()
    timer.timeout.connect(tell)
    timer.start(200)
    return really_wait()
QApplication.exec = wait
sys.exit(main([]))
"""


@contextmanager
def process(*words: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env=environment,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        try:
            yield started
        finally:
            started.kill()


def line(started: subprocess.Popen[str]) -> str:
    assert started.stdout is not None
    return started.stdout.readline().strip()


def test_a_second_start_brings_the_first_window_forward_and_ends_well(tmp_path: Path) -> None:
    """Two real processes: the first was minimised; the second opens nothing and ends with 0. Killed, it is replaced."""
    with process("-c", WINDOW, home=tmp_path) as first:
        assert line(first) == "minimised"
        second = subprocess.run(
            [sys.executable, "-m", "vifdesk"],
            cwd=ROOT,
            env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        assert line(first) == "forward"
        first.send_signal(signal.SIGKILL)
        first.wait(10)
    with process("-c", WINDOW, home=tmp_path) as third:
        assert line(third) == "minimised"


def test_the_lock_of_a_killed_process_is_nobodys(tmp_path: Path) -> None:
    """The system lets it go with the process: there is nothing to guess from a number left in a file."""
    with process("-c", HOLDER, str(tmp_path), home=tmp_path) as holder:
        assert line(holder) == "True"
        assert not OneWindow(tmp_path, "ecran").claim()
        holder.kill()
        holder.wait(10)
        one = OneWindow(tmp_path, "ecran")
        assert one.claim()
        one.release()


def test_a_call_is_answered_once(tmp_path: Path) -> None:
    """With the token of whoever called."""
    first, second = OneWindow(tmp_path, "ecran"), OneWindow(tmp_path, "ecran")
    assert first.claim()
    assert not second.claim()
    assert first.called() is None
    answers: list[bool] = []
    caller = threading.Thread(target=lambda: answers.append(second.call("jeton")))
    caller.start()
    tokens = []
    while caller.is_alive():
        token = first.called()
        if token is not None:
            tokens.append(token)
    assert answers == [True]
    assert tokens == ["jeton"]
    first.release()


def test_a_window_that_does_not_react_does_not_keep_one_from_working(tmp_path: Path) -> None:
    """The caller gives up, takes its call back, and will open a window of its own."""
    first, second = OneWindow(tmp_path, "ecran"), OneWindow(tmp_path, "ecran")
    assert first.claim()
    assert not second.call(patience=0.1)
    assert first.called() is None
    first.release()


def test_nothing_is_left_once_the_window_is_closed(tmp_path: Path) -> None:
    """Neither the files nor the folder that was made for them; another's file stays."""
    folder = tmp_path / "vifdesk"
    for other in (False, True):
        one = OneWindow(folder, "ecran")
        assert one.claim()
        if other:
            (folder / "registre.vifdesk").touch()
        one.release()
        one.release()
        assert folder.exists() is other
    assert [path.name for path in folder.iterdir()] == ["registre.vifdesk"]


def test_two_screens_of_one_user_have_a_window_each(tmp_path: Path) -> None:
    """A window on another screen could not be seen, were it brought forward."""
    here, there = OneWindow(tmp_path, "-0"), OneWindow(tmp_path, "-1")
    assert here.claim()
    assert there.claim()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fenetre--0", "fenetre--1"]
    assert all(path.read_bytes() == b"" for path in tmp_path.iterdir())
    here.release()
    there.release()


def test_a_folder_that_takes_no_file_opens_a_window_all_the_same(tmp_path: Path) -> None:
    """One must be able to work; nothing can then be called."""
    (tmp_path / "plein").touch()
    one = OneWindow(tmp_path / "plein" / "vifdesk", "ecran")
    assert one.claim()
    assert one.called() is None
    assert not one.call(patience=0.1)


def test_the_folder_is_the_one_of_the_vault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The two ways to ask for it must agree."""
    import platformdirs

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert local_folder() == platformdirs.user_data_path("vifdesk", appauthor=False, roaming=False)
    monkeypatch.delenv("XDG_DATA_HOME")
    assert local_folder() == platformdirs.user_data_path("vifdesk", appauthor=False, roaming=False)


def test_a_screen_is_named_in_signs_that_every_disk_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """« :0 » would be no file name on some."""
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":0.1")
    assert screen_name() == "-0-1"
    monkeypatch.delenv("DISPLAY")
    assert screen_name() == "ecran"
