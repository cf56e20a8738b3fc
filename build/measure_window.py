"""Measures the window over a vault of fictional dossiers: opening, first page, search as one types, one answer kept, memory.

    python build/measure_window.py [--dossiers 1000 5000 20000]

The vault is filled by one process and opened by another, so that the memory is the window's alone. The phrase costs nothing to
derive here: add what `measure_vault.py` gives. Offscreen, at the size of a court laptop; every file lies in a temporary folder.
Times are of the clock. `processor` counts what this process alone computed: the figure to compare on a machine with other work.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.examination_draft import Standing, keep_examination  # noqa: E402
from vifdesk.actions.open_matters import open_matters  # noqa: E402
from vifdesk.actions.open_vault import open_vault  # noqa: E402
from vifdesk.actions.populate_register import populate_register  # noqa: E402
from vifdesk.actions.register import DOSSIER, open_register  # noqa: E402
from vifdesk.actions.vault_port import Change, Stored, Vault  # noqa: E402
from vifdesk.desktop.main_window import FIRST_SIZE, MainWindow  # noqa: E402
from vifdesk.desktop.register.page import DossiersPage  # noqa: E402
from vifdesk.desktop.shell.examination_place import ExaminationPlace  # noqa: E402
from vifdesk.desktop.theme import dress  # noqa: E402
from vifdesk.domain.dates.territory import Territory  # noqa: E402
from vifdesk.domain.dossier.dossier import Decision, Dossier, Stance  # noqa: E402
from vifdesk.domain.register.summary import summary_of  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402
from vifdesk.machine.clock import SystemClock  # noqa: E402
from vifdesk.store.cupboard import SqliteVaults  # noqa: E402
from vifdesk.store.phrase import Cost  # noqa: E402

PHRASE = "mesure"
INVENTED, AT_ONCE = 20_000, 200
"""Of more dossiers, the first ones are invented and the others copied; so many are written at once."""
TYPED = ("26/04512", "commissariat", "mme b")

Figures = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the window over the register.")
    parser.add_argument("--dossiers", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument(
        "--fill", metavar="FILE", help="only make a vault there, of the first number of dossiers"
    )
    parser.add_argument("--open", metavar="FILE", help="only measure this vault, and print JSON")
    words = parser.parse_args()
    if words.fill:
        return fill(words.fill, words.dossiers[0])
    if words.open:
        sys.stdout.write(json.dumps(measure(words.open)))
        return 0
    columns = [in_own_processes(count) for count in words.dossiers]
    print(f"{'':52}" + "".join(f"{count:>12,}" for count in words.dossiers))
    for name in columns[0]:
        print(f"{name:52}" + "".join(f"{column[name]:12.1f}" for column in columns))
    return 0


def in_own_processes(count: int) -> Figures:
    with tempfile.TemporaryDirectory(prefix="vifdesk-measure-") as folder:
        path = str(Path(folder) / "registre.vifdesk")
        os.environ["XDG_DATA_HOME"] = folder
        subprocess.run([sys.executable, __file__, "--fill", path, "--dossiers", str(count)], check=True)
        done = subprocess.run(
            [sys.executable, __file__, "--open", path], capture_output=True, text=True, check=True
        )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def real_desk() -> Desk:
    """The program's own, but for the phrase's cost."""
    vaults = SqliteVaults(
        SystemClock(), cost=Cost(memory_kib=16, iterations=1, lanes=1), summarise=summary_of
    )
    return replace(build_desk(), cupboard=lambda: vaults)


def fill(path: str, count: int) -> int:
    desk = real_desk()
    desk.cupboard().create(path, PHRASE, "Mme P.", "substitut")
    vault = open_vault(desk, path, PHRASE)
    populate_register(desk, open_register(desk, vault, indexed=False), min(count, INVENTED), seed=1)
    copy_out(vault, count)
    vault.close()
    return 0


def copy_out(vault: Vault, count: int) -> None:
    """The newest versions of those that were invented, again under other numbers: inventing many takes a quarter of an hour."""
    invented = [one.content for one in vault.latest(DOSSIER) if isinstance(one, Stored)]
    for start in range(len(invented), count, AT_ONCE):
        vault.write(
            [
                Change(None, DOSSIER, {**invented[n % len(invented)], "reference": f"copie {n}"})
                for n in range(start, min(start + AT_ONCE, count))
            ]
        )


def measure(path: str) -> Figures:
    """All figures for one vault."""
    application = QApplication(["vifdesk", "-style", "fusion"])
    dress(application, ROOT / "resources")
    window = MainWindow(real_desk())
    window.resize(FIRST_SIZE)
    window.show()
    wait_until(lambda: window.is_furnished)
    figures: Figures = {"memory before, MB": resident()}
    figures |= opening(window, path)
    register = window.side.keeper.register
    page = dossiers_page(window)
    figures["a key while words are read, worst ms"] = max(typing(page, time.perf_counter))
    figures |= reading(lambda: bool(register.index.unread))
    for name, clock in (("ms", time.perf_counter), ("processor ms", time.process_time)):
        keys = typing(page, clock)
        figures[f"a key of a search, median {name}"] = median(keys)
        figures[f"a key of a search, worst {name}"] = max(keys)
    figures["what waits, over all dossiers, ms"] = timed(lambda: open_matters(register, SystemClock().now()))
    figures |= keeping(window)
    figures["memory, MB"], figures["highest memory, MB"] = resident(), highest()
    window.side.leave()
    return figures


def opening(window: MainWindow, path: str) -> Figures:
    """From the phrase to the list, drawn; and, apart, the same work without a window."""
    keeper = window.side.keeper
    keeper.choose(path)
    start, computed = time.perf_counter(), time.process_time()
    keeper.open(PHRASE, fail)
    wait_until(lambda: keeper.is_open)
    opened = time.perf_counter()
    window.go("dossiers")
    page = dossiers_page(window)
    wait_until(lambda: bool(page.list.table.dossiers.entries))
    return {
        "open, to the first page, ms": (opened - start) * 1000,
        "open, to the list drawn, ms": (time.perf_counter() - start) * 1000,
        "open, to the list drawn, processor ms": (time.process_time() - computed) * 1000,
    }


def reading(goes_on: Callable[[], bool]) -> Figures:
    """The words, read at idle; how long the window was deaf at most meanwhile."""
    start, computed, pauses = time.perf_counter(), time.process_time(), [0.0]
    while goes_on():
        pauses.append(timed(QApplication.processEvents))
    return {
        "then, at idle, the words, s": time.perf_counter() - start,
        "the same, processor s": time.process_time() - computed,
        "the window deaf meanwhile, worst ms": max(pauses),
    }


def typing(page: DossiersPage, clock: Callable[[], float]) -> list[float]:
    """Each key of some questions, until the list is drawn again."""
    took: list[float] = []
    field = page.list.search
    for words in TYPED:
        for sign in words:
            start = clock()
            QTest.keyClicks(field, sign)
            page.list.table.viewport().repaint()
            took.append((clock() - start) * 1000)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        QApplication.processEvents()
    return took


def keeping(window: MainWindow) -> Figures:
    """One answer: the draft alone, on the disk; and the change on the screen with it."""
    register = window.side.keeper.register
    reference = next(iter(register.places))
    window.examinations.examine(Dossier("tgd", Territory.METROPOLE), reference)
    QApplication.processEvents()
    place = window.place
    if not isinstance(place, ExaminationPlace):
        raise SystemExit("no examination was opened")
    examination = place.examination
    answers = [
        timed(lambda turn=turn: examination.set_decision(Decision(Stance.CONFORME, f"motif {turn}")))  # type: ignore[misc]
        for turn in range(101)
    ]
    draft_id = place.draft_id
    keeps = [
        timed(
            lambda: keep_examination(
                register,
                draft_id,
                examination.dossier,
                Standing(reference, "", examination.as_of),
            )
        )
        for _ in range(101)
    ]
    return {
        "one answer kept, median ms": median(keeps),
        "one answer kept, best ms": min(keeps),
        "one answer given, screen and disk, median ms": median(answers),
    }


def dossiers_page(window: MainWindow) -> DossiersPage:
    page = window.places["dossiers"].page
    if not isinstance(page, DossiersPage):
        raise SystemExit("the dossiers are not shown")
    return page


def wait_until(true: Callable[[], bool]) -> None:
    while not true():
        QTest.qWait(1)  # asleep: a loop that turns would take the processor from the thread that reads
    QApplication.processEvents()


def fail(problem: object) -> None:
    raise SystemExit(str(problem))


def timed(step: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


def resident() -> float:
    """What this process holds now, in MB; 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def highest() -> float:
    """The most that it has held, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
