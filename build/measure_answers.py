"""Measures the time from an answer to the next question drawn, for every measure, over random calls.

    python build/measure_answers.py [--calls 20] [--seed 1] [--processor]

Three figures a measure, each as median, 99th percentile and worst, in milliseconds: the engine alone (the next step after
an answer), the window (a press on an answer until the next question stands on the screen, engine included), and the panels
that follow at the next turn of the loop. Offscreen, at the size of a court laptop. `--processor` counts the time of the
processor and not of the clock: the figure to compare when the machine has other work.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402

from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.look_at_step import look_at_step  # noqa: E402
from vifdesk.desktop.examination import Examination  # noqa: E402
from vifdesk.desktop.theme import dress  # noqa: E402
from vifdesk.desktop.wizard.page import WizardPage  # noqa: E402
from vifdesk.domain.dossier.dossier import Dossier  # noqa: E402
from vifdesk.domain.law.facts import Fact, FactType, Value  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402

PAGE = (1170, 740)
"""What the rail and the footer leave of 1366×768."""


@dataclass
class Times:
    """Milliseconds, as `clock` (in seconds) measured them."""

    clock: Callable[[], float]
    engine: list[float] = field(default_factory=list)
    window: list[float] = field(default_factory=list)
    panels: list[float] = field(default_factory=list)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--calls", type=int, default=20, help="random calls for each measure")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processor", action="store_true", help="time of the processor, not of the clock")
    options = parser.parse_args()
    application = QApplication([])
    dress(application, ROOT / "resources")
    desk, rng = build_desk(), random.Random(options.seed)  # noqa: S311 draws, not secrets
    print(f"{'measure':20} {'part':8} {'answers':>7} {'median':>8} {'p99':>8} {'worst':>8}")
    for heading in desk.rulebook.headings():
        times = Times(time.process_time if options.processor else time.perf_counter)
        for _ in range(options.calls):
            one_call(application, desk, heading.id, rng, times)
        for part in ("engine", "window", "panels"):
            print(line(heading.id, part, getattr(times, part)))
    return 0


def one_call(application: QApplication, desk: Desk, measure: str, rng: random.Random, times: Times) -> None:
    """Answer at random until nothing useful is left."""
    examination = Examination(desk, Dossier(measure))
    page = WizardPage(examination)
    page.resize(*PAGE)
    page.show()
    settle(application)
    while (fact := examination.current_fact) is not None:
        value = drawn(examination, fact, rng)
        times.window.append(timed(times.clock, partial(examination.answer, fact.id, value)))
        times.panels.append(timed(times.clock, lambda: settle(application)))
        times.engine.append(timed(times.clock, lambda: step_after(examination)))
    page.close()
    page.deleteLater()
    examination.deleteLater()
    settle(application)


def timed(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """How long `work` takes, in milliseconds."""
    start = clock()
    work()
    return 1000 * (clock() - start)


def step_after(examination: Examination) -> object:
    """The engine alone."""
    return look_at_step(examination.desk, examination.dossier, as_of=examination.as_of)


def drawn(examination: Examination, fact: Fact, rng: random.Random) -> Value:
    """A value that the fact accepts."""
    day = examination.as_of - timedelta(days=rng.randrange(0, 900))
    match fact.type:
        case FactType.TRI | FactType.CHOIX:
            return rng.choice([value.id for value in fact.values])
        case FactType.CHOIX_MULTIPLE:
            return (rng.choice([value.id for value in fact.values]),)
        case FactType.ENTIER:
            return rng.randint(fact.minimum or 1, fact.maximum or 12)
        case FactType.DATE:
            return day
        case _:
            typed = {FactType.MOMENT: "hier 9h", FactType.HEURE: "17h40", FactType.DEPARTEMENT: "69"}
            return examination.read_typed(fact.id, typed.get(fact.type, "oui"))


def settle(application: QApplication) -> None:
    """Let everything that waits be done."""
    for _ in range(4):
        application.processEvents()


def line(measure: str, part: str, times: list[float]) -> str:
    """One line of the table."""
    ordered = sorted(times)
    figures = (
        ordered[len(ordered) // 2],
        ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))],
        ordered[-1],
    )
    return f"{measure:20} {part:8} {len(times):7} " + " ".join(f"{figure:8.1f}" for figure in figures)


if __name__ == "__main__":
    sys.exit(main())
