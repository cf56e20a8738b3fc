"""A restore leaves a line in the log of the vault that was brought back, though whoever restores has no key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.vaults import PHRASE, Post, add
from vifdesk.actions.vault_port import LogLine, Vault
from vifdesk.actions.vault_problems import VaultDamaged
from vifdesk.domain.register.access_log import Act
from vifdesk.store.restored import mark_of
from vifdesk.store.vault import SqliteVault


def restored(vault: Vault) -> list[LogLine]:
    return [line for line in vault.log() if isinstance(line, LogLine) and line.action == Act.RESTAURATION]


def backed_up(post: Post, vault: SqliteVault) -> str:
    (post.folder / "copies").mkdir()
    add(vault, {"reference": "26/04512"})
    path = vault.back_up(str(post.folder / "copies"), "copie.sauvegarde")
    vault.close()
    return path


def test_bringing_a_backup_back_is_the_first_line_of_the_next_opening(post: Post, vault: SqliteVault) -> None:
    """With the moment at which it was done, and once; the chain of the log holds."""
    post.vaults.bring_back(backed_up(post, vault), str(post.path))
    done = mark_of(post.path).read_text()
    opened = post.open()
    (line,) = restored(opened)
    assert line.detail == done
    assert opened.check().healthy
    assert not mark_of(post.path).exists()
    opened.close()
    again = post.open()
    assert len(restored(again)) == 1
    again.close()


def test_a_backup_copied_to_a_new_file_says_so_too(post: Post, vault: SqliteVault) -> None:
    """And a backup that is only looked into does not."""
    source, target = backed_up(post, vault), post.folder / "autre.vifdesk"
    post.vaults.restore(source, str(target))
    looked = post.vaults.open(source, PHRASE)
    assert restored(looked) == []
    looked.close()
    opened = post.vaults.open(str(target), PHRASE)
    assert len(restored(opened)) == 1
    opened.close()


def test_a_restore_that_fails_leaves_no_mark(post: Post, vault: SqliteVault) -> None:
    """The vault that stands there was not replaced, and its log must not say so."""
    source = backed_up(post, vault)
    Path(source).write_bytes(Path(source).read_bytes()[:5000])
    before = post.path.read_bytes()
    with pytest.raises(VaultDamaged):
        post.vaults.bring_back(source, str(post.path))
    assert post.path.read_bytes() == before
    assert not mark_of(post.path).exists()


def test_a_mark_that_says_no_moment_is_a_line_without_one(post: Post, vault: SqliteVault) -> None:
    """Whatever somebody writes beside the vault, no word of it goes into the log."""
    vault.close()
    mark_of(post.path).write_text("Mme A.")
    opened = post.open()
    (line,) = restored(opened)
    assert line.detail == ""
    opened.close()


def test_the_quick_look_needs_no_key_and_disturbs_nobody(post: Post, vault: SqliteVault) -> None:
    """A sound file that is open; then the same one hurt in its middle, and cut."""
    for number in range(200):
        add(vault, {"reference": f"26/{number}", "note": "x" * 400})
    assert post.vaults.looks_sound(str(post.path))
    add(vault, {"reference": "27/1"})
    vault.close()
    whole = post.path.read_bytes()
    hurt = bytearray(whole)
    hurt[40_960:49_152] = b"\xff" * 8_192
    for broken in (bytes(hurt), whole[:20_000], b"SQLite?" + whole[7:]):
        post.path.write_bytes(broken)
        assert not post.vaults.looks_sound(str(post.path))
        assert post.path.read_bytes() == broken
