"""How long a sheet takes, from a dossier to the bytes of its PDF, against an almost empty page of reportlab.

    .venv/bin/python build/measure_sheet.py [--runs 30] [--json]

One process, everything imported and the rules read before the first counted run. The figure that counts on another
machine is the ratio of the medians: the milliseconds are this machine's.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vifdesk.actions.compose_sheet import compose_sheet  # noqa: E402
from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.run_demo import dossier_of  # noqa: E402
from vifdesk.domain.dossier.dossier import Dossier  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402
from vifdesk.printing.faces import faces_in, shipped_fonts  # noqa: E402
from vifdesk.rulebook.read_demo import read_demo  # noqa: E402

GOAL_MS = 60
EMPTY = "page presque vide (reportlab seul)"


@dataclass(frozen=True)
class Figures:
    """Median and slowest of the runs, in milliseconds."""

    name: str
    median: float
    slowest: float


def main() -> int:
    words = argparse.ArgumentParser(description="Mesure le temps d’une fiche, du dossier au PDF.")
    words.add_argument("--runs", type=int, default=30, help="fiches de chaque sorte (30 par défaut)")
    words.add_argument("--json", action="store_true", help="résultat lisible par une machine")
    asked = words.parse_args()
    rows = measure(max(1, asked.runs))
    empty = next(row for row in rows if row.name == EMPTY)
    if asked.json:
        shown = [
            {"name": row.name, "median_ms": row.median, "ratio": row.median / empty.median} for row in rows
        ]
        print(json.dumps({"runs": asked.runs, "goal_ms": GOAL_MS, "figures": shown}, ensure_ascii=False))
    else:
        print(f"{'médianes de ' + str(asked.runs):<48}{'ms':>8}{'au pis':>8}{'rapport':>9}")
        for row in rows:
            print(f"{row.name:<48}{row.median:>8.1f}{row.slowest:>8.1f}{row.median / empty.median:>9.1f}")
    return 0 if all(row.median <= GOAL_MS for row in rows) else 1


def measure(runs: int) -> list[Figures]:
    """The empty page, then the sheet of each case of the demonstration."""
    faces_in(shipped_fonts())
    rows = [timed(EMPTY, empty_page, runs)]
    desk = build_desk()
    for case in read_demo(ROOT / "resources"):
        dossier = dossier_of(desk, case)
        rows.append(timed(case.id, partial(sheet, desk, dossier, case.as_of), runs))
    return rows


def sheet(desk: Desk, dossier: Dossier, day: date) -> bytes:
    return desk.press.pdf(compose_sheet(desk, dossier, as_of=day))


def empty_page() -> bytes:
    """One line of text in the embedded font."""
    from reportlab.pdfgen.canvas import Canvas

    file = BytesIO()
    canvas = Canvas(file, invariant=1, pageCompression=1)
    canvas.setFont("LiberationSans-Regular", 10)
    canvas.drawString(72, 720, "Page presque vide")
    canvas.save()
    return file.getvalue()


def timed(name: str, work: Callable[[], object], runs: int) -> Figures:
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return Figures(name, statistics.median(times), max(times))


if __name__ == "__main__":
    raise SystemExit(main())
