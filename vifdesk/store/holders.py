"""Who holds a key: the slots, and the sealed records that give users a name."""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vifdesk.actions.vault_port import RECOVERY_ID, USER, Stored, User
from vifdesk.actions.vault_problems import LastUser, NoSuchRecord, PhraseTaken, VaultDamaged
from vifdesk.store import records
from vifdesk.store.phrase import SALT, Cost, derive
from vifdesk.store.seal import HOLDER, Keys, SealBroken, wipe
from vifdesk.store.session import Session
from vifdesk.store.slots import RECOVERY, Slot, make_slot, open_slot, proven, public_of
from vifdesk.store.state import State

RECOVERY_FUNCTION = "recovery"


@dataclass(frozen=True, slots=True)
class Derivation:
    """One row: the salt and the cost that turn a passphrase into a key."""

    number: int
    salt: bytes
    cost: Cost

    def checksum(self) -> bytes:
        """Tells a hurt row from a wrong phrase."""
        import hashlib

        words = f"{self.number} {self.cost.memory_kib} {self.cost.iterations} {self.cost.lanes} "
        return hashlib.sha256(words.encode() + self.salt).digest()[:8]


@dataclass(frozen=True, slots=True)
class Lock:
    """All that is needed to try a phrase, and whether some of it is hurt."""

    vault: bytes
    derivations: tuple[Derivation, ...]
    slots: tuple[Slot, ...]
    hurt: bool

    def of(self, derivation: int) -> tuple[Slot, ...]:
        """The slots of one derivation."""
        return tuple(slot for slot in self.slots if slot.derivation == derivation)


def read_lock(connection: sqlite3.Connection, vault: bytes) -> Lock:
    """The sound derivations and slots."""
    derivations, slots, hurt = [], [], False
    for number, salt, memory, iterations, lanes, checksum in connection.execute(
        "SELECT number, salt, memory_kib, iterations, lanes, checksum FROM derivation ORDER BY number DESC"
    ):
        found = _derivation(number, salt, memory, iterations, lanes)
        if found is not None and found.checksum() == checksum:
            derivations.append(found)
        else:
            hurt = True
    for *fields, checksum in connection.execute(
        "SELECT id, derivation, public, wrapped, proof, checksum FROM slot ORDER BY number"
    ):
        slot = _slot(*fields)
        if slot is not None and slot.checksum() == checksum:
            slots.append(slot)
        else:
            hurt = True
    return Lock(vault, tuple(derivations), tuple(slots), hurt)


def try_phrase(lock: Lock, phrase: str) -> tuple[bytes, bytearray] | None:
    """The slot that these words open, and the data key; one derivation for all slots of a cost.

    Raises:
        PhraseRefused: these words cannot be a phrase.
        VaultDamaged: it is the right phrase, but its slot is hurt.

    """
    for derivation in lock.derivations:
        slots = lock.of(derivation.number)
        if slots:
            found = try_secret(lock, slots, derive(phrase, derivation.salt, derivation.cost))
            if found is not None:
                return found
    return None


def try_secret(lock: Lock, slots: Iterable[Slot], secret: bytearray) -> tuple[bytes, bytearray] | None:
    """The same with the key that the words gave; it is overwritten."""
    try:
        for slot in slots:
            data_key = open_slot(slot, secret, lock.vault)
            if data_key is not None:
                return slot.id, data_key
    except SealBroken:
        raise VaultDamaged("slot") from None
    finally:
        wipe(secret)
    return None


def lock_of(session: Session) -> Lock:
    """The lock of an open vault."""
    return read_lock(session.connection, session.vault)


def let_in(session: Session, state: State, slot_id: bytes, phrase: str, cost: Cost) -> State:
    """Give this user this passphrase, in place of the one they had; inside a transaction.

    Raises:
        PhraseTaken: it is somebody's.

    """
    lock = lock_of(session)
    if try_phrase(lock, phrase) is not None:
        raise PhraseTaken
    derivation = next((row for row in lock.derivations if row.cost == cost), None) or _new_derivation(
        session, cost
    )
    secret = derive(phrase, derivation.salt, derivation.cost)
    slot = make_slot(session.keys, session.vault, slot_id, derivation.number, public_of(secret, slot_id))
    wipe(secret)
    return keep_slot(session, state, slot)


def keep_slot(session: Session, state: State, slot: Slot) -> State:
    """Put a slot in its row; inside a transaction."""
    session.connection.execute(
        "INSERT INTO slot (id, derivation, public, wrapped, proof, checksum) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET derivation = excluded.derivation, public = excluded.public,"
        " wrapped = excluded.wrapped, proof = excluded.proof, checksum = excluded.checksum",
        (slot.id, slot.derivation, slot.public, slot.wrapped, slot.proof, slot.checksum()),
    )
    return replace(state, holders=print_of_all(session.keys, lock_of(session).slots))


def shut_out(session: Session, state: State, slot_id: bytes) -> State:
    """Take a user's slot away; inside a transaction.

    Raises:
        LastUser, NoSuchRecord.

    """
    others = {slot.id for slot in lock_of(session).slots} - {RECOVERY}
    if slot_id not in others:
        raise NoSuchRecord(slot_id.hex())
    if len(others) == 1:
        raise LastUser
    session.connection.execute("DELETE FROM slot WHERE id = ?", (slot_id,))
    session.connection.execute("DELETE FROM derivation WHERE number NOT IN (SELECT derivation FROM slot)")
    return replace(state, holders=print_of_all(session.keys, lock_of(session).slots))


def genuine(session: Session, state: State) -> bool:
    """Whether the slots are those that the store made, all of them and no others."""
    lock = lock_of(session)
    print_found = print_of_all(session.keys, lock.slots)
    alike = hmac.compare_digest(print_found, state.holders)
    return not lock.hurt and alike and all(proven(session.keys, slot) for slot in lock.slots)


def print_of_all(keys: Keys, slots: Iterable[Slot]) -> str:
    """The print of a set of slots, in hex."""
    parts = sorted(slot.id + slot.public for slot in slots)
    return keys.mac(HOLDER, b"all " + b"".join(parts)).hex()


def user_of(session: Session, slot_id: bytes) -> User:
    """Their name, from the newest readable version of their record."""
    if slot_id == RECOVERY:
        return User(RECOVERY_ID, "", RECOVERY_FUNCTION)
    for stored in reversed(records.versions(session, slot_id.hex())):
        if isinstance(stored, Stored) and stored.kind == USER:
            return User(
                stored.id, str(stored.content.get("name", "")), str(stored.content.get("function", ""))
            )
    return User(slot_id.hex(), "", "")


def _new_derivation(session: Session, cost: Cost) -> Derivation:
    (highest,) = session.connection.execute("SELECT MAX(number) FROM derivation").fetchone()
    made = Derivation((highest or 0) + 1, secrets.token_bytes(SALT), cost)
    session.connection.execute(
        "INSERT INTO derivation (number, salt, memory_kib, iterations, lanes, checksum) VALUES (?, ?, ?, ?, ?, ?)",
        (made.number, made.salt, cost.memory_kib, cost.iterations, cost.lanes, made.checksum()),
    )
    return made


def _derivation(
    number: object, salt: object, memory: object, iterations: object, lanes: object
) -> Derivation | None:
    """A hurt row may hold anything."""
    numbers = (number, memory, iterations, lanes)
    if not isinstance(salt, bytes) or not all(isinstance(each, int) for each in numbers):
        return None
    cost = Cost(memory, iterations, lanes)  # type: ignore[arg-type]
    return Derivation(number, salt, cost) if len(salt) == SALT and cost.sane() else None  # type: ignore[arg-type]


def _slot(slot_id: object, derivation: object, public: object, wrapped: object, proof: object) -> Slot | None:
    """The same for a slot."""
    if not (isinstance(slot_id, bytes) and len(slot_id) == 16 and isinstance(derivation, int)):
        return None
    if not (isinstance(public, bytes) and isinstance(wrapped, bytes) and isinstance(proof, bytes)):
        return None
    return Slot(slot_id, derivation, public, wrapped, proof)
