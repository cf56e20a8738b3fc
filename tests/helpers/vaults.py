"""Vaults for tests: a cheap derivation, a clock that each reading moves on, no waiting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from vifdesk.actions.vault_port import Change, LogEntry, Stored, Vault
from vifdesk.domain.register.summary import summary_of
from vifdesk.store.cupboard import SqliteVaults
from vifdesk.store.phrase import Cost
from vifdesk.store.vault import SqliteVault

CHEAP = Cost(memory_kib=16, iterations=1, lanes=1)
PHRASE = "cheval batterie agrafe"
START = datetime(2026, 11, 22, 7, 40)


@dataclass
class TickingClock:
    """One second later each time."""

    moment: datetime = START
    step: timedelta = timedelta(seconds=1)

    def today(self) -> date:
        return self.moment.date()

    def now(self) -> datetime:
        self.moment += self.step
        return self.moment


@dataclass
class Post:
    """A cupboard in a folder, and a vault in it."""

    folder: Path
    clock: TickingClock = field(default_factory=TickingClock)
    waited: list[float] = field(default_factory=list)
    recovery_key: str = ""

    def __post_init__(self) -> None:
        self.vaults = SqliteVaults(self.clock, cost=CHEAP, pause=self.waited.append, summarise=summary_of)
        self.path = self.folder / "registre.vifdesk"
        self.recovery_key = self.vaults.create(str(self.path), PHRASE, "Mme P.", "substitut")

    def open(self) -> SqliteVault:
        return self.vaults.open(str(self.path), PHRASE)


def add(vault: Vault, content: Mapping[str, object], *, kind: str = "dossier") -> Stored:
    """A new record, with its log line."""
    (stored,) = vault.write([Change(None, kind, content)], [LogEntry("created")])
    return stored


def put(vault: Vault, record_id: str, content: Mapping[str, object], expected: int | None = None) -> Stored:
    """A new version, with its log line."""
    (stored,) = vault.write(
        [Change(record_id, "dossier", content, expected)], [LogEntry("changed", record_id)]
    )
    return stored


def contents(vault: Vault, kind: str = "dossier") -> list[Mapping[str, object]]:
    """What the newest versions hold; everything must be readable."""
    found = list(vault.latest(kind))
    assert all(isinstance(each, Stored) for each in found), found
    return [each.content for each in found if isinstance(each, Stored)]
