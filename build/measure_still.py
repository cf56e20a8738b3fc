"""How long the window stands still while thousands of dossiers are purged, sealed, taken in and undone.

`python build/measure_still.py [dossiers]`: a window over a vault of its own, pressed as by hand; the longest time between
two turns of its event loop during each piece of long work, and what the machine alone makes of a window that does nothing.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.populate_register import populate_register  # noqa: E402
from vifdesk.desktop.coffre.keeper import NewVault  # noqa: E402
from vifdesk.desktop.coffre.retention_page import RetentionPage  # noqa: E402
from vifdesk.desktop.main_window import MainWindow  # noqa: E402
from vifdesk.desktop.register.hand_over_page import HandOverPage  # noqa: E402
from vifdesk.desktop.register.page import DossiersPage  # noqa: E402
from vifdesk.desktop.theme import dress  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402

_PHRASE = "cheval batterie agrafe"
_TURN_MS = 2


class Beat:
    """Notes the longest time between two turns of the event loop."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    @contextmanager
    def measured(self, name: str) -> Iterator[None]:
        """Print what a piece of work took, and the longest stillness meanwhile."""
        began = self._last = time.perf_counter()
        self.longest = 0.0
        yield
        self._turn()
        print(
            f"{name:<34} {time.perf_counter() - began:7.2f} s   longest stillness {self.longest * 1000:6.1f} ms"
        )


class LaterClock:
    """The machine's clock, some years on."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now() + self.ahead  # noqa: DTZ005 a measure, outside the program

    def today(self) -> date:
        return self.now().date()


def until(done: Callable[[], bool]) -> None:
    """Turn the event loop until it is so."""
    while not done():
        QApplication.processEvents()
        time.sleep(0.0005)


def main(count: int) -> None:
    """Measure all."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application, ROOT / "resources")
    clock = LaterClock()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        desk = replace(build_desk(), clock=clock)
        window = opened_window(desk)
        keeper = window.side.keeper
        populate_register(desk, keeper.register, count, seed=1)
        beat = Beat()
        with beat.measured("nothing (the machine alone)"):
            end = time.perf_counter() + 2
            until(lambda: time.perf_counter() > end)
        window.go("dossiers")
        place = window.place.page
        assert isinstance(place, DossiersPage)
        place._go("hand_over")  # noqa: SLF001 as its button does
        hand_over = place.page
        assert isinstance(hand_over, HandOverPage)
        hand_over.give.phrase.first.setText(_PHRASE)
        sealed = str(Path(folder) / "tout.vifpassation")
        with beat.measured(f"sealing {count} dossiers"):
            hand_over.give.write_file(sealed)
            until(lambda: not hand_over.give.work.busy)
        purge(window, clock, beat, count)
        take_in(window, sealed, beat, count)
        window.side.leave()
        window.hide()


def opened_window(desk: Desk) -> MainWindow:
    """A window over a new vault, open."""
    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    until(lambda: window.is_furnished)
    keeper = window.side.keeper
    new = NewVault(keeper.path, _PHRASE, "Mme P.", "substitut")
    keeper.create(new, done=lambda _key: None, failed=lambda problem: sys.exit(str(problem)))
    until(lambda: keeper.is_open)
    return window


def purge(window: MainWindow, clock: LaterClock, beat: Beat, count: int) -> None:
    """Every dossier falls due, and goes."""
    clock.ahead = timedelta(days=6 * 366)
    window.side._show_coffre("conservation")  # noqa: SLF001 as its door does
    page = window.place.page.page  # type: ignore[attr-defined]
    assert isinstance(page, RetentionPage)
    with beat.measured(f"reading what is due of {count}"):
        until(lambda: not page.working)
    with beat.measured(f"purging {len(window.side.keeper.register.places)} dossiers"):
        page._purge()  # noqa: SLF001 as its question does
        until(lambda: not page.working)
    assert not window.side.keeper.register.places
    clock.ahead = timedelta()


def take_in(window: MainWindow, sealed: str, beat: Beat, count: int) -> None:
    """They come back from the sealed file, and the import is undone."""
    window.go("dossiers")
    place = window.place.page
    assert isinstance(place, DossiersPage)
    receive = place.page.receive  # type: ignore[attr-defined]
    receive.phrase.setText(_PHRASE)
    for name, act in (
        (f"trying {count} dossiers out", lambda: receive.read_file(sealed)),
        (f"taking {count} dossiers in", receive.merge),
        ("undoing that", receive.undo),
    ):
        with beat.measured(name):
            act()
            until(lambda: not receive.work.busy)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
