"""Where vaults are made, opened, restored, set aside."""

from __future__ import annotations

import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from vifdesk.actions.ports import Clock
from vifdesk.actions.vault_port import Backup, Summarise, User
from vifdesk.actions.vault_problems import AlreadyThere, VaultDamaged, VaultProblem, WrongPhrase
from vifdesk.store import copies, holders
from vifdesk.store.connection import connect, takes_changes
from vifdesk.store.disk import TEMPORARY, in_the_making, journal_of, put_in_place, settle
from vifdesk.store.examine import sound
from vifdesk.store.faults import is_damage, translated
from vifdesk.store.header import require_vault
from vifdesk.store.migrate import MIGRATIONS, newest_form, upgrade
from vifdesk.store.phrase import Cost, phrase_bytes
from vifdesk.store.place import refuse_bad_place
from vifdesk.store.records import sum_up
from vifdesk.store.recovery_key import read_recovery_key, recovery_bytes
from vifdesk.store.restored import log_restored, mark_restored, unmark
from vifdesk.store.seal import KEY, Keys, wipe
from vifdesk.store.session import Session, identity_of, without_summary
from vifdesk.store.tries import Brake
from vifdesk.store.vault import SqliteVault

_Try = Callable[[holders.Lock], tuple[bytes, bytearray] | None]


class SqliteVaults:
    """The Vaults port."""

    def __init__(
        self,
        clock: Clock,
        *,
        cost: Cost | None = None,
        pause: Callable[[float], None] = time.sleep,
        summarise: Summarise = without_summary,
    ) -> None:
        self._clock = clock
        self._cost = cost or Cost()
        self._brake = Brake(pause)
        self._summarise = summarise
        self.migrations = MIGRATIONS

    def create(self, path: str, phrase: str, name: str, function: str) -> str:
        """Make a vault with its first user; the recovery key, shown this once."""
        phrase_bytes(phrase)
        refuse_bad_place(path)
        place = Path(path)
        with translated():
            if place.exists() or place.is_symlink():
                raise AlreadyThere(path)
            with in_the_making(place.parent) as made:
                key = self._fill(made, User(secrets.token_hex(16), name, function), phrase)
                put_in_place(made, place)
        return key

    def open(self, path: str, phrase: str) -> SqliteVault:
        """Open with a passphrase."""
        phrase_bytes(phrase)
        return self._open(path, lambda lock: holders.try_phrase(lock, phrase))

    def open_with_recovery_key(self, path: str, key: str) -> SqliteVault:
        """Open with the recovery key."""
        body = read_recovery_key(key)

        def attempt(lock: holders.Lock) -> tuple[bytes, bytearray] | None:
            return holders.try_secret(lock, lock.of(0), recovery_bytes(body, lock.vault)) if body else None

        return self._open(path, attempt)

    def check_place(self, path: str) -> None:
        """Say at once whether a vault may lie there."""
        refuse_bad_place(path)

    def restore(self, source: str, target: str) -> None:
        """Copy a backup to a new file, whole or not at all."""
        refuse_bad_place(target)
        copies.restore(Path(source), Path(target))
        with suppress(OSError):  # the vault is there, whole: a line less in its log does not undo that
            mark_restored(Path(target), self._clock.now())

    def bring_back(self, source: str, target: str) -> str:
        """Copy first, then rename what stands there, then give the copy its name; undone if the last step fails."""
        refuse_bad_place(target)
        place = Path(target)
        made = place.with_name(f"{TEMPORARY}{secrets.token_hex(8)}.restaure")
        copies.restore(Path(source), made)
        aside: Path | None = None
        try:
            with translated():
                if place.exists():
                    aside = self._rename_aside(place, "remplace")
                mark_restored(place, self._clock.now())
                put_in_place(made, place)
        except BaseException:
            unmark(place)
            with suppress(OSError):
                made.unlink(missing_ok=True)
                if aside is not None and not place.exists():
                    _rename_with_journal(aside, place)
            raise
        return "" if aside is None else str(aside)

    def looks_sound(self, path: str) -> bool:
        """SQLite's own check over a connection of its own: whoever has the vault open goes on meanwhile."""
        try:
            with closing(connect(Path(path), writable=False)) as connection:
                return sound(connection, quick=True)
        except sqlite3.Error as error:
            if is_damage(error):
                return False
            with translated():
                raise
        except OSError:
            with translated():
                raise

    def set_aside(self, path: str) -> str:
        """Rename a damaged vault, and its journal with it; its new path."""
        with translated():
            return str(self._rename_aside(Path(path), "endommage"))

    def _rename_aside(self, place: Path, word: str) -> Path:
        stamp = f"{self._clock.now():%Y-%m-%d-%H%M%S}"
        aside = place.with_name(f"{place.name}.{word}-{stamp}-{secrets.token_hex(2)}")
        _rename_with_journal(place, aside)
        return aside

    def list_backups(self, folder: str) -> tuple[Backup, ...]:
        """The backups in a folder, newest first."""
        return copies.list_backups(Path(folder))

    def _open(self, path: str, attempt: _Try) -> SqliteVault:
        refuse_bad_place(path)
        place = Path(path)
        with translated():
            header = require_vault(place, newest_form(self.migrations))
        self._brake.wait(place)
        lock = _look(place)
        found = attempt(lock)
        if found is None:
            if lock.hurt:
                raise VaultDamaged("slot")
            raise WrongPhrase(self._brake.wrong(place))
        self._brake.right(place)
        holder, data_key = found
        session = Session(
            place, Keys(data_key), self._clock, writable=takes_changes(place), summarise=self._summarise
        )
        wipe(data_key)
        try:
            self._bring_up(session, header.form)
            vault = SqliteVault(session, holder, self._cost)
            log_restored(vault, place)
            return vault
        except BaseException:
            session.close()
            raise

    def _fill(self, made: Path, user: User, phrase: str) -> str:
        with closing(connect(made, writable=True)) as connection:
            connection.execute(
                "PRAGMA page_size = 8192"
            )  # a dossier of 2 KB wastes half of SQLite's usual page
            connection.execute("BEGIN")
            upgrade(connection, 0, self.migrations)
            connection.execute(
                "INSERT INTO vault (one, identity, state) VALUES (1, ?, x'')", (secrets.token_bytes(16),)
            )
            connection.execute("COMMIT")
        session = Session(made, Keys(secrets.token_bytes(KEY)), self._clock, writable=True)
        try:
            return SqliteVault(session, bytes.fromhex(user.id), self._cost).begin(user, phrase)
        finally:
            session.close()

    def _bring_up(self, session: Session, form: int) -> None:
        """Migrate an older vault, after a verified backup beside it; one that takes no change is read as it is."""
        if form >= newest_form(self.migrations) or not session.writable:
            return
        stamp = f"{self._clock.now():%Y-%m-%d-%H%M%S}"
        copies.back_up(session, session.path.with_name(f"{session.path.name}.avant-forme-{form + 1}-{stamp}"))
        with session.writing() as connection:
            upgrade(connection, form, self.migrations)
            sum_up(session)


def _rename_with_journal(place: Path, name: Path) -> None:
    """Let SQLite undo a change cut short first: a file parted from its journal would stay halved."""
    if journal_of(place).exists():
        with suppress(VaultProblem), translated(), closing(connect(place, writable=True)) as connection:
            identity_of(connection)
    if journal_of(place).exists():  # it could not, or the journal is no longer of use
        journal_of(place).rename(journal_of(name))
    place.rename(name)
    settle(place.parent)


def _look(place: Path) -> holders.Lock:
    """The lock, read without writing: only a change cut short, whose journal is still there, is undone first."""
    with translated():
        mend = journal_of(place).exists() and takes_changes(place)
        with closing(connect(place, writable=mend)) as connection:
            return holders.read_lock(connection, identity_of(connection))
