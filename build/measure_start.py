"""How long vifdesk takes from process start to its first painted window, and how much memory, against an empty window.

    .venv/bin/python build/measure_start.py [--runs 15] [--json]

Both are started in turn, each in a fresh process with an empty home, without a screen, with bytecode as the installed
program has it. The figures that count are the ratios of the medians: the milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("empty", "vifdesk")
MEASURES = {
    "first_paint_ms": "jusqu’à la première image (ms)",
    "last_paint_ms": "jusqu’à la page entière (ms)",
    "shown_mb": "mémoire, fenêtre affichée (Mo)",
    "peak_mb": "mémoire, au plus haut (Mo)",
}
TOO_LONG_MS, STILL_MS = 20_000, 400


def main() -> int:
    words = argparse.ArgumentParser(description="Mesure le démarrage de vifdesk contre une fenêtre vide.")
    words.add_argument("--runs", type=int, default=15, help="démarrages de chaque sorte (15 par défaut)")
    words.add_argument("--json", action="store_true", help="résultat lisible par une machine")
    words.add_argument("--child", choices=KINDS, help=argparse.SUPPRESS)
    asked = words.parse_args()
    if asked.child:
        return show_window(asked.child)
    medians = measure(max(1, asked.runs))
    ratios = {name: medians["vifdesk"][name] / medians["empty"][name] for name in MEASURES}
    if asked.json:
        print(json.dumps({"runs": asked.runs, "medians": medians, "ratios": ratios}))
        return 0
    print(f"Médianes de {asked.runs} démarrages de chaque sorte\n")
    print(f"{'':<34}{'vide':>8}{'vifdesk':>10}{'rapport':>10}")
    for name, title in MEASURES.items():
        print(
            f"{title:<34}{medians['empty'][name]:>8.0f}{medians['vifdesk'][name]:>10.0f}{ratios[name]:>10.2f}"
        )
    return 0


def measure(runs: int) -> dict[str, dict[str, float]]:
    """Medians per kind; one start of each before the first counted, so that files and bytecode are warm for both."""
    seen: dict[str, list[dict[str, float]]] = {kind: [] for kind in KINDS}
    with tempfile.TemporaryDirectory() as bytecode:
        for turn in range(runs + 1):
            for kind in KINDS:
                figures = start_once(kind, bytecode)
                if turn > 0:
                    seen[kind].append(figures)
    return {
        kind: {name: statistics.median(figures[name] for figures in seen[kind]) for name in MEASURES}
        for kind in KINDS
    }


def start_once(kind: str, bytecode: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        private = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in ("CONFIG", "DATA", "STATE")}
        environment = {
            **os.environ,
            **private,
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPYCACHEPREFIX": bytecode,
            "QT_QPA_PLATFORM": "offscreen",
            "APPDATA": home,
            "LOCALAPPDATA": home,
        }
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, __file__, "--child", kind],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    for name in ("first_paint", "last_paint"):
        figures[f"{name}_ms"] = (figures.pop(name) - start) * 1000
    return figures


def show_window(kind: str) -> int:
    """In the child: open the window as its user would, and print the figures once it has painted."""
    report_paints(print_figures)
    if kind == "empty":
        open_empty_window()
    else:
        open_vifdesk()
    return 0


def open_empty_window() -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.exec()


def open_vifdesk() -> None:
    from vifdesk.launch import main as start

    start([])


def report_paints(then: Callable[[float, float], None]) -> None:
    """Call `then` with when the window was first painted and when it last was, once it has been still for a while."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    class Paints(QObject):
        """Watches the window alone: to watch every object would slow down the windows that have many."""

        def __init__(self) -> None:
            super().__init__()
            self.at: list[float] = []
            self.still = QTimer(self, singleShot=True, interval=STILL_MS)
            self.still.timeout.connect(self.finish)

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
                QTimer.singleShot(0, self.painted)
            return False

        def painted(self) -> None:
            self.at.append(time.monotonic())
            self.still.start()

        def finish(self) -> None:
            then(self.at[0], self.at[-1])
            QApplication.quit()

    def wait_for_events(*_application: QApplication) -> int:
        paints = Paints()
        for window in QApplication.topLevelWidgets():
            window.installEventFilter(paints)
        QTimer.singleShot(TOO_LONG_MS, QApplication.quit)
        return really_wait()

    really_wait = QApplication.exec
    QApplication.exec = wait_for_events  # type: ignore[method-assign]  # the program itself knows of no measuring


def print_figures(first_paint: float, last_paint: float) -> None:
    import resource

    shown = next(
        int(line.split()[1]) / 1024
        for line in Path("/proc/self/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures = {"first_paint": first_paint, "last_paint": last_paint, "shown_mb": shown, "peak_mb": peak}
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
