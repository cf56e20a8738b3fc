"""Run by test_kill.py in a process of its own: a child writes to a vault until it is killed, many times over.

    python killing.py VAULT TIMES SEED

After each kill the vault is opened again: what the child had been told to be written must be there, and nothing halved.
Prints the number of kills that fell inside a change (a journal was left), and exits with 1 at the first loss.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.helpers.vaults import CHEAP, PHRASE, TickingClock
from vifdesk.actions.vault_port import Change, LogEntry, Stored
from vifdesk.domain.register.summary import summary_of
from vifdesk.store.cupboard import SqliteVaults
from vifdesk.store.disk import journal_of

RECORDS = 5  # few, so that the vault stays small


def main(path: Path, times: int, seed: int) -> int:
    draws = random.Random(seed)
    told: dict[int, int] = {}  # record -> the last number that was answered
    inside = 0
    for turn in range(times):
        told.update(kill_one(path, draws))
        inside += journal_of(path).exists()
        complaint = look(path, told)
        if complaint:
            sys.stdout.write(f"kill {turn}: {complaint}\n")
            return 1
    sys.stdout.write(f"{inside}\n")
    return 0


def kill_one(path: Path, draws: random.Random) -> dict[int, int]:
    """Let a child write for a moment; what it was told before it died."""
    reading, writing = os.pipe()
    first = draws.randrange(1 << 30)
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_for_ever(path, writing, first)
        os._exit(3)
    os.close(writing)
    os.read(reading, 1)  # it has opened the vault
    time.sleep(draws.random() * 0.03)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        answers = pipe.read()
    os.waitpid(child, 0)
    lines = [line.split() for line in answers.decode().splitlines(keepends=True) if line.endswith("\n")]
    return {int(record): int(number) for record, number in lines}


def write_for_ever(path: Path, pipe: int, number: int) -> None:
    """Each number goes to two records in one change; every tenth record is erased and made again."""
    vault = SqliteVaults(TickingClock(), cost=CHEAP, summarise=summary_of).open(str(path), PHRASE)
    os.write(pipe, b"!")
    while True:
        number += 1
        pair = [number % RECORDS, (number + 1) % RECORDS]
        changes = [
            Change(id_of(each), "dossier", {"n": number, "note": "x" * (number % 4000)}) for each in pair
        ]
        if number % 10 == 0:
            vault.write([Change(id_of(RECORDS), "dossier", {"n": number}), *changes], [LogEntry("w")])
            vault.write([Change(id_of(RECORDS), "dossier", None)], [LogEntry("w"), LogEntry("w")])
        else:
            vault.write(changes, [LogEntry("w")])
        os.write(pipe, "".join(f"{each} {number}\n" for each in pair).encode())
        if number % 50 == 0:
            vault.rotate_key()


def look(path: Path, told: dict[int, int]) -> str:
    """What is wrong with the vault; nothing if nothing is."""
    vault = SqliteVaults(TickingClock(), cost=CHEAP, summarise=summary_of).open(str(path), PHRASE)
    try:
        if not vault.check().healthy:
            return f"not healthy: {vault.check()}"
        for record, number in told.items():
            numbers = [
                each.content["n"] for each in vault.versions(id_of(record)) if isinstance(each, Stored)
            ]
            if number not in numbers:
                return f"record {record}: told {number}, found {numbers[-3:]}"
        if len(list(vault.log())) > 300:
            vault.write([Change(id_of(each), "dossier", None) for each in list(told)])
            told.clear()
            vault.forget_log(TickingClock().moment.replace(year=2100))
        return ""
    finally:
        vault.close()


def id_of(record: int) -> str:
    return f"{record:032x}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
