"""The sealed versions. Reading goes round what is hurt: one bad page must not hide the others."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from vifdesk.actions.vault_port import Brief, Change, Stored, Unreadable
from vifdesk.actions.vault_problems import Conflict, NoSuchRecord, VaultDamaged
from vifdesk.store import briefs
from vifdesk.store.envelope import open_record, seal_record
from vifdesk.store.faults import is_damage
from vifdesk.store.session import Session
from vifdesk.store.state import State, ends_of, print_of

_BY_INDEX = "SELECT number, id, version FROM record ORDER BY number"
_BY_TABLE = "SELECT number, id, version FROM record NOT INDEXED ORDER BY number"
_BY_RECORD = "SELECT MIN(number), id, MAX(version), COUNT(*) FROM record GROUP BY id"
_AT_ONCE = 100  # versions fetched before the first of them is opened
_HIGHEST = 2**63 - 1


class Placed(NamedTuple):
    """Where a version lies. `id` is empty where the row cannot be read.

    A tuple, for one is made of every version that the vault holds each time that it is read.
    """

    number: int
    id: bytes
    version: int


@dataclass(frozen=True, slots=True)
class Moment:
    """Who writes, and when."""

    at: datetime
    author: str


def apply_change(
    session: Session, state: State, change: Change, moment: Moment
) -> tuple[State, Stored | None]:
    """Make one change inside an open transaction.

    Raises:
        Conflict, NoSuchRecord: nothing was done.
        ValueError: the content cannot be said, or the id is not 32 hex digits.

    """
    record_id = secrets.token_bytes(16) if change.id is None else _id_of(change.id)
    found = newest_version(session.connection, record_id)
    if change.expected is not None and change.expected != found:
        raise Conflict(record_id.hex(), change.expected, found)
    if change.content is None:
        if not found:
            raise NoSuchRecord(record_id.hex())
        return erase(session, state, record_id), None
    stored = Stored(record_id.hex(), found + 1, change.kind, moment.at, moment.author, change.content)
    return insert(session, state, stored), stored


def insert(session: Session, state: State, stored: Stored) -> State:
    """Add a version."""
    sealed = seal_record(session.keys.records, session.vault, stored)
    record_id = bytes.fromhex(stored.id)
    number = state.last_number + 1
    session.connection.execute(
        "INSERT INTO record (number, id, version, sealed) VALUES (?, ?, ?, ?)",
        (number, record_id, stored.version, sealed),
    )
    briefs.keep(session, session.keys.records, stored)
    mark = print_of(session.keys, record_id, stored.version, ends_of(sealed))
    return replace(state.with_print(mark), last_number=number)


def erase(session: Session, state: State, record_id: bytes) -> State:
    """Remove a record with all its versions; SQLite overwrites their place (`secure_delete`)."""
    rows = session.connection.execute(
        "SELECT version, sealed FROM record WHERE id = ?", (record_id,)
    ).fetchall()
    for version, sealed in rows:
        if not isinstance(sealed, bytes):
            raise VaultDamaged("record")
        state = state.without_print(print_of(session.keys, record_id, version, ends_of(sealed)))
    session.connection.execute("DELETE FROM record WHERE id = ?", (record_id,))
    briefs.drop(session, record_id)
    return state


def newest_version(connection: sqlite3.Connection, record_id: bytes) -> int:
    """Its highest version; 0 for none."""
    (version,) = connection.execute("SELECT MAX(version) FROM record WHERE id = ?", (record_id,)).fetchone()
    return version or 0


def latest(session: Session, kind: str | None = None) -> Iterator[Stored | Unreadable]:
    """The newest version of each record, oldest record first; the file is not held between two of them."""
    lost, newest = _newest(session)
    yield from lost
    yield from _read_each(session, newest, kind)


def by_summary(session: Session) -> Iterator[Brief | Stored | Unreadable]:
    """The same by their summaries; whole where one lacks, or is hurt."""
    heads = _heads(session)
    if heads is None:
        lost, newest = _newest(session)
        yield from lost
        heads = [(placed.id, placed.version) for placed in newest]
    kept = briefs.all_kept(session)
    for head in heads:
        brief = briefs.opened(session, head, kept.pop(head[0], None))
        if brief is None:
            yield from whole(session, [head[0].hex()])
        else:
            yield brief


def sum_up(session: Session) -> None:
    """Keep a summary of every record, inside an open transaction: a vault of an older form had none."""
    for found in latest(session):
        if isinstance(found, Stored):
            briefs.keep(session, session.keys.records, found)


def whole(session: Session, record_ids: Sequence[str]) -> Iterator[Stored | Unreadable]:
    """The newest version of each of these."""
    newest = []
    for record_id in map(_id_of, record_ids):
        mine = [placed for placed in _places_of(session, record_id) if placed.id == record_id]
        newest += [max(mine, key=lambda placed: placed.version)] if mine else []
    yield from _read_each(session, newest, None)


def _heads(session: Session) -> list[tuple[bytes, int]] | None:
    """Each record with its newest version, oldest record first; None where anything is odd, and one must look closely."""
    with session.glancing() as connection:
        state = session.state_if_readable()
        try:
            rows = connection.execute(_BY_RECORD).fetchall()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            return None
    heads = [
        placed for first, record_id, version, _ in rows if (placed := _placed(first, record_id, version)).id
    ]
    if state is None or len(heads) != len(rows) or sum(row[3] for row in rows) != state.count:
        return None
    return [(placed.id, placed.version) for placed in sorted(heads)]


def _newest(session: Session) -> tuple[list[Unreadable], list[Placed]]:
    """The rows that are lost, and where the newest version of each record lies, oldest record first."""
    lost: list[Unreadable] = []
    newest: dict[bytes, Placed] = {}
    for placed in places(session):
        if not placed.id:
            lost.append(Unreadable("", 0, "page"))
        elif placed.id not in newest or newest[placed.id].version < placed.version:
            newest[placed.id] = placed
    return lost, list(newest.values())


def versions(session: Session, record_id: str) -> tuple[Stored | Unreadable, ...]:
    """All versions of one record, oldest first."""
    wanted = _id_of(record_id)
    mine = [placed for placed in _places_of(session, wanted) if placed.id == wanted]
    return tuple(_read_each(session, sorted(mine, key=lambda placed: placed.version), None))


def sealed_at(connection: sqlite3.Connection, placed: Placed) -> tuple[object, str]:
    """The sealed bytes there, or the reason why they cannot be had."""
    try:
        row = connection.execute("SELECT sealed FROM record WHERE number = ?", (placed.number,)).fetchone()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return None, "page"
    return (row[0], "") if row is not None else (None, "missing")


def places(session: Session) -> list[Placed]:
    """Where all versions lie, in the order of writing."""
    with session.glancing() as connection:
        state = session.state_if_readable()
        if state is None:
            return placed_rows(connection, None, 0)
        return placed_rows(connection, state.count, state.last_number)


def placed_rows(connection: sqlite3.Connection, count: int | None, last: int) -> list[Placed]:
    """By the index, which is small; by the table if that is hurt or short; row by row if the table is hurt too."""
    for query in (_BY_INDEX, _BY_TABLE):
        try:
            rows = [_placed(*row) for row in connection.execute(query)]
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            continue
        if query is _BY_TABLE or (len(rows) == count and all(row.id for row in rows)):
            return rows
    return [placed for number in range(1, last + 1) if (placed := _probe(connection, number)) is not None]


def _read_each(session: Session, wanted: list[Placed], kind: str | None) -> Iterator[Stored | Unreadable]:
    """What lies at these places, but for other kinds than the one asked for."""
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        with session.glancing() as connection:
            fetched = [(placed, *sealed_at(connection, placed)) for placed in some]
        for placed, sealed, hurt in fetched:
            if hurt:
                yield Unreadable(placed.id.hex(), placed.version, hurt)
                continue
            place = placed.id, placed.version
            found = open_record(session.keys.records, session.vault, place, sealed, kind)
            if found is not None:
                yield found


def _probe(connection: sqlite3.Connection, number: int) -> Placed | None:
    try:
        row = connection.execute(
            "SELECT number, id, version FROM record WHERE number = ?", (number,)
        ).fetchone()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return Placed(number, b"", 0)
    return None if row is None else _placed(*row)


def _placed(number: object, record_id: object, version: object) -> Placed:
    """A hurt row may hold anything."""
    whole = isinstance(record_id, bytes) and len(record_id) == 16
    counted = isinstance(version, int) and 0 < version <= _HIGHEST
    row = number if isinstance(number, int) else 0
    return Placed(row, record_id, version) if whole and counted else Placed(row, b"", 0)  # type: ignore[arg-type]


def _places_of(session: Session, record_id: bytes) -> list[Placed]:
    with session.glancing() as connection:
        try:
            rows = connection.execute(
                "SELECT number, id, version FROM record WHERE id = ?", (record_id,)
            ).fetchall()
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            rows = []
    found = [_placed(*row) for row in rows]
    if found and max(row.version for row in found) == len(found):
        return found
    return places(session)  # a version lacks, or the index is hurt


def _id_of(text: str) -> bytes:
    if len(text) != 32 or not text.isascii():
        raise ValueError(text)
    return bytes.fromhex(text)
