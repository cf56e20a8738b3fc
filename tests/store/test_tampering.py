"""A file that somebody, or a dying disk, has altered: what is wrong is said, what is left is read."""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.helpers.breadth import tries
from tests.helpers.vaults import CHEAP, Post, add, contents, put
from vifdesk.actions.vault_port import Brief, LogEntry, LogLine, Report, Stored, Unreadable
from vifdesk.actions.vault_problems import VaultDamaged, VaultProblem, WrongPhrase
from vifdesk.domain.register.summary import summary_of
from vifdesk.store.phrase import derive
from vifdesk.store.seal import Keys
from vifdesk.store.slots import make_slot, public_of
from vifdesk.store.vault import SqliteVault

FLIPS = tries(300, large=5000)


@pytest.fixture
def filled(post: Post) -> Post:
    """Six records, of which one has three versions; ten log lines."""
    vault = post.open()
    records = [add(vault, {"n": n}) for n in range(6)]
    for n in (10, 20):
        put(vault, records[2].id, {"n": n})
    vault.close()
    return post


def alter(path: Path, statement: str, *values: object) -> None:
    """What a curious person with SQLite can do."""
    with closing(sqlite3.connect(path)) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def report(post: Post) -> Report:
    vault = post.open()
    try:
        return vault.check()
    finally:
        vault.close()


def test_a_healthy_vault_is_healthy(filled: Post) -> None:
    """The user's record counts among the versions."""
    found = report(filled)
    assert found.healthy
    assert found.intact == Counter(dossier=6, user=1)
    assert found.versions == 9


def test_a_record_taken_away_is_missed(filled: Post) -> None:
    """Though nothing that is left looks wrong."""
    alter(filled.path, "DELETE FROM record WHERE number = 4")
    found = report(filled)
    assert (found.inventory, found.missing, found.damaged, found.log) == (False, 1, (), True)


def test_an_old_version_brought_back_is_seen(filled: Post) -> None:
    """Taking the newest away would else show the one before."""
    alter(filled.path, "DELETE FROM record WHERE number = (SELECT MAX(number) FROM record)")
    found = report(filled)
    assert not found.healthy
    assert found.missing == 1


def test_an_older_seal_in_the_place_of_the_newest_is_unreadable(filled: Post) -> None:
    """A seal is bound to its version."""
    alter(
        filled.path,
        "UPDATE record SET sealed = (SELECT sealed FROM record WHERE number = 8)"
        " WHERE number = (SELECT MAX(number) FROM record)",
    )
    found = report(filled)
    assert [each.version for each in found.damaged] == [3]
    assert not found.inventory


def test_a_record_put_in_anothers_place_is_unreadable(filled: Post) -> None:
    """A seal is bound to its record; the others are read."""
    alter(
        filled.path,
        "UPDATE record SET sealed = (SELECT sealed FROM record WHERE number = 3) WHERE number = 2",
    )
    vault = filled.open()
    found = list(vault.latest("dossier"))
    assert sum(isinstance(each, Unreadable) for each in found) == 1
    assert sum(isinstance(each, Stored) for each in found) == 5
    vault.close()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM brief",
        "UPDATE brief SET version = version + 1",
        "UPDATE brief SET sealed = zeroblob(300)",
        "UPDATE brief SET sealed = (SELECT sealed FROM brief ORDER BY id DESC LIMIT 1)",
        "UPDATE brief SET version = 'x', sealed = 7",
        "DROP TABLE brief",
    ],
)
def test_a_summary_that_was_tampered_with_is_passed_over(filled: Post, harm: str) -> None:
    """The content is read in its place, and the next change is taken: a summary saves time, and decides nothing."""
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute(harm)
    vault = filled.open()
    whole = {each.id: each.content for each in vault.latest() if isinstance(each, Stored)}
    for each in vault.briefs():
        assert not isinstance(each, Unreadable)
        if isinstance(each, Stored):
            assert each.content == whole[each.id]
        else:
            assert each.summary == summary_of(each.kind, whole[each.id])
    assert sum(isinstance(each, Brief) for each in vault.briefs()) <= 1
    added = add(vault, {"reference": "26/9"})
    assert added.id in {each.id for each in vault.briefs()}
    vault.close()


def test_an_older_summary_in_the_place_of_the_newest_is_passed_over(post: Post) -> None:
    """Its deadlines would be those of before."""
    vault = post.open()
    first = add(vault, {"reference": "26/1", "pseudonyme": "avant"})
    with closing(sqlite3.connect(post.path)) as connection:
        row = connection.execute("SELECT sealed FROM brief").fetchone()
    put(vault, first.id, {"reference": "26/1", "pseudonyme": "après"})
    alter(post.path, "UPDATE brief SET sealed = ?", *row)
    said = [
        each.content["pseudonyme"]
        for each in vault.briefs()
        if isinstance(each, Stored) and each.kind == "dossier"
    ]
    assert said == ["après"]
    vault.close()


def test_an_erased_record_put_back_is_seen(filled: Post) -> None:
    """From an older copy of the file, with its good seal."""
    with closing(sqlite3.connect(filled.path)) as connection:
        row = connection.execute("SELECT number, id, version, sealed FROM record WHERE number = 3").fetchone()
    vault = filled.open()
    records = [each for each in vault.latest("dossier") if isinstance(each, Stored)]
    from vifdesk.actions.vault_port import Change

    vault.write([Change(records[1].id, "dossier", None)])
    assert vault.check().healthy
    vault.close()
    alter(filled.path, "INSERT INTO record (number, id, version, sealed) VALUES (?, ?, ?, ?)", *row)
    found = report(filled)
    assert not found.inventory
    assert found.damaged == ()


LOG_CRIMES: dict[str, str] = {
    "a line removed": "DELETE FROM log_line WHERE seq = 3",
    "the last lines cut off": "DELETE FROM log_line WHERE seq > 5",
    "the first lines cut off": "DELETE FROM log_line WHERE seq < 3",
    "the whole log removed": "DELETE FROM log_line",
    "a line copied over another": "UPDATE log_line SET sealed = (SELECT sealed FROM log_line WHERE seq = 1) WHERE seq = 2",
    "a line copied with its chain": "UPDATE log_line SET (sealed, chain) = (SELECT sealed, chain FROM log_line WHERE seq = 1)"
    " WHERE seq = 2",
    "a line added": "INSERT INTO log_line SELECT 99, chain, sealed FROM log_line WHERE seq = 2",
    "a line moved": "UPDATE log_line SET seq = 99 WHERE seq = 8",
    "a seal replaced": "UPDATE log_line SET sealed = randomblob(90) WHERE seq = 2",
    "a line emptied": "UPDATE log_line SET sealed = '' WHERE seq = 2",
}


@pytest.mark.parametrize("crime", LOG_CRIMES.values(), ids=LOG_CRIMES)
def test_the_log_cannot_be_altered_unseen(filled: Post, crime: str) -> None:
    """By anybody without the key; the records are not accused."""
    alter(filled.path, crime)
    found = report(filled)
    assert not found.log
    assert found.inventory
    vault = filled.open()
    assert all(isinstance(line, LogLine | Unreadable) for line in vault.log())
    with pytest.raises(VaultDamaged):
        vault.rotate_key()  # it would chain the lie anew
    vault.close()


def test_a_key_that_the_store_did_not_make_gets_nothing(filled: Post) -> None:
    """A stranger's slot is seen by the check, and a rotation refuses to wrap the new key for it."""
    stranger = make_slot(
        Keys(bytes(32)), bytes(16), b"s" * 16, 1, public_of(derive("x", bytes(16), CHEAP), b"s" * 16)
    )
    alter(
        filled.path,
        "INSERT INTO slot (id, derivation, public, wrapped, proof, checksum) VALUES (?, ?, ?, ?, ?, ?)",
        stranger.id,
        stranger.derivation,
        stranger.public,
        stranger.wrapped,
        stranger.proof,
        stranger.checksum(),
    )
    vault = filled.open()
    assert not vault.check().keys
    with pytest.raises(VaultDamaged):
        vault.rotate_key()
    vault.close()


def test_a_removed_users_slot_put_back_is_seen(filled: Post) -> None:
    """Though it once was genuine."""
    vault = filled.open()
    other = vault.add_user("M. Q.", "juge", "autre")
    with closing(sqlite3.connect(filled.path)) as connection:
        row = connection.execute("SELECT * FROM slot WHERE id = ?", (bytes.fromhex(other.id),)).fetchone()
    vault.remove_user(other.id)
    vault.close()
    alter(filled.path, "INSERT INTO slot VALUES (?, ?, ?, ?, ?, ?, ?)", *row)
    assert not report(filled).keys


def test_a_hurt_inventory_leaves_the_records_readable_and_takes_no_change(filled: Post) -> None:
    """Nothing is written over what may still be mended."""
    alter(filled.path, "UPDATE vault SET state = randomblob(300)")
    vault = filled.open()
    assert len(contents(vault)) == 6
    found = vault.check()
    assert (found.inventory, found.log, found.damaged) == (False, False, ())
    with pytest.raises(VaultDamaged):
        add(vault, {"n": 9})
    vault.close()


HURT_KEYS: dict[str, str] = {
    "slot": "UPDATE slot SET wrapped = zeroblob(92) WHERE derivation <> 0",
    "salt": "UPDATE derivation SET salt = zeroblob(16)",
    "cost": "UPDATE derivation SET memory_kib = 900000000",
    "type": "UPDATE derivation SET lanes = 'x'",
}


@pytest.mark.parametrize("harm", HURT_KEYS.values(), ids=HURT_KEYS)
def test_a_hurt_key_is_not_called_a_wrong_phrase(filled: Post, harm: str) -> None:
    """The right phrase must not be doubted; the recovery key still opens."""
    alter(filled.path, harm)
    with pytest.raises(VaultDamaged):
        filled.open()
    opened = filled.vaults.open_with_recovery_key(str(filled.path), filled.recovery_key)
    assert len(contents(opened)) == 6
    opened.close()


def test_a_vault_made_of_two_vaults_opens_nothing(filled: Post, tmp_path: Path) -> None:
    """A seal is bound to its vault."""
    (tmp_path / "b").mkdir()
    other = Post(tmp_path / "b")
    with closing(sqlite3.connect(other.path)) as connection:
        (identity,) = connection.execute("SELECT identity FROM vault").fetchone()
    alter(filled.path, "UPDATE vault SET identity = ?", identity)
    with pytest.raises(VaultDamaged):
        filled.open()


def flipped(raw: bytes, draws: random.Random) -> Iterator[bytes]:
    """The file with one bit changed, again and again."""
    while True:
        place = draws.randrange(len(raw) * 8)
        hurt = bytearray(raw)
        hurt[place // 8] ^= 1 << place % 8
        yield bytes(hurt)


def listed(each: Brief | Stored | Unreadable) -> object:
    """What a list shows of it, whether its summary was read or its content."""
    summary = summary_of(each.kind, each.content) if isinstance(each, Stored) else None
    if not isinstance(each, Stored) or summary is None:
        return each
    return Brief(each.id, each.version, each.kind, each.at, each.author, summary)


def read_all(post: Post, open_it: Callable[[], SqliteVault]) -> tuple[bool, list[object]]:
    """Whether the vault calls itself healthy, and what it holds."""
    vault = open_it()
    try:
        return vault.check().healthy, [
            *vault.latest(),
            *map(listed, vault.briefs()),
            *vault.log(),
            *vault.users(),
        ]
    finally:
        vault.close()


@pytest.mark.slow
def test_a_bit_changed_anywhere_is_detected_or_harmless(filled: Post) -> None:
    """Hundreds of places: never a wrong content in a vault that calls itself healthy, never another exception."""
    vault = filled.open()
    for n in range(20):
        add(vault, {"n": n, "note": "x" * 2000})
    vault.close()
    raw = filled.path.read_bytes()
    _, whole = read_all(filled, filled.open)
    fewest = len(whole)
    outcomes: Counter[str] = Counter()
    bits = flipped(raw, random.Random(20261124))
    for _ in range(FLIPS):
        filled.path.write_bytes(next(bits))
        try:
            healthy, found = read_all(filled, filled.open)
        except VaultProblem as problem:
            outcomes[type(problem).__name__] += 1
            continue
        assert not healthy or found == whole
        fewest = min(fewest, sum(isinstance(each, Stored) and each in found for each in whole))
        outcomes["harmless" if healthy else "reported"] += 1
    assert fewest >= 24, "one bit hid more than a page"
    assert not outcomes[WrongPhrase.__name__], "the right phrase was doubted"
    assert outcomes["reported"] > FLIPS / 10


@pytest.mark.slow
def test_exchanged_pages_are_reported_and_reading_ends(filled: Post) -> None:
    """Each page with each other: a log whose pages lead back to one another once was read for ever."""
    vault = filled.open()
    vault.write([], [LogEntry("read", "x" * 60)] * 300)
    vault.close()
    raw = filled.path.read_bytes()
    size = int.from_bytes(raw[16:18])
    pages = [raw[start : start + size] for start in range(0, len(raw), size)]
    _, whole = read_all(filled, filled.open)
    for one, other in itertools.combinations(range(1, len(pages)), 2):
        mixed = list(pages)
        mixed[one], mixed[other] = pages[other], pages[one]
        filled.path.write_bytes(b"".join(mixed))
        try:
            healthy, found = read_all(filled, filled.open)
        except VaultProblem:
            continue
        assert not healthy or found == whole
        assert len(found) <= 2 * len(whole)
