"""The full reading: every version, every log line, every slot, the inventory, and SQLite's own check."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from vifdesk.actions.vault_port import Report, Stored, Unreadable
from vifdesk.store import access_log, holders
from vifdesk.store.envelope import open_record
from vifdesk.store.faults import is_damage
from vifdesk.store.records import Placed, placed_rows, sealed_at
from vifdesk.store.session import Session
from vifdesk.store.state import State, ends_of, print_of, total_of


@dataclass(slots=True)
class _Reading:
    """What has been found so far."""

    newest: dict[str, tuple[int, str]] = field(
        default_factory=dict
    )  # id -> version, kind (empty: unreadable)
    damaged: list[Unreadable] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    readable: int = 0


def examine(session: Session) -> Report:
    """Read everything, as it is at one moment."""
    with session.reading() as connection:
        state = session.state_if_readable()
        rows = placed_rows(connection, None, state.last_number if state else 0)
        reading = _Reading()
        for placed in rows:
            _take(session, placed, reading)
        return Report(
            intact=Counter(kind for _, kind in reading.newest.values() if kind),
            versions=reading.readable,
            damaged=tuple(reading.damaged),
            missing=max(0, state.count - len(rows)) if state else 0,
            inventory=state is not None and _agrees(state, reading, len(rows)),
            log=state is not None and access_log.intact(session, state),
            keys=state is not None and _keys(session, state),
            structure=sound(connection),
        )


def sound(connection: sqlite3.Connection, *, quick: bool = False) -> bool:
    """SQLite's own check of the whole file; `quick`: all but its indexes, in a third of the time."""
    check = "PRAGMA quick_check(1)" if quick else "PRAGMA integrity_check(1)"
    try:
        rows: list[tuple[object]] = connection.execute(check).fetchall()
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False
    return rows == [(b"ok",)]


def _take(session: Session, placed: Placed, reading: _Reading) -> None:
    if not placed.id:
        reading.damaged.append(Unreadable("", 0, "page"))
        return
    sealed, hurt = sealed_at(session.connection, placed)
    if isinstance(sealed, bytes):
        reading.marks.append(print_of(session.keys, placed.id, placed.version, ends_of(sealed)))
    record_id = placed.id.hex()
    found = open_record(session.keys.records, session.vault, (placed.id, placed.version), sealed)
    readable = isinstance(found, Stored)
    if readable:
        reading.readable += 1
    else:
        reading.damaged.append(Unreadable(record_id, placed.version, hurt or "seal"))
    if placed.version >= reading.newest.get(record_id, (0, ""))[0]:
        reading.newest[record_id] = placed.version, found.kind if isinstance(found, Stored) else ""


def _agrees(state: State, reading: _Reading, rows: int) -> bool:
    return state.count == rows == len(reading.marks) and state.total == total_of(reading.marks)


def _keys(session: Session, state: State) -> bool:
    try:
        return holders.genuine(session, state)
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False
