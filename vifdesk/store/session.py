"""One open file with its keys: transactions that are whole or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from vifdesk.actions.ports import Clock
from vifdesk.actions.vault_port import Summarise
from vifdesk.actions.vault_problems import VaultClosed, VaultDamaged, VaultReadOnly
from vifdesk.store.connection import WAIT_MS, connect
from vifdesk.store.faults import is_damage, translated
from vifdesk.store.seal import Keys
from vifdesk.store.state import State, open_state, seal_state


def without_summary(_kind: str, _content: object) -> None:
    """For whoever never asks for the summaries."""


class Session:
    """A connection, the keys, the clock, and how what is written is summed up; one thread at a time."""

    def __init__(
        self,
        path: Path,
        keys: Keys,
        clock: Clock,
        *,
        writable: bool,
        wait_ms: int = WAIT_MS,
        summarise: Summarise = without_summary,
    ) -> None:
        self.path = path
        self.keys = keys
        self.clock = clock
        self.writable = writable
        self.wait_ms = wait_ms
        self.summarise = summarise
        self._lock = RLock()
        self._open: sqlite3.Connection | None = None
        with translated():
            self._open = connect(path, writable=writable, wait_ms=wait_ms)
            self.vault = identity_of(self._open)
            self._mark = self.key_mark()

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection.

        Raises:
            VaultClosed: it was closed.

        """
        if self._open is None:
            raise VaultClosed
        return self._open

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One moment of the file: nobody's change comes between two readings."""
        with self._lock, translated():
            self.connection.execute("BEGIN")
            try:
                yield self.connection
            finally:
                self._undo()

    @contextmanager
    def glancing(self) -> Iterator[sqlite3.Connection]:
        """Single readings, each of its own moment: holds nobody up."""
        with self._lock, translated():
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A change: on the disk when left in peace, undone when left by an exception."""
        with self._lock, translated():
            if not self.writable:
                raise VaultReadOnly(str(self.path))
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                self._undo()
                raise

    def is_idle(self) -> bool:
        """Whether no other thread is inside at this moment."""
        if not self._lock.acquire(blocking=False):
            return False
        self._lock.release()
        return True

    def state(self) -> State:
        """The inventory and the head of the log.

        Raises:
            VaultDamaged: it cannot be read.
            VaultClosed: another process has sealed everything anew; one must open again.

        """
        row = self.connection.execute("SELECT state FROM vault").fetchone()
        if row is None:
            raise VaultDamaged("inventory")
        try:
            return open_state(self.keys, self.vault, row[0])
        except VaultDamaged:
            if self.key_mark() != self._mark:
                raise VaultClosed("another data key") from None
            raise

    def state_if_readable(self) -> State | None:
        """The same; None where it cannot be read, for whoever reads on all the same."""
        try:
            return self.state()
        except VaultDamaged:
            return None
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return None

    def keep_state(self, state: State) -> None:
        """Put the state in its row."""
        self.connection.execute("UPDATE vault SET state = ?", (seal_state(self.keys, self.vault, state),))

    def close(self) -> None:
        """Forget the keys and let the file go. Safe to call twice."""
        with self._lock:
            if self._open is None:
                return
            with suppress(sqlite3.Error):
                self._open.close()
            self._open = None
            self.keys.forget()

    def adopt(self, fresh: Keys, mark: object) -> None:
        """Go on with the keys under which everything now is sealed; the disk is not asked again: that could fail."""
        with self._lock:
            stale, self.keys = self.keys, fresh
            stale.forget()
            self._mark = mark

    def key_mark(self) -> object:
        """Something that changes with the data key, if the file can still say it."""
        return self.connection.execute("SELECT proof FROM slot ORDER BY number LIMIT 1").fetchone()

    def _undo(self) -> None:
        """Roll back; where even that fails, leave the file to SQLite's own recovery and open it anew."""
        if self._open is None:
            return
        with suppress(sqlite3.Error):
            if self._open.in_transaction:
                self._open.execute("ROLLBACK")
            return
        with suppress(sqlite3.Error):
            self._open.close()
        self._open = None
        self._open = connect(self.path, writable=self.writable, wait_ms=self.wait_ms)


def identity_of(connection: sqlite3.Connection) -> bytes:
    """The 16 random bytes that name the vault.

    Raises:
        VaultDamaged: they are not there.

    """
    row = connection.execute("SELECT identity FROM vault").fetchone()
    if row is None or not isinstance(row[0], bytes) or len(row[0]) != 16:
        raise VaultDamaged("identity")
    return row[0]
