"""Measures the register over a real vault of fictional dossiers, as `vifdesk coffre` and the window use it.

    python build/measure_register.py [--dossiers 1000 5000 20000]

For each number of dossiers: filling, opening the register with its index (five times: best and median; the derivation of the
phrase apart: see `measure_vault.py`), reading its words, each question typed (median of seven), recording one dossier with one
evaluation, the purge's plan, the file's size, the highest memory. « Plain »: every newest content in clear in one table of
plain SQLite, read and taken as JSON, without any index; the ratio is ours to that. Each size runs in its own process; every file
lies in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vifdesk.actions.desk import Desk  # noqa: E402
from vifdesk.actions.open_matters import open_matters  # noqa: E402
from vifdesk.actions.open_vault import open_vault  # noqa: E402
from vifdesk.actions.populate_register import populate_register  # noqa: E402
from vifdesk.actions.purge_register import plan_purge  # noqa: E402
from vifdesk.actions.record_dossier import record_dossier  # noqa: E402
from vifdesk.actions.register import DOSSIER, Register, open_register  # noqa: E402
from vifdesk.actions.search_register import search_register  # noqa: E402
from vifdesk.actions.vault_port import Stored, Vault  # noqa: E402
from vifdesk.domain.register.summary import summary_of  # noqa: E402
from vifdesk.launch import build_desk  # noqa: E402
from vifdesk.machine.clock import SystemClock  # noqa: E402
from vifdesk.store.cupboard import SqliteVaults  # noqa: E402
from vifdesk.store.phrase import Cost  # noqa: E402

CHEAP = Cost(memory_kib=16, iterations=1, lanes=1)
QUESTIONS = ("26/04512", "4512", "commissariat", "mme b. brigade", "introuvable", "e", "2")
FACTS = {"date_decision": "2026-11-13", "cohabitation": "non", "danger_grave": "oui"}

Figures = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the register.")
    parser.add_argument("--dossiers", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--one", action="store_true", help="print the figures of the first size as JSON")
    words = parser.parse_args()
    if words.one:
        sys.stdout.write(json.dumps(measure(words.dossiers[0])))
        return 0
    columns = [in_own_process(count) for count in words.dossiers]
    print(f"{'':34}" + "".join(f"{count:>12,}" for count in words.dossiers))
    for name in columns[0]:
        print(f"{name:34}" + "".join(f"{column[name]:12.2f}" for column in columns))
    return 0


def in_own_process(count: int) -> Figures:
    command = [sys.executable, __file__, "--one", "--dossiers", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def measure(count: int) -> Figures:
    """All figures for one size."""
    vaults = SqliteVaults(SystemClock(), cost=CHEAP, summarise=summary_of)
    desk = replace(build_desk(), cupboard=lambda: vaults)
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="vifdesk-measure-") as folder:
        path = str(Path(folder) / "coffre")
        vaults.create(path, "mesure", "Mme P.", "substitut")
        vault = open_vault(desk, path, "mesure")
        empty = open_register(desk, vault, indexed=False)
        figures["fill, s"] = timed(lambda: populate_register(desk, empty, count, seed=1)) / 1000
        openings = [timed(lambda: open_register(desk, vault, indexed=True)) for _ in range(5)]
        figures["open, to the list, best ms"], figures["the same, median ms"] = (
            min(openings),
            median(openings),
        )
        register = open_register(desk, vault, indexed=True)
        figures["then, at idle, its words, ms"] = timed(register.read_on)
        figures["plain: read all, best ms"] = plain_reading(vault, Path(folder))
        figures["ratio: open, to the list"] = min(openings) / figures["plain: read all, best ms"]
        figures["what waits, over all, ms"] = median(
            timed(lambda: open_matters(register, SystemClock().now())) for _ in range(7)
        )
        for text in QUESTIONS:
            figures[f"question « {text} », ms"] = median(ask(register, text) for _ in range(7))
        figures["record one, median ms"] = median(record(desk, register, rank) for rank in range(50))
        figures["purge's plan, ms"] = timed(lambda: plan_purge(desk, register))
        figures["size, MB"] = Path(path).stat().st_size / 1e6
        vault.close()
    figures["highest memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def plain_reading(vault: Vault, folder: Path) -> float:
    """The same contents in clear, without a key or an index: what reading them costs at the very least."""
    with closing(sqlite3.connect(folder / "clair")) as plain:
        plain.execute("CREATE TABLE record (number INTEGER PRIMARY KEY, content BLOB)")
        plain.executemany(
            "INSERT INTO record (content) VALUES (?)",
            (
                (json.dumps(dict(one.content), ensure_ascii=False).encode(),)
                for one in vault.latest(DOSSIER)
                if isinstance(one, Stored)
            ),
        )
        plain.commit()
        return min(timed(lambda: read_plain(plain)) for _ in range(5))


def read_plain(plain: sqlite3.Connection) -> int:
    return sum(1 for (content,) in plain.execute("SELECT content FROM record") if json.loads(content))


def ask(register: Register, text: str) -> float:
    return timed(lambda: search_register(register, text))


def record(desk: Desk, register: Register, rank: int) -> float:
    """One new dossier with one evaluation, on the disk."""
    dossier = {"reference": f"essai {rank}", "evaluations": [{"dispositif": "tgd", "faits": FACTS}]}
    return timed(lambda: record_dossier(desk, register, dossier))


def timed(step: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    raise SystemExit(main())
