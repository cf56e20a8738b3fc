"""The vault as the actions see it: versions of opaque records, a log, and who may open it.

A store keeps this promise: what `write` has answered is on the disk; what it has refused left nothing behind.
Every method of an open vault may raise VaultProblem (see `vault_problems`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

USER = "user"
"""The kind of the records that the store writes itself: `{"name", "function", "removed"}`."""

CLOCK_SET_BACK = "clock_set_back"
"""The action of the log line that the store adds when the clock says less than it did; `detail` is the later moment."""

RECOVERY_ID = "0" * 32
"""The user id of whoever opened the vault with the recovery key."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One version of one record, as it was written."""

    id: str  # 32 hex digits, random, means nothing
    version: int  # 1, 2, …
    kind: str
    at: datetime  # local moment of writing
    author: str  # user id
    content: Mapping[str, object]  # a JSON object


@dataclass(frozen=True, slots=True)
class Brief:
    """The newest version of one record by its summary: what a list needs of it, at a tenth of the reading.

    A summary is made of the content by the cupboard's `Summarise`, in the transaction that writes it, and its seal is bound to
    that very version. It says nothing that the content does not say: where it is missing, hurt or of another version, the
    content is read in its place, and nothing is lost with it.
    """

    id: str
    version: int
    kind: str
    at: datetime
    author: str
    summary: Mapping[str, object]


Summarise = Callable[[str, Mapping[str, object]], Mapping[str, object] | None]
"""From a record's kind and content to its summary; None: its newest version is always read whole. It raises nothing."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A version, or a log line, that the seal does not confirm. `id` is empty where even that is lost."""

    id: str  # of a log line: its number
    version: int
    reason: str  # "seal", "page" (the file itself is hurt), "missing" (its number is there, it is not)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What is to be logged; the store adds when, who and their function."""

    action: str
    object: str = ""  # a record id, a folder…: sealed like all the rest
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the access log."""

    seq: int
    at: datetime
    who: str  # the name, as it was then
    function: str
    action: str
    object: str
    detail: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change asked of the store."""

    id: str | None  # None: a new record; an unknown id of 32 hex digits makes a record of that id (imports)
    kind: str
    content: Mapping[str, object] | None  # None: erase the record with all its versions
    expected: int | None = (
        None  # the version that one believes to replace (0: none); another one raises Conflict
    )


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may open the vault."""

    id: str
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a full reading found. All lists are empty and all is true in a healthy vault."""

    intact: Mapping[str, int]  # kind -> records whose newest version can be read
    versions: int  # that can be read, of all records
    damaged: tuple[Unreadable, ...]  # versions that cannot
    missing: int  # versions written and never erased that are no longer there
    inventory: bool  # nothing is missing, added, exchanged or brought back
    log: bool  # no line is missing, altered, added or cut off
    keys: bool  # nobody but the store has put a key there
    structure: bool  # SQLite's own check of the file

    @property
    def healthy(self) -> bool:
        """Nothing at all is wrong."""
        return not self.damaged and self.inventory and self.log and self.keys and self.structure


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file, as its outside shows it without any key."""

    path: str
    vault: str  # the identity of the vault: 32 hex digits
    at: datetime  # when it was made, after its name; else after its file
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class Rotated:
    """What one round of backups did."""

    written: tuple[str, ...]  # one a folder
    removed: tuple[str, ...]  # older ones that the rotation no longer keeps
    failed: Mapping[str, str] = field(default_factory=dict)  # folder -> kind of the problem, its class name


class Vault(Protocol):
    """An open, unlocked vault."""

    @property
    def path(self) -> str:
        """Where its file lies."""

    @property
    def user(self) -> User:
        """Who opened it."""

    @property
    def writable(self) -> bool:
        """False where the file or its folder takes no change."""

    def write(self, changes: Sequence[Change], log: Sequence[LogEntry] = ()) -> tuple[Stored, ...]:
        """Make all changes and log lines, or none; durable when it returns. Erasures give nothing back.

        Raises:
            Conflict: a record is not at the expected version.
            NoSuchRecord: a record to erase is not there.
            ValueError: a content that JSON cannot say, or the kind `user`.

        """

    def latest(self, kind: str | None = None) -> Iterator[Stored | Unreadable]:
        """The newest version of each record, oldest record first; unreadable ones whatever `kind` is."""

    def briefs(self) -> Iterator[Brief | Stored | Unreadable]:
        """The same by its summary, of every kind; whole where it has none. That a content is hurt shows when it is read."""

    def whole(self, record_ids: Sequence[str]) -> Iterator[Stored | Unreadable]:
        """The newest version of each of these records; nothing for one that is not there any more."""

    def versions(self, record_id: str) -> tuple[Stored | Unreadable, ...]:
        """All versions of a record, oldest first; nothing for an unknown one."""

    def log(self) -> Iterator[LogLine | Unreadable]:
        """The access log, oldest line first."""

    def forget_log(self, before: datetime, log: Sequence[LogEntry] = ()) -> int:
        """Remove the oldest lines up to the first one that is not before that moment; how many went."""

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked."""

    def is_idle(self) -> bool:
        """Whether no other thread reads or writes through it at this moment: who must not wait for one looks first."""

    def check(self) -> Report:
        """Read everything."""

    def users(self) -> tuple[User, ...]:
        """Who may open it, oldest first."""

    def whose(self, phrase: str) -> str | None:
        """The user whose passphrase this is; slow on purpose."""

    def add_user(self, name: str, function: str, phrase: str, log: Sequence[LogEntry] = ()) -> User:
        """Let somebody in.

        Raises:
            PhraseTaken: it is somebody's already.
            PhraseRefused: it is empty.

        """

    def remove_user(self, user_id: str, log: Sequence[LogEntry] = ()) -> None:
        """Take the key away; the name stays for the history. A key rotation should follow.

        Raises:
            LastUser: it is the last one.
            NoSuchRecord: nobody of this id.

        """

    def change_phrase(self, user_id: str, phrase: str, log: Sequence[LogEntry] = ()) -> None:
        """Replace a passphrase; that the old one was asked for is the caller's duty."""

    def rotate_key(self, log: Sequence[LogEntry] = ()) -> None:
        """Seal everything anew under another data key; passphrases and recovery key stay.

        Raises:
            VaultDamaged: something is unreadable or was tampered with; it must be looked at first.

        """

    def new_recovery_key(self, log: Sequence[LogEntry] = ()) -> str:
        """Replace the recovery key; the old one opens nothing any more (but old backups)."""

    def is_recovery_key(self, text: str) -> bool:
        """Whether this is the recovery key of this vault, however it is typed."""

    def back_up(self, folder: str, name: str) -> str:
        """A verified copy, read back record by record; its path. Never replaces a file.

        Raises:
            AlreadyThere: there is a file of this name.

        """

    def back_up_in_turn(self, folders: Sequence[str]) -> Rotated:
        """A verified copy in each folder, then drop what day, week and month no longer keep. One failure stops no other."""

    def close(self) -> None:
        """Forget the keys. Safe to call twice."""


class Vaults(Protocol):
    """Where vaults are made and opened."""

    def create(self, path: str, phrase: str, name: str, function: str) -> str:
        """Make a vault with its first user; the recovery key, shown this once.

        Raises:
            AlreadyThere, PlaceRefused, PhraseRefused.

        """

    def open(self, path: str, phrase: str) -> Vault:
        """Open with a passphrase. Ten wrong ones in a row slow the next ones down; nothing is ever erased.

        Raises:
            WrongPhrase, VaultMissing, NotAVault, VaultFromFuture, VaultDamaged, VaultBusy, PlaceRefused.

        """

    def open_with_recovery_key(self, path: str, key: str) -> Vault:
        """The same with the recovery key, capitals and separators ignored."""

    def check_place(self, path: str) -> None:
        """Say at once whether a vault may lie there.

        Raises:
            PlaceRefused: a network share, a synchronised or roaming folder, or no folder.

        """

    def restore(self, source: str, target: str) -> None:
        """Copy a backup to a new file, whole or not at all; no key needed. The backup is untouched.

        Raises:
            AlreadyThere: something stands at `target` (see `set_aside`).
            VaultDamaged, NotAVault: the backup is not sound.

        """

    def bring_back(self, source: str, target: str) -> str:
        """Put a copy of a backup in the place of a vault, which is renamed first: its new path, empty if none stood there.

        The copy is whole and sound on the disk before anything is renamed.

        Raises:
            VaultMissing, NotAVault, VaultDamaged, VaultFromFuture, PlaceRefused.

        """

    def looks_sound(self, path: str) -> bool:
        """Whether the file as such is whole: quick, needs no key, disturbs nobody who has it open.

        It finds a file that is cut or hurt in its structure; that each record is as it was written, only `Vault.check` finds.
        """

    def set_aside(self, path: str) -> str:
        """Rename a damaged vault so that a restored one can take its place; its new path."""

    def list_backups(self, folder: str) -> tuple[Backup, ...]:
        """The backups in a folder, newest first; other files are passed over."""
