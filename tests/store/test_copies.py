"""Backups, their rotation, and restoring."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.vaults import PHRASE, Post, add, contents
from vifdesk.actions.vault_problems import AlreadyThere, NotAVault, VaultDamaged, VaultMissing
from vifdesk.store.disk import journal_of
from vifdesk.store.turns import DAYS, MONTHS, WEEKS, kept, moment_in, name_at
from vifdesk.store.vault import SqliteVault

PAST = st.datetimes(datetime(2020, 1, 1), datetime(2026, 11, 24)).map(
    lambda each: each.replace(microsecond=0)
)
NOW = datetime(2026, 11, 24, 12)


def test_a_backup_is_a_vault_of_its_own(post: Post, vault: SqliteVault) -> None:
    """It opens with the same phrase and holds the same."""
    add(vault, {"n": 1})
    path = vault.back_up(str(post.folder), "copie")
    add(vault, {"n": 2})
    copy = post.vaults.open(path, PHRASE)
    assert contents(copy) == [{"n": 1}]
    assert copy.check().healthy
    copy.close()
    assert sorted(each.name for each in post.folder.iterdir()) == ["copie", "registre.vifdesk"]


def test_a_backup_never_replaces_a_file(post: Post, vault: SqliteVault) -> None:
    """Not even an older backup."""
    (post.folder / "copie").write_bytes(b"autre")
    with pytest.raises(AlreadyThere):
        vault.back_up(str(post.folder), "copie")
    with pytest.raises(VaultMissing):
        vault.back_up(str(post.folder / "absent"), "copie")
    assert (post.folder / "copie").read_bytes() == b"autre"


def test_a_damaged_vault_is_not_backed_up_over_good_backups(post: Post, vault: SqliteVault) -> None:
    """The rotation leaves all that it had."""
    for n in range(3):
        add(vault, {"n": n})
        post.clock.moment += timedelta(days=40)
    assert len(vault.back_up_in_turn([str(post.folder)]).written) == 1
    vault._session.connection.execute("UPDATE record SET sealed = zeroblob(300) WHERE number = 2")
    post.clock.moment += timedelta(days=900)
    round_ = vault.back_up_in_turn([str(post.folder)])
    assert (round_.written, round_.removed) == ((), ())
    assert list(round_.failed.values()) == ["VaultDamaged"]
    assert len(list(post.folder.glob("*.sauvegarde"))) == 1


def test_each_folder_has_its_backup_though_another_fails(post: Post, vault: SqliteVault) -> None:
    """The second folder may be a key that was taken away."""
    second = post.folder / "b"
    second.mkdir()
    round_ = vault.back_up_in_turn([str(post.folder / "absent"), str(second), str(second)])
    assert len(round_.written) == 2
    assert len(set(round_.written)) == 2
    assert list(round_.failed.values()) == ["VaultMissing"]


def test_the_rotation_removes_only_its_own(post: Post, vault: SqliteVault, tmp_path: Path) -> None:
    """Not what was named by hand, not another vault's, not one whose content is another vault's."""
    (tmp_path / "b").mkdir()
    other = Post(tmp_path / "b")
    folder = tmp_path / "c"
    folder.mkdir()
    kept_by_hand = vault.back_up(str(folder), "avant le déménagement")
    theirs = other.open()
    theirs.back_up(str(folder), name_at(vault._session.vault.hex(), datetime(2020, 1, 1)))
    theirs.back_up_in_turn([str(folder)])
    theirs.close()
    for _ in range(20):
        vault.back_up_in_turn([str(folder)])
        post.clock.moment += timedelta(days=1)
    names = {each.name for each in folder.iterdir()}
    assert Path(kept_by_hand).name in names
    assert name_at(vault._session.vault.hex(), datetime(2020, 1, 1)) in names
    found = post.vaults.list_backups(str(folder))
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)
    assert sum(each.vault == vault._session.vault.hex() for each in found) < 14
    assert len({each.vault for each in found}) == 2


@given(st.lists(PAST, unique=True))
def test_the_newest_backup_always_stays(moments: list[datetime]) -> None:
    """And never more than the rotation needs."""
    stay = kept(moments, NOW)
    assert stay <= set(moments)
    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert not moments or max(moments) in stay


@given(st.lists(PAST, unique=True), PAST)
def test_a_backup_dated_ahead_costs_no_other_its_place(moments: list[datetime], ahead: datetime) -> None:
    """A wrong clock must not push good backups out."""
    later = ahead + timedelta(days=3000)
    assert kept([*moments, later], NOW) == kept(moments, NOW) | {later}


def test_a_year_of_daily_backups_keeps_days_weeks_and_months() -> None:
    """The last of each of seven days, five weeks, twelve months."""
    daily = [NOW - timedelta(days=day) for day in range(400)]
    stay = sorted(kept(daily, NOW), reverse=True)
    assert stay[:7] == daily[:7]
    assert len({each.isocalendar()[:2] for each in stay}) >= WEEKS
    assert len({(each.year, each.month) for each in stay}) == MONTHS
    assert stay[-1].date() == datetime(2025, 12, 31).date()


@given(PAST, st.integers(0, 99))
def test_a_name_tells_its_moment(at: datetime, attempt: int) -> None:
    """And nobody's name."""
    assert moment_in(name_at("ab" * 16, at, attempt)) == at
    assert moment_in("registre.sauvegarde") is None
    assert moment_in("vifdesk-abababab-2026-13-45-999999.sauvegarde") is None


def test_restoring_needs_no_key_and_leaves_the_backup(post: Post, vault: SqliteVault) -> None:
    """Also when the vault itself is gone."""
    add(vault, {"n": 1})
    path = Path(vault.back_up(str(post.folder), "copie"))
    content = path.read_bytes()
    vault.close()
    with pytest.raises(AlreadyThere):
        post.vaults.restore(str(path), str(post.path))
    post.vaults.set_aside(str(post.path))
    post.vaults.restore(str(path), str(post.path))
    assert path.read_bytes() == content
    opened = post.open()
    assert contents(opened) == [{"n": 1}]
    assert opened.check().healthy
    opened.close()


def test_a_bad_backup_restores_nothing(post: Post, vault: SqliteVault) -> None:
    """The target is not made."""
    add(vault, {"note": "x" * 9000})
    path = Path(vault.back_up(str(post.folder), "copie"))
    whole = path.read_bytes()
    target = post.folder / "rendu"
    for hurt, problem in (
        (whole[:50], NotAVault),
        (whole[:-4096], VaultDamaged),
        (whole[:5000] + bytes(3000) + whole[8000:], VaultDamaged),
    ):
        path.write_bytes(hurt)
        with pytest.raises(problem):
            post.vaults.restore(str(path), str(target))
        assert not target.exists()
        assert not list(post.folder.glob(".vifdesk-*"))


def test_a_journal_left_behind_does_not_ruin_the_restored_vault(post: Post, vault: SqliteVault) -> None:
    """The vault was lost in the middle of a change, its journal was not: SQLite would play it into the new file."""
    for n in range(5):
        add(vault, {"n": n})
    path = vault.back_up(str(post.folder), "copie")
    journal = journal_of(post.path)
    with vault._session.writing() as connection:
        connection.execute("PRAGMA cache_size = 1").fetchall()
        connection.execute("PRAGMA cache_spill = 1").fetchall()
        connection.execute("UPDATE record SET sealed = zeroblob(200000)")
        left = journal.read_bytes()
        connection.execute("UPDATE vault SET state = (SELECT state FROM vault)")
    vault.close()
    post.path.unlink()
    assert int.from_bytes(left[8:12]) > 0, "the journal must be one that SQLite would play"
    journal.write_bytes(left)
    post.vaults.restore(path, str(post.path))
    opened = post.open()
    assert len(contents(opened)) == 5
    assert opened.check().healthy
    opened.close()
    assert [each.read_bytes() for each in post.folder.glob("*.journal-orphelin-*")] == [left]
