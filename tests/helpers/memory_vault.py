"""Vaults in memory: the port's promises without a disk or a cipher, for the tests of the actions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from vifdesk.actions.ports import Clock
from vifdesk.actions.vault_port import (
    RECOVERY_ID,
    USER,
    Backup,
    Brief,
    Change,
    LogEntry,
    LogLine,
    Report,
    Rotated,
    Stored,
    Unreadable,
    User,
    Vault,
)
from vifdesk.actions.vault_problems import (
    AlreadyThere,
    Conflict,
    DiskFull,
    LastUser,
    NoSuchRecord,
    PhraseRefused,
    PhraseTaken,
    VaultDamaged,
    VaultMissing,
    VaultReadOnly,
    WrongPhrase,
)
from vifdesk.domain.register.summary import summary_of


@dataclass
class Shelf:
    """What one vault file holds. `broken`: the record ids whose newest version cannot be read."""

    records: dict[str, list[Stored]] = field(default_factory=dict)
    lines: list[LogLine] = field(default_factory=list)
    phrases: dict[str, str] = field(default_factory=dict)  # phrase -> user id
    users: dict[str, User] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    full: bool = False
    writable: bool = True
    writes: int = 0


class MemoryVault:
    """An open vault over a shelf."""

    def __init__(self, path: str, shelf: Shelf, user: User, clock: Clock) -> None:
        self.path, self.shelf, self.user, self._clock = path, shelf, user, clock
        self._seen = shelf.writes

    @property
    def writable(self) -> bool:
        return self.shelf.writable

    def write(self, changes: Sequence[Change], log: Sequence[LogEntry] = ()) -> tuple[Stored, ...]:
        if not self.shelf.writable:
            raise VaultReadOnly
        if self.shelf.full:
            raise DiskFull
        records = {record_id: list(versions) for record_id, versions in self.shelf.records.items()}
        written = [stored for change in changes if (stored := self._apply(records, change))]
        self.shelf.records = records
        if self._seen == self.shelf.writes:
            self._seen += 1
        self.shelf.writes += 1
        for line in log:
            self._log(line)
        return tuple(written)

    def _apply(self, records: dict[str, list[Stored]], change: Change) -> Stored | None:
        record_id = change.id or uuid4().hex
        versions = records.setdefault(record_id, [])
        if change.expected is not None and change.expected != len(versions):
            raise Conflict(record_id, change.expected, len(versions))
        if change.content is None:
            if not versions:
                raise NoSuchRecord
            del records[record_id]
            return None
        content = json.loads(json.dumps(change.content, allow_nan=False))
        stored = Stored(record_id, len(versions) + 1, change.kind, self._clock.now(), self.user.id, content)
        versions.append(stored)
        return stored

    def _log(self, line: LogEntry) -> None:
        self.shelf.lines.append(
            LogLine(
                len(self.shelf.lines) + 1,
                self._clock.now(),
                self.user.name,
                self.user.function,
                line.action,
                line.object,
                line.detail,
            )
        )

    def latest(self, kind: str | None = None) -> Iterator[Stored | Unreadable]:
        for record_id, versions in list(self.shelf.records.items()):
            if record_id in self.shelf.broken:
                yield Unreadable(record_id, len(versions), "seal")
            elif kind in (None, versions[-1].kind):
                yield versions[-1]

    def briefs(self) -> Iterator[Brief | Stored | Unreadable]:
        for record_id, versions in list(self.shelf.records.items()):
            one = versions[-1]
            summary = summary_of(one.kind, one.content)
            if summary is not None:  # a hurt content shows only when it is read
                yield Brief(one.id, one.version, one.kind, one.at, one.author, summary)
            else:
                yield self.versions(record_id)[-1]

    def whole(self, record_ids: Sequence[str]) -> Iterator[Stored | Unreadable]:
        for record_id in record_ids:
            yield from self.versions(record_id)[-1:]

    def versions(self, record_id: str) -> tuple[Stored | Unreadable, ...]:
        found: list[Stored | Unreadable] = list(self.shelf.records.get(record_id, ()))
        if record_id in self.shelf.broken:
            found[-1] = Unreadable(record_id, len(found), "seal")
        return tuple(found)

    def log(self) -> Iterator[LogLine | Unreadable]:
        return iter(tuple(self.shelf.lines))

    def forget_log(self, before: datetime, log: Sequence[LogEntry] = ()) -> int:
        kept = [line for line in self.shelf.lines if line.at >= before]
        gone = len(self.shelf.lines) - len(kept)
        self.shelf.lines = kept
        for line in log:
            self._log(line)
        return gone

    def changed_elsewhere(self) -> bool:
        seen, self._seen = self._seen, self.shelf.writes
        return seen != self.shelf.writes

    def is_idle(self) -> bool:
        return True

    def check(self) -> Report:
        intact: dict[str, int] = {}
        damaged = []
        for stored in self.latest():
            if isinstance(stored, Unreadable):
                damaged.append(stored)
            else:
                intact[stored.kind] = intact.get(stored.kind, 0) + 1
        count = sum(len(versions) for versions in self.shelf.records.values())
        return Report(intact, count - len(damaged), tuple(damaged), 0, True, True, True, True)

    def users(self) -> tuple[User, ...]:
        return tuple(self.shelf.users.values())

    def whose(self, phrase: str) -> str | None:
        return self.shelf.phrases.get(phrase)

    def add_user(self, name: str, function: str, phrase: str, log: Sequence[LogEntry] = ()) -> User:
        if not phrase:
            raise PhraseRefused
        if phrase in self.shelf.phrases:
            raise PhraseTaken
        user = User(uuid4().hex, name, function)
        self.shelf.users[user.id] = user
        self.shelf.phrases[phrase] = user.id
        self.shelf.records[user.id] = [
            Stored(user.id, 1, USER, self._clock.now(), user.id, {"name": name, "function": function})
        ]
        for line in log:
            self._log(line)
        return user

    def remove_user(self, user_id: str, log: Sequence[LogEntry] = ()) -> None:
        if user_id not in self.shelf.users:
            raise NoSuchRecord
        if len(self.shelf.users) == 1:
            raise LastUser
        del self.shelf.users[user_id]
        self.shelf.phrases = {
            phrase: owner for phrase, owner in self.shelf.phrases.items() if owner != user_id
        }
        for line in log:
            self._log(line)

    def change_phrase(self, user_id: str, phrase: str, log: Sequence[LogEntry] = ()) -> None:
        if not phrase:
            raise PhraseRefused
        kept = {old: owner for old, owner in self.shelf.phrases.items() if owner != user_id}
        self.shelf.phrases = {**kept, phrase: user_id}
        for line in log:
            self._log(line)

    def rotate_key(self, log: Sequence[LogEntry] = ()) -> None:
        for line in log:
            self._log(line)

    def new_recovery_key(self, log: Sequence[LogEntry] = ()) -> str:
        for line in log:
            self._log(line)
        return "NOUV-ELLE"

    def is_recovery_key(self, text: str) -> bool:
        return text == "CLEF-DESE-COUR"

    def back_up(self, folder: str, name: str) -> str:
        return f"{folder}/{name}"

    def back_up_in_turn(self, folders: Sequence[str]) -> Rotated:
        return Rotated(tuple(f"{folder}/coffre.vifdesk" for folder in folders), ())

    def close(self) -> None:
        """Nothing to forget."""


@dataclass
class MemoryVaults:
    """The cupboard, by path."""

    clock: Clock
    shelves: dict[str, Shelf] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def create(self, path: str, phrase: str, name: str, function: str) -> str:
        if path in self.shelves:
            raise AlreadyThere
        if not phrase:
            raise PhraseRefused
        shelf = Shelf()
        MemoryVault(path, shelf, User("", name, function), self.clock).add_user(name, function, phrase)
        self.shelves[path] = shelf
        return "CLEF-DESE-COUR"

    def open(self, path: str, phrase: str) -> Vault:
        if path not in self.shelves:
            raise VaultMissing
        if path in self.damaged:
            raise VaultDamaged
        shelf = self.shelves[path]
        if phrase not in shelf.phrases:
            raise WrongPhrase(1)
        return MemoryVault(path, shelf, shelf.users[shelf.phrases[phrase]], self.clock)

    def open_with_recovery_key(self, path: str, key: str) -> Vault:
        if path not in self.shelves:
            raise VaultMissing
        if key != "CLEF-DESE-COUR":
            raise WrongPhrase(1)
        return MemoryVault(path, self.shelves[path], User(RECOVERY_ID, "Clé de secours", ""), self.clock)

    def check_place(self, path: str) -> None:
        """Every place suits."""

    def restore(self, source: str, target: str) -> None:
        self.shelves[target] = self.shelves[source]

    def bring_back(self, source: str, target: str) -> str:
        aside = f"{target}.remplace" if target in self.shelves else ""
        if aside:
            self.shelves[aside] = self.shelves[target]
        self.shelves[target] = self.shelves[source]
        return aside

    def looks_sound(self, path: str) -> bool:
        assert path
        return True

    def set_aside(self, path: str) -> str:
        return f"{path}.abime"

    def list_backups(self, folder: str) -> tuple[Backup, ...]:
        now = self.clock.now()
        return tuple(Backup(path, "", now, 0) for path in self.shelves if path.startswith(folder))


def cupboard_of(clock: Clock) -> Callable[[], MemoryVaults]:
    """One cupboard, the same at each call."""
    vaults = MemoryVaults(clock)
    return lambda: vaults
