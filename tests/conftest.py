"""Quiet is enforced: a test fails on a log line, a Qt message, a socket, a window left open.

A test that expects a log line reads it with `caplog`, then calls `caplog.clear()`.
A test that expects Qt's message reads it with `qtlog`, or wraps the moment in `with qtlog.disabled():`.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "polices"
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes: ten times what the whole suite writes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples every time and everywhere; `HYPOTHESIS_PROFILE=large` looks further.
settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("large", parent=settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


class NetworkReached(BaseException):
    """A test, or what it calls, asked for a socket. Not an Exception, so that no `except Exception` hides it."""


def refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") and event != "socket.gethostname":
        raise NetworkReached(f"{event}: vifdesk has no network")


def pytest_configure() -> None:
    """Python itself reports every socket to this hook, also one that C code makes; it stays for the whole run."""
    sys.addaudithook(refuse_network)
    if "TMPDIR" not in os.environ and is_roomy_memory(MEMORY):
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def is_roomy_memory(place: Path) -> bool:
    """A file system in memory, large enough, from which programs may run.

    Each change of a vault waits several times for the disk: on a real one half of the run is that wait. What the store
    asks of the disk is proved call by call (tests/store/test_faults.py), and no test cuts the current.
    """
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return False
    found = os.statvfs(place)
    return found.f_bavail * found.f_frsize >= ROOM and not found.f_flag & os.ST_NOEXEC


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests last, so that a plain mistake shows early."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)


@pytest.fixture(scope="session", autouse=True)
def _other_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes the folders of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        for name in ("CACHE", "CONFIG", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application with the program's own font, so that pictures are the same on every machine."""
    from PySide6.QtGui import QFont, QFontDatabase

    for font in sorted(FONTS.glob("*.ttf")):
        assert QFontDatabase.addApplicationFont(str(font)) >= 0, f"unreadable font: {font.name}"
    qapp.setFont(QFont("Liberation Sans", 10))
    return qapp


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails after a test that left a warning in the log or a window on the screen."""
    yield
    lines = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not lines, f"unexpected in the log: {lines}"
    windows = open_windows()
    for window in windows:
        window.deleteLater()
    bury_widgets()
    assert not windows, f"left open: {windows}"


def bury_widgets() -> None:
    """Delete what asked for it: outside an event loop Qt puts it off, and each change of text or theme dresses the dead too."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


def open_windows() -> list[QWidget]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
