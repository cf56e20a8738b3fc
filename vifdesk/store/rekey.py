"""Another data key: everything sealed anew in one transaction, so that an old copy of the key opens nothing new."""

from __future__ import annotations

import secrets
from dataclasses import replace

from vifdesk.actions.vault_port import LogLine, Stored
from vifdesk.actions.vault_problems import VaultDamaged
from vifdesk.store import access_log, briefs, holders
from vifdesk.store.envelope import open_line, open_record, seal_line, seal_record
from vifdesk.store.records import placed_rows
from vifdesk.store.seal import KEY, Keys
from vifdesk.store.session import Session
from vifdesk.store.slots import make_slot
from vifdesk.store.state import State, ends_of, print_of, seal_state, total_of


def rekey(session: Session, state: State) -> Keys:
    """Seal everything under new keys inside an open transaction; the caller adopts them once it is on the disk.

    Raises:
        VaultDamaged: a version or a line is unreadable.

    """
    fresh = Keys(secrets.token_bytes(KEY))
    marks = _records(session, state, fresh)
    state = replace(_lines(session, state, fresh), total=total_of(marks), count=len(marks))
    slots = holders.lock_of(session).slots
    for slot in slots:
        state = holders.keep_slot(
            session, state, make_slot(fresh, session.vault, slot.id, slot.derivation, slot.public)
        )
    state = replace(state, holders=holders.print_of_all(fresh, slots))
    session.connection.execute("UPDATE vault SET state = ?", (seal_state(fresh, session.vault, state),))
    return fresh


def _records(session: Session, state: State, fresh: Keys) -> list[int]:
    marks = []
    rows = placed_rows(session.connection, state.count, state.last_number)
    newest = {placed.id: placed.version for placed in sorted(rows, key=lambda row: row.version)}
    briefs.drop_all(session)
    for placed in rows:
        (sealed,) = session.connection.execute(
            "SELECT sealed FROM record WHERE number = ?", (placed.number,)
        ).fetchone()
        found = open_record(session.keys.records, session.vault, (placed.id, placed.version), sealed)
        if not isinstance(found, Stored):
            raise VaultDamaged("record")
        anew = seal_record(fresh.records, session.vault, found)
        session.connection.execute("UPDATE record SET sealed = ? WHERE number = ?", (anew, placed.number))
        if placed.version == newest[placed.id]:
            briefs.keep(session, fresh.records, found)
        marks.append(print_of(fresh, placed.id, placed.version, ends_of(anew)))
    return marks


def _lines(session: Session, state: State, fresh: Keys) -> State:
    head = b""
    seqs = session.connection.execute("SELECT seq FROM log_line ORDER BY seq").fetchall()
    for (seq,) in seqs:
        (sealed,) = session.connection.execute("SELECT sealed FROM log_line WHERE seq = ?", (seq,)).fetchone()
        line = open_line(session.keys.log, session.vault, seq, sealed)
        if not isinstance(line, LogLine):
            raise VaultDamaged("log")
        anew = seal_line(fresh.log, session.vault, line)
        head = access_log.chain_of(fresh, head, seq, anew)
        session.connection.execute(
            "UPDATE log_line SET chain = ?, sealed = ? WHERE seq = ?", (head, anew, seq)
        )
    return replace(state, log_anchor="", log_head=head.hex())
