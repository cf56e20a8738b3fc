"""Measures the figures of a quarter over real vaults of fictional dossiers.

    python build/measure_copil.py [--dossiers 1000 5000 20000]

For each number of dossiers, in its own process and in a temporary folder: reading the slips (« reckon », best and median of
five), the same where no dossier has a slip (a vault of before, or other rules), one report of each audience, bringing a
reckoning up to date after one change, the highest memory. Time of the processor beside that of the wall: other work on the
machine lengthens the latter alone. The derivation of the phrase is not in it: it belongs to the opening.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vifdesk.actions.count_figures import catch_up, make_report, reckon  # noqa: E402
from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.populate_register import populate_register  # noqa: E402
from vifdesk.actions.record_dossier import record_dossier  # noqa: E402
from vifdesk.actions.register import open_register  # noqa: E402
from vifdesk.actions.sum_up import SumUp  # noqa: E402
from vifdesk.actions.vault_port import Vault  # noqa: E402
from vifdesk.domain.register.summary import summary_of  # noqa: E402
from vifdesk.domain.statistics.period import quarter_of  # noqa: E402
from vifdesk.domain.statistics.report import Audience, RestrictedReport  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402
from vifdesk.store.cupboard import SqliteVaults  # noqa: E402
from vifdesk.store.phrase import Cost  # noqa: E402

CHEAP = Cost(memory_kib=16, iterations=1, lanes=1)
Figures = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the figures of a quarter.")
    parser.add_argument("--dossiers", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--one", action="store_true", help="print the figures of the first size as JSON")
    words = parser.parse_args()
    if words.one:
        sys.stdout.write(json.dumps(measure(words.dossiers[0])))
        return 0
    for count in words.dossiers:
        done = subprocess.run(
            [sys.executable, __file__, "--one", "--dossiers", str(count)],
            capture_output=True,
            check=True,
            text=True,
        )
        print(f"{count} dossiers")
        for name, value in json.loads(done.stdout).items():
            print(f"  {name:44}{value:10.3f}")
    return 0


def measure(count: int) -> Figures:
    """Every figure for one size."""
    with tempfile.TemporaryDirectory() as folder:
        desk = build_desk()
        path = str(Path(folder) / "registre")
        with_slips = _vaults(desk, slips=True)
        with_slips.cupboard().create(path, "phrase", "Mme P.", "substitut")
        with closing(with_slips.cupboard().open(path, "phrase")) as vault:
            populate_register(with_slips, open_register(with_slips, vault, indexed=False), count, seed=1)
        found = _figures(with_slips, path)
        bare = str(Path(folder) / "ancien")
        without = _vaults(desk, slips=False)
        without.cupboard().create(bare, "phrase", "Mme P.", "substitut")
        with closing(without.cupboard().open(bare, "phrase")) as vault:
            populate_register(without, open_register(without, vault, indexed=False), count, seed=1)
            _timed("reckon, no slip", found, lambda: reckon(without, vault), times=1)
    return found


def _vaults(desk: Desk, *, slips: bool) -> Desk:
    summarise = SumUp(desk.rulebook) if slips else summary_of
    vaults = SqliteVaults(desk.clock, cost=CHEAP, summarise=summarise)
    return replace(desk, cupboard=lambda: vaults)


def _figures(desk: Desk, path: str) -> Figures:
    found: Figures = {}
    period = quarter_of(desk.clock.today() - timedelta(days=92))
    with closing(desk.cupboard().open(path, "phrase")) as vault:
        before = _memory()
        _timed("reckon", found, lambda: reckon(desk, vault))
        found["memory of the process, highest, MB"] = _memory()
        found["of it before anything is read, MB"] = before
        reckoning = reckon(desk, vault)
        for audience in Audience:
            make = partial(make_report, reckoning, vault, period, audience)
            _timed(f"report, {audience.value}", found, make)
        report = make_report(reckoning, vault, period, Audience.RESTREINTE)
        assert isinstance(report, RestrictedReport)
        found["situations proposed"] = len(report.situations)
        _after_a_change(desk, vault, found)
    return found


def _after_a_change(desk: Desk, vault: Vault, found: Figures) -> None:
    register = open_register(desk, vault, indexed=False)
    reckoning = reckon(desk, vault)
    record_dossier(desk, register, {"reference": "mesure", "note": "n"})
    _timed("catch up after one change", found, lambda: catch_up(reckoning, register), times=1)


def _timed(name: str, found: Figures, act: Callable[[], object], *, times: int = 5) -> None:
    walls, processor = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        act()
        walls.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    found[f"{name}, best, s"] = min(walls)
    if times > 1:
        found[f"{name}, median, s"] = median(walls)
    found[f"{name}, processor, s"] = min(processor)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
