"""Backups: made by SQLite's own copying, read back record by record, and only then given their name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from vifdesk.actions.vault_port import Backup, Rotated
from vifdesk.actions.vault_problems import AlreadyThere, VaultDamaged, VaultProblem
from vifdesk.store import turns
from vifdesk.store.connection import connect
from vifdesk.store.disk import TEMPORARY, flush, in_the_making, put_in_place
from vifdesk.store.examine import examine, sound
from vifdesk.store.faults import translated
from vifdesk.store.header import APPLICATION, read_header, require_vault
from vifdesk.store.migrate import newest_form
from vifdesk.store.seal import Keys
from vifdesk.store.session import Session, identity_of


def back_up(session: Session, place: Path) -> None:
    """A verified copy at `place`.

    Raises:
        AlreadyThere: something stands there.
        VaultDamaged: the vault is hurt; its older backups are worth more than a new one.

    """
    with translated():
        if place.exists():
            raise AlreadyThere(str(place))
        with in_the_making(place.parent) as made:
            with session.glancing() as connection:
                copy_file(connection, made)
            _verify(session, made)
            put_in_place(made, place)


def copy_file(source: sqlite3.Connection, target: Path) -> None:
    """Copy page by page into an empty file; all of one moment, since nobody can write meanwhile."""
    with closing(connect(target, writable=True)) as connection:
        source.backup(connection)
    flush(target)


def back_up_in_turn(session: Session, folders: Sequence[str]) -> Rotated:
    """A copy in each folder. A folder that fails keeps all it had, and stops no other."""
    written, removed, failed = [], [], {}
    for folder in folders:
        try:
            written.append(_in_turn(session, Path(folder)))
            removed += _drop_old(session, Path(folder))
        except VaultProblem as problem:
            failed[folder] = type(problem).__name__
    return Rotated(tuple(written), tuple(removed), failed)


def restore(source: Path, target: Path) -> None:
    """Copy a sound backup to a new file.

    Raises:
        AlreadyThere, VaultMissing, NotAVault, VaultDamaged, VaultFromFuture.

    """
    with translated():
        if target.exists():
            raise AlreadyThere(str(target))
        require_vault(source, newest_form())
        with in_the_making(target.parent) as made:
            with closing(connect(source, writable=False)) as connection:
                if not sound(connection):
                    raise VaultDamaged(str(source))
                copy_file(connection, made)
            put_in_place(made, target)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The vaults among the files of a folder, newest first."""
    with translated():
        found = (_backup(path) for path in folder.iterdir() if not path.name.startswith(TEMPORARY))
        return tuple(
            sorted((each for each in found if each is not None), key=lambda each: each.at, reverse=True)
        )


def _verify(session: Session, made: Path) -> None:
    copy = Session(made, Keys(session.keys.data_key), session.clock, writable=False)
    try:
        if not examine(copy).healthy:
            raise VaultDamaged(str(session.path))
    finally:
        copy.close()


def _in_turn(session: Session, folder: Path) -> str:
    vault, now = session.vault.hex(), session.clock.now()
    for attempt in range(100):
        place = folder / turns.name_at(vault, now, attempt)
        with suppress(AlreadyThere):
            back_up(session, place)
            return str(place)
    raise AlreadyThere(str(folder))


def _drop_old(session: Session, folder: Path) -> list[str]:
    """Remove what the rotation no longer keeps, among the files that it named itself for this very vault."""
    vault = session.vault.hex()
    with translated():
        mine = [path for path in folder.iterdir() if turns.is_of(path.name, vault)]
        dated = {path: moment for path in mine if (moment := turns.moment_in(path.name)) is not None}
        stay = turns.kept(dated.values(), session.clock.now())
        gone = [
            path for path, moment in sorted(dated.items()) if moment not in stay and _vault_in(path) == vault
        ]
        for path in gone:
            path.unlink()
    return [str(path) for path in gone]


def _backup(path: Path) -> Backup | None:
    if not path.is_file():
        return None
    header = read_header(path)
    if header is None or not header.magic or header.application != APPLICATION:
        return None
    facts = path.stat()
    written = datetime.fromtimestamp(facts.st_mtime, UTC).astimezone().replace(tzinfo=None, microsecond=0)
    return Backup(str(path), _vault_in(path), turns.moment_in(path.name) or written, facts.st_size)


def _vault_in(path: Path) -> str:
    """Whose copy it is; empty where that cannot be read."""
    try:
        with translated(), closing(connect(path, writable=False)) as connection:
            return identity_of(connection).hex()
    except VaultProblem:
        return ""
