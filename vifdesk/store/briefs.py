"""The summaries: one sealed row a record, of its newest version, renewed in the transaction that writes it.

They are worth nothing but time: a row that is missing, hurt, or left from another version is passed over, and the version
itself is read. So the inventory need not count them, and nobody gains by taking one away.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from vifdesk.actions.vault_port import Brief, Stored
from vifdesk.store.envelope import open_brief, seal_brief
from vifdesk.store.faults import is_damage
from vifdesk.store.seal import Cipher
from vifdesk.store.session import Session


def keep(session: Session, cipher: Cipher, newest: Stored) -> None:
    """Put the summary of a newest version in the place of the one before, inside an open transaction."""
    record_id = bytes.fromhex(newest.id)
    summary = session.summarise(newest.kind, newest.content)
    if summary is None:
        drop(session, record_id)
        return
    sealed = seal_brief(cipher, session.vault, newest, summary)
    with _passing_damage():
        session.connection.execute(
            "INSERT OR REPLACE INTO brief (id, version, sealed) VALUES (?, ?, ?)",
            (record_id, newest.version, sealed),
        )


def drop(session: Session, record_id: bytes) -> None:
    """Take a record's summary away; nothing where there is none."""
    with _passing_damage():
        session.connection.execute("DELETE FROM brief WHERE id = ?", (record_id,))


def drop_all(session: Session) -> None:
    """Take every summary away, inside an open transaction."""
    session.connection.execute("DELETE FROM brief")


def all_kept(session: Session) -> dict[object, tuple[object, object]]:
    """Version and seal of every row, by record; none at all where the table is hurt, or the form is older than it."""
    rows: list[tuple[object, object, object]] = []
    with session.glancing() as connection, _passing_damage():
        rows = connection.execute("SELECT id, version, sealed FROM brief").fetchall()
    return {record_id: (version, sealed) for record_id, version, sealed in rows}


def opened(session: Session, place: tuple[bytes, int], kept: tuple[object, object] | None) -> Brief | None:
    """The summary of the version at this place, if that is the one that was kept and its seal holds."""
    if kept is None or kept[0] != place[1]:
        return None
    return open_brief(session.keys.records, session.vault, place, kept[1])


@contextmanager
def _passing_damage() -> Iterator[None]:
    """A page that is hurt costs time, and no dossier: what is written or read otherwise goes on."""
    try:
        yield
    except sqlite3.Error as error:
        if not is_damage(error):
            raise
