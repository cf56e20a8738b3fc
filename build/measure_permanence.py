"""How long the first page takes over a full register, with its window offscreen.

    python build/measure_permanence.py [--dossiers 0 20000]

For each number of fictional dossiers: how many dates are open, the page shown from another place, the page drawn again, an
event entered with the page drawn again (medians of nine), and the highest memory. Every file lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication  # noqa: E402

from vifdesk.actions.create_vault import create_vault  # noqa: E402
from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.enter_event import enter_event  # noqa: E402
from vifdesk.actions.open_vault import open_vault  # noqa: E402
from vifdesk.actions.populate_register import populate_register  # noqa: E402
from vifdesk.actions.record_dossier import record_dossier  # noqa: E402
from vifdesk.actions.register import open_register  # noqa: E402

if TYPE_CHECKING:
    from vifdesk.desktop.main_window import MainWindow

DRAWS = 9
PHRASE = "une phrase pour mesurer"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the page « Permanence ».")
    parser.add_argument("--dossiers", type=int, nargs="+", default=[0, 20_000])
    for count in parser.parse_args().dossiers:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["XDG_DATA_HOME"] = folder
            measure(Path(folder) / "vifdesk" / "registre.vifdesk", count)
    return 0


def measure(path: Path, count: int) -> None:
    from vifdesk.desktop.theme import dress
    from vifdesk.launch import build_desk

    dress(the_application(), ROOT / "resources")
    desk = build_desk()
    fill(desk, path, count)
    window = opened_window(desk)
    page, register = window.first.page, window.side.keeper.register
    assert page is not None

    def shown() -> None:
        window.go("accueil")
        window.repaint()

    def drawn() -> None:
        page.look_again()
        window.repaint()

    def entered(day: int) -> None:
        event = {"type": "oppi_requise", "le": f"2026-01-{day + 1:02}T08:00"}
        enter_event(desk, register, "mesure", event, motive="mesure")
        drawn()

    print(f"{count} dossiers, {sum(one.due is not None for one in register.ledger.all())} dates ouvertes")
    print(f"  page montrée depuis une autre : {timed(shown, before=lambda: window.go('coffre')):.0f} ms")
    print(f"  page redessinée : {timed(drawn):.0f} ms")
    days = iter(range(DRAWS))
    print(f"  événement entré, page redessinée : {timed(lambda: entered(next(days))):.0f} ms")
    print(f"  mémoire la plus haute : {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} Mo")
    window.side.leave()
    window.hide()
    window.deleteLater()
    settle()


def the_application() -> QApplication:
    application = QApplication.instance()
    return (
        application
        if isinstance(application, QApplication)
        else QApplication(["vifdesk", "-style", "fusion"])
    )


def fill(desk: Desk, path: Path, count: int) -> None:
    """A vault of fictional dossiers, and one more into which events are entered."""
    path.parent.mkdir(parents=True)
    create_vault(desk, str(path), phrase=PHRASE, name="Mme P.", function="substitut")
    vault = open_vault(desk, str(path), PHRASE)
    register = open_register(desk, vault, indexed=False)
    if count:
        populate_register(desk, register, count, seed=1)
    record_dossier(desk, register, {"reference": "mesure"})
    vault.close()


def opened_window(desk: Desk) -> MainWindow:
    from vifdesk.desktop.main_window import MainWindow

    window = MainWindow(desk)
    window.resize(1366, 768)
    window.show()
    wait(lambda: window.is_furnished)
    window.side.keeper.open(PHRASE, lambda problem: sys.exit(str(problem)))
    wait(lambda: window.side.keeper.is_open and window.first.page is not None)
    settle()
    return window


def timed(act: Callable[[], object], *, before: Callable[[], object] = lambda: None) -> float:
    """Milliseconds, the median."""
    taken = []
    for _draw in range(DRAWS):
        before()
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not until():
        QApplication.processEvents()
        if time.monotonic() > end:
            sys.exit("trop long")


def settle() -> None:
    for _turn in range(20):
        QApplication.processEvents()


if __name__ == "__main__":
    raise SystemExit(main())
