"""The port of an open vault, over one session."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from vifdesk.actions.vault_port import (
    RECOVERY_ID,
    USER,
    Brief,
    Change,
    LogEntry,
    LogLine,
    Report,
    Rotated,
    Stored,
    Unreadable,
    User,
)
from vifdesk.actions.vault_problems import NoSuchRecord, VaultDamaged
from vifdesk.store import access_log, copies, holders, records
from vifdesk.store.examine import examine
from vifdesk.store.phrase import Cost
from vifdesk.store.records import Moment, apply_change
from vifdesk.store.recovery_key import make_recovery_key, read_recovery_key, recovery_bytes
from vifdesk.store.rekey import rekey
from vifdesk.store.seal import wipe
from vifdesk.store.session import Session
from vifdesk.store.slots import RECOVERY, make_slot, public_of
from vifdesk.store.state import State

Step = Callable[[State, Moment], State]


class SqliteVault:
    """The Vault port."""

    def __init__(self, session: Session, holder: bytes, cost: Cost) -> None:
        self._session = session
        self._cost = cost
        self._user = holders.user_of(session, holder)
        self._seen = self._data_version()

    @property
    def path(self) -> str:
        """Where its file lies."""
        return str(self._session.path)

    @property
    def user(self) -> User:
        """Who opened it."""
        return self._user

    @property
    def writable(self) -> bool:
        """False where the file or its folder takes no change."""
        return self._session.writable

    def write(self, changes: Sequence[Change], log: Sequence[LogEntry] = ()) -> tuple[Stored, ...]:
        """Make all changes and log lines, or none; durable when it returns."""
        if any(change.kind == USER for change in changes):
            raise ValueError(USER)
        stored: list[Stored] = []

        def step(state: State, moment: Moment) -> State:
            for change in changes:
                state, made = apply_change(self._session, state, change, moment)
                stored.extend(() if made is None else (made,))
            return state

        self._change(step, log)
        return tuple(stored)

    def latest(self, kind: str | None = None) -> Iterator[Stored | Unreadable]:
        """The newest version of each record, oldest record first."""
        return records.latest(self._session, kind)

    def briefs(self) -> Iterator[Brief | Stored | Unreadable]:
        """The same by their summaries."""
        return records.by_summary(self._session)

    def whole(self, record_ids: Sequence[str]) -> Iterator[Stored | Unreadable]:
        """The newest version of each of these records."""
        return records.whole(self._session, record_ids)

    def versions(self, record_id: str) -> tuple[Stored | Unreadable, ...]:
        """All versions of a record, oldest first."""
        return records.versions(self._session, record_id)

    def log(self) -> Iterator[LogLine | Unreadable]:
        """The access log, oldest line first."""
        return access_log.lines(self._session)

    def forget_log(self, before: datetime, log: Sequence[LogEntry] = ()) -> int:
        """Remove the oldest lines; how many went."""
        gone = 0

        def step(state: State, _moment: Moment) -> State:
            nonlocal gone
            after = access_log.forget(self._session, state, before)
            gone = after.log_first - state.log_first
            return after

        self._change(step, log)
        return gone

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked."""
        before, self._seen = self._seen, self._data_version()
        return before != self._seen

    def is_idle(self) -> bool:
        """Whether no other thread reads or writes through it at this moment."""
        return self._session.is_idle()

    def check(self) -> Report:
        """Read everything."""
        return examine(self._session)

    def users(self) -> tuple[User, ...]:
        """Who may open it, oldest first."""
        with self._session.glancing():
            slots = holders.lock_of(self._session).slots
        return tuple(holders.user_of(self._session, slot.id) for slot in slots if slot.id != RECOVERY)

    def whose(self, phrase: str) -> str | None:
        """The user whose passphrase this is."""
        with self._session.glancing():
            lock = holders.lock_of(self._session)
        found = holders.try_phrase(lock, phrase)
        if found is None:
            return None
        wipe(found[1])
        return found[0].hex()

    def add_user(self, name: str, function: str, phrase: str, log: Sequence[LogEntry] = ()) -> User:
        """Let somebody in."""
        user = User(secrets.token_hex(16), name, function)

        def step(state: State, moment: Moment) -> State:
            state = holders.let_in(self._session, state, bytes.fromhex(user.id), phrase, self._cost)
            return self._name(state, moment, user, removed=False)

        self._change(step, log)
        return user

    def remove_user(self, user_id: str, log: Sequence[LogEntry] = ()) -> None:
        """Take the key away; the name stays for the history."""
        holder = _holder(user_id)
        user = holders.user_of(self._session, holder)

        def step(state: State, moment: Moment) -> State:
            state = holders.shut_out(self._session, state, holder)
            return self._name(state, moment, user, removed=True)

        self._change(step, log)

    def change_phrase(self, user_id: str, phrase: str, log: Sequence[LogEntry] = ()) -> None:
        """Replace a passphrase."""
        holder = _holder(user_id)
        if user_id not in {user.id for user in self.users()}:
            raise NoSuchRecord(user_id)
        self._change(lambda state, _: holders.let_in(self._session, state, holder, phrase, self._cost), log)

    def rotate_key(self, log: Sequence[LogEntry] = ()) -> None:
        """Seal everything anew under another data key."""
        if not examine(self._session).healthy:
            raise VaultDamaged("rotation")
        with self._session.writing():
            state = access_log.append(
                self._session, self._session.state(), log, self._user, self._session.clock.now()
            )
            if not holders.genuine(self._session, state) or not access_log.intact(self._session, state):
                raise VaultDamaged("rotation")
            fresh = rekey(self._session, state)
            mark = self._session.key_mark()
        self._session.adopt(fresh, mark)

    def new_recovery_key(self, log: Sequence[LogEntry] = ()) -> str:
        """Replace the recovery key."""
        text = make_recovery_key()

        def step(state: State, _moment: Moment) -> State:
            return self._lay_by(state, text)

        self._change(step, log)
        return text

    def is_recovery_key(self, text: str) -> bool:
        """Whether this is the recovery key of this vault."""
        body = read_recovery_key(text)
        if body is None:
            return False
        with self._session.glancing():
            lock = holders.lock_of(self._session)
        found = holders.try_secret(lock, lock.of(0), recovery_bytes(body, self._session.vault))
        if found is None:
            return False
        wipe(found[1])
        return True

    def back_up(self, folder: str, name: str) -> str:
        """A verified copy; its path."""
        place = Path(folder) / name
        copies.back_up(self._session, place)
        return str(place)

    def back_up_in_turn(self, folders: Sequence[str]) -> Rotated:
        """A verified copy in each folder, then drop what day, week and month no longer keep."""
        return copies.back_up_in_turn(self._session, folders)

    def close(self) -> None:
        """Forget the keys."""
        self._session.close()

    def begin(self, user: User, phrase: str) -> str:
        """Fill a new file: the first user and the recovery key, which is given back."""
        text = make_recovery_key()
        with self._session.writing():
            moment = Moment(self._session.clock.now(), user.id)
            state = holders.let_in(self._session, State(), bytes.fromhex(user.id), phrase, self._cost)
            state = self._name(self._lay_by(state, text), moment, user, removed=False)
            self._session.keep_state(state)
        return text

    def _change(self, step: Step, log: Sequence[LogEntry]) -> None:
        """One transaction: the step, its log lines, the state that agrees with them."""
        session = self._session
        with session.writing():
            state = session.state()
            now = session.clock.now()
            state = step(state, Moment(now, self._user.id))
            state = access_log.append(session, state, log, self._user, now)
            session.keep_state(state.renewed())

    def _name(self, state: State, moment: Moment, user: User, *, removed: bool) -> State:
        found = records.newest_version(self._session.connection, bytes.fromhex(user.id))
        content = {"name": user.name, "function": user.function, "removed": removed}
        stored = Stored(user.id, found + 1, USER, moment.at, moment.author, content)
        return records.insert(self._session, state, stored)

    def _lay_by(self, state: State, text: str) -> State:
        """Give the recovery slot to this key; inside a transaction."""
        secret = recovery_bytes(read_recovery_key(text) or "", self._session.vault)
        slot = make_slot(self._session.keys, self._session.vault, RECOVERY, 0, public_of(secret, RECOVERY))
        wipe(secret)
        return holders.keep_slot(self._session, state, slot)

    def _data_version(self) -> int:
        with self._session.glancing() as connection:
            (version,) = connection.execute("PRAGMA data_version").fetchone()
        return int(version)


def _holder(user_id: str) -> bytes:
    if user_id == RECOVERY_ID:
        raise NoSuchRecord(user_id)
    try:
        return bytes.fromhex(user_id)
    except ValueError:
        raise NoSuchRecord(user_id) from None
