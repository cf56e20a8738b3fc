"""The form of a vault changes by numbered files that never change again."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.helpers.vaults import PHRASE, Post, add, contents
from vifdesk.actions.vault_port import Brief, Stored
from vifdesk.store.migrate import MIGRATIONS, newest_form, numbered, statements

NEXT = newest_form() + 1
OLD = Path(__file__).with_name("vaults")
FROZEN = {
    1: "36801b7cc013f3fd1468ec092eb27ad85573e4114b2b8dbde64b04380ecf169c",
    2: "427e19d37a2ecd09fd395506eeb75c02d17284d391fa57a5b849117deb4b7c86",
}
"""SHA-256 of each released file. A change of form is another file, never a change here."""


def test_a_released_file_never_changes() -> None:
    """Vaults in the courts were made with it. Each has a number, without a gap."""
    found = {
        number: hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        for number, file in numbered(MIGRATIONS).items()
    }
    assert found == FROZEN


def test_one_old_vault_of_each_form_is_kept() -> None:
    """For ever."""
    assert {path.name for path in OLD.iterdir()} == {
        f"forme{n:04}.vifdesk" for n in range(1, newest_form() + 1)
    }


@pytest.mark.parametrize("form", range(1, newest_form() + 1))
def test_an_old_vault_still_opens(post: Post, form: int) -> None:
    """It says what it said then, and takes a change."""
    path = post.folder / "ancien.vifdesk"
    shutil.copyfile(OLD / f"forme{form:04}.vifdesk", path)
    vault = post.vaults.open(str(path), PHRASE)
    assert vault.check().healthy
    assert contents(vault) == [{"reference": "26/04512", "note": "appelée à 17 h 40"}]
    assert [user.name for user in vault.users()] == ["Mme P."]
    add(vault, {"n": 1})
    assert vault.check().healthy
    vault.close()


@pytest.fixture
def one_more_form(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in numbered(MIGRATIONS).values():
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (folder / f"{NEXT:04}.sql").write_text(
        "-- a form to come\nCREATE TABLE more (a INTEGER);\nINSERT INTO more VALUES (1);\n\n"
        f"PRAGMA user_version = {NEXT};\n"
    )
    return folder


def test_a_migration_makes_a_verified_backup_first(post: Post, one_more_form: Path) -> None:
    """Beside the vault; a wrong phrase changes nothing."""
    vault = post.open()
    add(vault, {"n": 1})
    vault.close()
    post.vaults.migrations = one_more_form
    vault = post.open()
    assert contents(vault) == [{"n": 1}]
    assert vault._session.connection.execute("SELECT a FROM more").fetchall() == [(1,)]
    assert vault.check().healthy
    vault.close()
    (backup,) = post.folder.glob(f"*.avant-forme-{NEXT}-*")
    post.vaults.migrations = MIGRATIONS
    old = post.vaults.open(str(backup), PHRASE)
    assert contents(old) == [{"n": 1}]
    old.close()


def test_a_migration_that_fails_leaves_the_old_form(post: Post, one_more_form: Path) -> None:
    """Whole: its first statements are undone too."""
    from vifdesk.actions.vault_problems import VaultProblem

    (one_more_form / f"{NEXT:04}.sql").write_text("CREATE TABLE more (a);\nINSERT INTO nowhere VALUES (1);\n")
    post.vaults.migrations = one_more_form
    with pytest.raises(VaultProblem):
        post.open()
    post.vaults.migrations = MIGRATIONS
    vault = post.open()
    assert vault.check().healthy
    assert (
        vault._session.connection.execute("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall()
        == []
    )
    vault.close()


def test_an_old_vault_that_takes_no_change_is_read_as_it_is(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a disk that is read only, no backup can be made and no form changed: what is written there is shown all the same."""
    path = post.folder / "ancien.vifdesk"
    shutil.copyfile(OLD / "forme0001.vifdesk", path)
    before = path.read_bytes()
    monkeypatch.setattr("vifdesk.store.cupboard.takes_changes", lambda _path: False)
    vault = post.vaults.open(str(path), PHRASE)
    assert contents(vault) == [{"reference": "26/04512", "note": "appelée à 17 h 40"}]
    assert [
        each.content["note"] for each in vault.briefs() if isinstance(each, Stored) and each.kind == "dossier"
    ] == ["appelée à 17 h 40"]
    vault.close()
    assert path.read_bytes() == before
    assert not list(post.folder.glob("*.avant-forme-*"))


def test_a_vault_of_the_first_form_gets_its_summaries(post: Post) -> None:
    """When it is brought up; and again with another data key."""
    path = post.folder / "ancien.vifdesk"
    shutil.copyfile(OLD / "forme0001.vifdesk", path)
    vault = post.vaults.open(str(path), PHRASE)
    for _turn in range(2):
        briefs = [each for each in vault.briefs() if isinstance(each, Brief)]
        assert [each.summary for each in briefs] == [{"reference": "26/04512"}]
        assert contents(vault) == [{"reference": "26/04512", "note": "appelée à 17 h 40"}]
        assert vault.check().healthy
        vault.rotate_key()
    vault.close()


def test_a_script_falls_into_its_statements() -> None:
    """A semicolon in a text or a comment ends nothing; a statement cut off is refused."""
    script = "-- one; two\nCREATE TABLE a (b TEXT DEFAULT ';');\n\nINSERT INTO a\nVALUES ('x;\ny');\n"
    assert len(list(statements(script))) == 2
    with pytest.raises(ValueError, match="unfinished"):
        list(statements("CREATE TABLE a (b"))
