"""Making and opening: what each wrong file, place and phrase is called."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath

import pytest

from tests.helpers.vaults import PHRASE, Post, add, contents
from vifdesk.actions.vault_problems import (
    AlreadyThere,
    NotAVault,
    PhraseRefused,
    PlaceRefused,
    VaultBusy,
    VaultDamaged,
    VaultFromFuture,
    VaultMissing,
    VaultProblem,
    WrongPhrase,
)
from vifdesk.store.connection import connect
from vifdesk.store.disk import journal_of
from vifdesk.store.migrate import newest_form
from vifdesk.store.place import is_share, is_synchronised, mounted_as
from vifdesk.store.tries import count_file, delay_after


def test_a_new_vault_never_replaces_a_file(post: Post) -> None:
    """Not even an empty one."""
    before = post.path.read_bytes()
    with pytest.raises(AlreadyThere):
        post.vaults.create(str(post.path), PHRASE, "M. B.", "juge")
    assert post.path.read_bytes() == before


def test_a_new_vault_is_one_file_of_its_owner(post: Post) -> None:
    """Nothing is left beside it, and others on the machine cannot read it."""
    assert [path.name for path in post.folder.iterdir()] == ["registre.vifdesk"]
    if os.name != "nt":
        assert post.path.stat().st_mode & 0o077 == 0


def test_no_phrase_makes_no_vault(post: Post) -> None:
    """And leaves no file."""
    with pytest.raises(PhraseRefused):
        post.vaults.create(str(post.folder / "autre"), "", "M. B.", "juge")
    assert not (post.folder / "autre").exists()


def test_a_name_with_signs_of_its_own_is_a_name(post: Post) -> None:
    """SQLite is given an address: % ? # and blanks must not change the file meant."""
    path = post.folder / "c%20 é?mode=ro#1.vifdesk"
    if os.name == "nt":
        path = post.folder / "c%20 é#1.vifdesk"
    post.vaults.create(str(path), PHRASE, "M. B.", "juge")
    vault = post.vaults.open(str(path), PHRASE)
    add(vault, {"n": 1})
    vault.close()
    assert path.exists()


def test_a_wrong_phrase_writes_nothing_to_the_file(post: Post) -> None:
    """Not one byte, not even its time; only the count beside it."""
    vault = post.open()
    add(vault, {"n": 1})
    vault.close()
    before = post.path.read_bytes(), post.path.stat().st_mtime_ns
    for tries in (1, 2):
        with pytest.raises(WrongPhrase) as refused:
            post.vaults.open(str(post.path), "fausse")
        assert refused.value.tries == tries
    assert (post.path.read_bytes(), post.path.stat().st_mtime_ns) == before
    assert count_file(post.path).read_text() == "2\n"
    post.open().close()
    assert not count_file(post.path).exists()


def test_ten_wrong_phrases_slow_the_next_and_erase_nothing(post: Post) -> None:
    """The right one waits too, opens all the same, and takes the brake off; another process has the same count."""
    for _ in range(12):
        with pytest.raises(WrongPhrase):
            post.vaults.open(str(post.path), "fausse")
    assert post.waited == [1.0, 2.0]
    post.open().close()
    assert post.waited == [1.0, 2.0, 4.0]
    post.open().close()
    assert len(post.waited) == 3
    assert delay_after(9) == 0
    assert delay_after(10_000) == 30


def test_a_vault_from_a_newer_program_is_refused_unhurt(post: Post) -> None:
    """With both numbers, so that the message can name them."""
    with closing(sqlite3.connect(post.path)) as connection:
        connection.execute("PRAGMA user_version = 41")
    before = post.path.read_bytes()
    with pytest.raises(VaultFromFuture) as refused:
        post.open()
    assert (refused.value.version, refused.value.known) == (41, newest_form())
    assert post.path.read_bytes() == before


def test_other_files_are_not_vaults(post: Post) -> None:
    """Nothing, a text, another program's base, a folder."""
    other = post.folder / "autre"
    with pytest.raises(VaultMissing):
        post.vaults.open(str(other), PHRASE)
    for content in (b"", b"SQLite", b"x" * 5000):
        other.write_bytes(content)
        with pytest.raises(NotAVault):
            post.vaults.open(str(other), PHRASE)
    other.unlink()
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (a)")
    with pytest.raises(NotAVault):
        post.vaults.open(str(other), PHRASE)
    with pytest.raises(PlaceRefused):
        post.vaults.open(str(post.folder), PHRASE)


def test_a_truncated_vault_is_damaged_at_any_length(post: Post) -> None:
    """Down to its header; below that it is no vault. What is left is not touched."""
    vault = post.open()
    add(vault, {"note": "x" * 9000})
    vault.close()
    whole = post.path.read_bytes()
    for length in range(0, len(whole), 997):
        post.path.write_bytes(whole[:length])
        with pytest.raises(NotAVault if length < 100 else VaultDamaged):
            post.open()
        assert post.path.stat().st_size == length


def test_a_write_ahead_log_is_refused(post: Post) -> None:
    """Somebody has changed the journal mode: the program would leave files beside the vault."""
    with closing(sqlite3.connect(post.path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with pytest.raises(VaultDamaged):
        post.open()
    assert sorted(path.name for path in post.folder.iterdir()) == ["registre.vifdesk"]


def test_the_settings_that_keep_a_power_cut_harmless_hold(post: Post) -> None:
    """Read back from SQLite itself."""
    with closing(connect(post.path, writable=True)) as connection:
        found = [
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
        ]
    assert found == [b"delete", 3]


def test_a_vault_that_another_process_is_writing_to_is_busy(post: Post) -> None:
    """After a wait; nothing was changed, and the next try succeeds."""
    vault = post.open()
    vault._session.connection.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(post.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(VaultBusy):
            add(vault, {"n": 1})
        with pytest.raises(VaultBusy):
            contents(vault)
        other.execute("ROLLBACK")
    add(vault, {"n": 1})
    assert vault.check().healthy
    vault.close()


def test_a_damaged_vault_is_set_aside_as_it_is(post: Post) -> None:
    """Under a new name; its place is free."""
    content = b"not a vault any more" * 500
    post.path.write_bytes(content)
    aside = Path(post.vaults.set_aside(str(post.path)))
    assert aside.read_bytes() == content
    assert not post.path.exists()


def test_a_vault_set_aside_in_the_middle_of_a_change_is_whole(post: Post) -> None:
    """The journal of a process that was killed is played before the file gets its new name."""
    vault = post.open()
    for n in range(5):
        add(vault, {"n": n})
    with vault._session.writing() as connection:
        connection.execute("PRAGMA cache_size = 1").fetchall()
        connection.execute("PRAGMA cache_spill = 1").fetchall()
        connection.execute("UPDATE record SET sealed = zeroblob(200000)")
        halved, journal = post.path.read_bytes(), journal_of(post.path).read_bytes()
        connection.execute("UPDATE vault SET state = (SELECT state FROM vault)")
    vault.close()
    post.path.write_bytes(halved)
    journal_of(post.path).write_bytes(journal)
    aside = post.vaults.set_aside(str(post.path))
    assert [path.name for path in post.folder.iterdir()] == [Path(aside).name]
    opened = post.vaults.open(aside, PHRASE)
    assert len(contents(opened)) == 5
    assert opened.check().healthy
    opened.close()


@pytest.mark.parametrize("path", [r"\\serveur\parquet\c", r"\\?\UNC\serveur\parquet\c"])
def test_a_share_is_refused(post: Post, path: str) -> None:
    """A vault on another machine is at the mercy of its locks and its readers."""
    assert is_share(path)
    with pytest.raises(PlaceRefused) as refused:
        post.vaults.create(path, PHRASE, "M. B.", "juge")
    assert refused.value.why == "network"


def test_a_network_file_system_is_known_by_its_mount() -> None:
    """The nearest mount counts, with blanks in its name; of two on one point the later one."""
    mounts = (
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "23 22 0:40 / /mnt/parquet\\040commun rw,relatime shared:1 - cifs //srv/p rw\n"
        "24 22 0:41 / /mnt rw - tmpfs tmpfs rw\n"
        "25 24 0:42 / /mnt rw - nfs4 srv:/x rw\n"
    )
    assert mounted_as(PurePosixPath("/mnt/parquet commun/c"), mounts) == "cifs"
    assert mounted_as(PurePosixPath("/mnt/c"), mounts) == "nfs4"
    assert mounted_as(PurePosixPath("/var/c"), mounts) == "ext4"
    assert mounted_as(PurePosixPath("/var/c"), "") == ""


def test_a_cloud_folder_is_refused(post: Post) -> None:
    """It would be copied elsewhere at each change."""
    folder = post.folder / "OneDrive - Justice" / "coffre"
    folder.mkdir(parents=True)
    assert is_synchronised(folder / "c")
    assert not is_synchronised(post.folder / "OneDrive")
    with pytest.raises(PlaceRefused) as refused:
        post.vaults.check_place(str(folder / "c"))
    assert refused.value.why == "synchronised"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_judged_by_where_it_leads(post: Post) -> None:
    """A folder redirected to a cloud is that cloud."""
    (post.folder / "Dropbox").mkdir()
    (post.folder / "local").symlink_to(post.folder / "Dropbox")
    with pytest.raises(PlaceRefused):
        post.vaults.create(str(post.folder / "local" / "c"), PHRASE, "M. B.", "juge")


def test_a_folder_that_is_not_there_is_refused(post: Post) -> None:
    """It is not made in silence: a slip in the path would hide the vault."""
    with pytest.raises(PlaceRefused) as refused:
        post.vaults.create(str(post.folder / "absent" / "c"), PHRASE, "M. B.", "juge")
    assert refused.value.why == "folder"


def test_a_backup_takes_the_place_of_the_vault_which_is_renamed(post: Post) -> None:
    """Nothing is erased: what stood there opens under its new name, and the backup stays."""
    vault = post.open()
    add(vault, {"reference": "avant"})
    backup = vault.back_up(str(post.folder), "copie.vifdesk")
    add(vault, {"reference": "après"})
    vault.close()
    aside = post.vaults.bring_back(backup, str(post.path))
    with closing(post.open()) as restored:
        assert contents(restored) == [{"reference": "avant"}]
    with closing(post.vaults.open(aside, PHRASE)) as replaced:
        assert sum(1 for _ in replaced.latest("dossier")) == 2
    assert Path(backup).exists()


def test_a_damaged_backup_takes_nobodys_place(post: Post) -> None:
    """The vault stays where it was, and no half copy stays beside it."""
    broken = post.folder / "copie.vifdesk"
    broken.write_bytes(post.path.read_bytes()[:9000])
    with pytest.raises(VaultProblem):
        post.vaults.bring_back(str(broken), str(post.path))
    post.open().close()
    assert sorted(path.name for path in post.folder.iterdir()) == ["copie.vifdesk", "registre.vifdesk"]
