"""Measures the vault against the same records in plain SQLite, under the same promises to the disk.

    python build/measure_vault.py [--records 1000 5000 20000] [--saves 200]

For each number of records (about 2 KB of JSON each): filling by hundreds, one save (median and 99th percentile), opening
without and with the derivation of the phrase, reading the newest version of each record, the full check, a verified backup,
the file's size, the highest memory. Plain SQLite writes the same JSON in clear with the same journal and synchronous
settings; the ratio is vault to plain. Every file lies in a temporary folder, removed at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from vifdesk.actions.vault_port import Change, LogEntry, Stored  # noqa: E402
from vifdesk.machine.clock import SystemClock  # noqa: E402
from vifdesk.store.connection import connect  # noqa: E402
from vifdesk.store.cupboard import SqliteVaults  # noqa: E402
from vifdesk.store.phrase import Cost  # noqa: E402
from vifdesk.store.vault import SqliteVault  # noqa: E402

CHEAP = Cost(memory_kib=16, iterations=1, lanes=1)
PHRASE = "mesure"
AT_ONCE = 100
WORDS = [
    "appel",
    "garde",
    "officier",
    "danger",
    "placement",
    "téléphone",
    "notification",
    "requérant",
    "audience",
    "suivi",
]

Figures = dict[str, float]


def main() -> int:
    """Print a table; each size in a process of its own, so that memory is its own too."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--one", action="store_true", help="print the figures of the first size as JSON")
    words = parser.parse_args()
    if words.one:
        sys.stdout.write(json.dumps(measure(words.records[0], words.saves)))
        return 0
    columns = [in_own_process(records, words.saves) for records in words.records]
    print(f"{'':34}" + "".join(f"{records:>12,}" for records in words.records))
    for name in columns[0]:
        print(f"{name:34}" + "".join(f"{column[name]:12.2f}" for column in columns))
    return 0


def in_own_process(records: int, saves: int) -> Figures:
    command = [sys.executable, __file__, "--one", "--records", str(records), "--saves", str(saves)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def measure(records: int, saves: int) -> Figures:
    """All figures for one size. Saves to the two alternate: a disk that is busy is so for both."""
    figures: Figures = {}
    with tempfile.TemporaryDirectory(prefix="vifdesk-measure-") as name:
        folder = Path(name)
        vaults = SqliteVaults(SystemClock(), cost=CHEAP)
        vaults.create(str(folder / "coffre"), PHRASE, "Mme P.", "substitut")
        (folder / "clair").touch()
        with closing(connect(folder / "clair", writable=True)) as plain:
            vault = vaults.open(str(folder / "coffre"), PHRASE)
            fill_both(vault, plain, records, figures)
            save_both(vault, plain, saves, figures)
            figures["one flush of the disk, median ms"] = median(timed(flush(folder)) for _ in range(50))
            figures["plain: read all, ms"] = timed(lambda: read_plain(plain))
            vault.close()
        of_vault(vaults, folder, figures)
        figures["plain: size, MB"] = (folder / "clair").stat().st_size / 1e6
    for each in ("fill, s", "save, median ms", "read all, ms", "size, MB"):
        figures[f"ratio: {each}"] = figures[each] / figures[f"plain: {each}"]
    return figures


def fill_both(vault: SqliteVault, plain: sqlite3.Connection, records: int, figures: Figures) -> None:
    """By hundreds, first one then the other."""
    plain.execute("CREATE TABLE record (number INTEGER PRIMARY KEY, id BLOB, version INTEGER, content BLOB)")
    plain.execute("CREATE UNIQUE INDEX place ON record (id, version)")
    plain.execute("CREATE TABLE log_line (seq INTEGER PRIMARY KEY, content BLOB)")
    figures["fill, s"] = timed(lambda: fill_vault(vault, records)) / 1000
    figures["plain: fill, s"] = timed(lambda: fill_plain(plain, records)) / 1000


def save_both(vault: SqliteVault, plain: sqlite3.Connection, saves: int, figures: Figures) -> None:
    """One version and its log line a transaction."""
    draws = random.Random(2)  # noqa: S311 - a draw for figures, not for keys
    sealed, clear = [], []
    for save in vault_saves(vault, saves):
        content = [dossier(draws)]
        sealed.append(timed(save))
        start = time.perf_counter()
        save_plain(plain, content)
        clear.append((time.perf_counter() - start) * 1000)
    spread(figures, "save", sealed)
    spread(figures, "plain: save", clear)


def flush(folder: Path) -> Callable[[], None]:
    """What a transaction asks of the disk five times."""

    def step() -> None:
        with (folder / "flush").open("ab") as file:
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())

    return step


def of_vault(vaults: SqliteVaults, folder: Path, figures: Figures) -> None:
    """What only the vault does."""
    path = folder / "coffre"
    figures["open without derivation, ms"] = timed(lambda: vaults.open(str(path), PHRASE).close())
    figures["derivation of the phrase, ms"] = derivation()
    vault = vaults.open(str(path), PHRASE)
    figures["read all, ms"] = timed(lambda: sum(isinstance(each, Stored) for each in vault.latest("dossier")))
    figures["check, ms"] = timed(lambda: assert_healthy(vault))
    figures["verified backup, ms"] = timed(lambda: vault.back_up(str(folder), "copie"))
    figures["new data key, ms"] = timed(vault.rotate_key)
    figures["size, MB"] = path.stat().st_size / 1e6
    figures["memory at the highest, MB"] = memory()
    vault.close()


def dossier(draws: random.Random) -> Mapping[str, object]:
    """About 2 KB of JSON."""
    text = " ".join(draws.choice(WORDS) for _ in range(160))
    return {
        "reference": f"26/{draws.randrange(100_000):05}",
        "note": text,
        "faits": {f"fait_{n}": draws.choice(["oui", "non", None]) for n in range(25)},
    }


def hundreds(records: int) -> Iterator[list[Mapping[str, object]]]:
    draws = random.Random(1)  # noqa: S311 - a draw for figures, not for keys
    for start in range(0, records, AT_ONCE):
        yield [dossier(draws) for _ in range(min(AT_ONCE, records - start))]


def fill_vault(vault: SqliteVault, records: int) -> None:
    for some in hundreds(records):
        vault.write([Change(None, "dossier", each) for each in some], [LogEntry("created") for _ in some])


def vault_saves(vault: SqliteVault, saves: int) -> list[Callable[[], object]]:
    """New versions of existing records, one a transaction with its log line."""
    draws = random.Random(2)  # noqa: S311 - a draw for figures, not for keys
    ids = [each.id for each in vault.latest("dossier") if isinstance(each, Stored)]
    changes = [Change(draws.choice(ids), "dossier", dossier(draws)) for _ in range(saves)]
    return [lambda change=change: vault.write([change], [LogEntry("changed", "x")]) for change in changes]  # type: ignore[misc]


def fill_plain(plain: sqlite3.Connection, records: int) -> None:
    for some in hundreds(records):
        save_plain(plain, some)


def save_plain(plain: sqlite3.Connection, some: list[Mapping[str, object]]) -> None:
    plain.execute("BEGIN IMMEDIATE")
    for each in some:
        content = json.dumps(each, ensure_ascii=False).encode()
        plain.execute("INSERT INTO record (id, version, content) VALUES (?, 1, ?)", (os.urandom(16), content))
        plain.execute("INSERT INTO log_line (content) VALUES (?)", (b"2026-11-24T12:00:00 Mme P. created",))
    plain.execute("COMMIT")


def read_plain(plain: sqlite3.Connection) -> int:
    return sum(1 for (content,) in plain.execute("SELECT content FROM record") if json.loads(content))


def assert_healthy(vault: SqliteVault) -> None:
    if not vault.check().healthy:
        raise SystemExit("the vault is not healthy")


def derivation() -> float:
    """What the passphrase costs at the program's own setting."""
    from vifdesk.store.phrase import derive

    return timed(lambda: derive(PHRASE, bytes(16), Cost()))


def spread(figures: Figures, name: str, times: list[float]) -> None:
    figures[f"{name}, median ms"] = median(times)
    figures[f"{name}, 99th ms"] = quantiles(times, n=100)[98]


def timed(step: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    step()
    return (time.perf_counter() - start) * 1000


def memory() -> float:
    """The highest of this process so far, in MB; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
