"""The access log: sealed lines, each one's chain made from the one before, the last chain kept in the sealed state."""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from vifdesk.actions.vault_port import CLOCK_SET_BACK, LogEntry, LogLine, Unreadable, User
from vifdesk.actions.vault_problems import VaultDamaged
from vifdesk.store.envelope import open_line, seal_line
from vifdesk.store.faults import is_damage
from vifdesk.store.seal import CHAIN, Keys
from vifdesk.store.session import Session
from vifdesk.store.state import State

_AT_ONCE = 500  # lines


def append(session: Session, state: State, entries: Sequence[LogEntry], user: User, now: datetime) -> State:
    """Add lines inside an open transaction, one more where the clock went back since the last change."""
    if state.went_back(now):
        entries = (LogEntry(CLOCK_SET_BACK, detail=state.moment), *entries)
    for entry in entries:
        seq = state.log_last + 1
        line = LogLine(seq, now, user.name, user.function, entry.action, entry.object, entry.detail)
        sealed = seal_line(session.keys.log, session.vault, line)
        chain = chain_of(session.keys, bytes.fromhex(state.log_head), seq, sealed)
        session.connection.execute(
            "INSERT INTO log_line (seq, chain, sealed) VALUES (?, ?, ?)", (seq, chain, sealed)
        )
        state = replace(state, log_last=seq, log_head=chain.hex())
    return replace(state, moment=now.isoformat())


def chain_of(keys: Keys, before: bytes, seq: int, sealed: bytes) -> bytes:
    """The link of one line."""
    return keys.mac(CHAIN, b"".join((before, seq.to_bytes(8), sealed)))


def lines(session: Session) -> Iterator[LogLine | Unreadable]:
    """The log, oldest line first; the file is not held between two of them."""
    after = 0
    while True:
        try:
            with session.glancing() as connection:
                rows = _after(connection, after)
        except VaultDamaged:
            yield Unreadable(str(after + 1), 0, "page")
            return
        if not rows:
            return
        for seq, _, sealed in rows:
            if seq <= after:  # a hurt page leads back: one would read for ever
                yield Unreadable(str(after + 1), 0, "page")
                return
            after = seq
            yield open_line(session.keys.log, session.vault, seq, sealed)


def forget(session: Session, state: State, before: datetime) -> State:
    """Remove the oldest lines, up to the first that is not before that moment or cannot be read; in a transaction."""
    kept_from, anchor = state.log_first, state.log_anchor
    for seq, chain, sealed in session.connection.execute(
        "SELECT seq, chain, sealed FROM log_line ORDER BY seq"
    ):
        line = open_line(session.keys.log, session.vault, seq, sealed)
        if isinstance(line, Unreadable) or line.at >= before:
            break
        kept_from, anchor = seq + 1, chain.hex()
    session.connection.execute("DELETE FROM log_line WHERE seq < ?", (kept_from,))
    return replace(state, log_first=kept_from, log_anchor=anchor)


def intact(session: Session, state: State) -> bool:
    """Whether every line is there, in its place, as it was written, and none after the last."""
    chain, expected = bytes.fromhex(state.log_anchor), state.log_first
    try:
        for seq, link, sealed in session.connection.execute(
            "SELECT seq, chain, sealed FROM log_line ORDER BY seq"
        ):
            if seq != expected or not isinstance(sealed, bytes) or not isinstance(link, bytes):
                return False
            chain = chain_of(session.keys, chain, seq, sealed)
            if not hmac.compare_digest(chain, link):
                return False
            if isinstance(open_line(session.keys.log, session.vault, seq, sealed), Unreadable):
                return False
            expected += 1
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
        return False
    return expected == state.log_last + 1 and hmac.compare_digest(chain, bytes.fromhex(state.log_head))


def _after(connection: sqlite3.Connection, seq: int) -> list[tuple[int, bytes, bytes]]:
    query = "SELECT seq, chain, sealed FROM log_line WHERE seq > ? ORDER BY seq LIMIT ?"
    return connection.execute(query, (seq, _AT_ONCE)).fetchall()
