"""Who may open the vault."""

from __future__ import annotations

import pytest

from tests.helpers.vaults import PHRASE, Post, add, contents
from vifdesk.actions.vault_port import RECOVERY_ID, LogEntry
from vifdesk.actions.vault_problems import (
    LastUser,
    NoSuchRecord,
    PhraseRefused,
    PhraseTaken,
    VaultClosed,
    WrongPhrase,
)
from vifdesk.store.phrase import Cost
from vifdesk.store.recovery_key import ALPHABET, make_recovery_key, read_recovery_key
from vifdesk.store.seal import Keys
from vifdesk.store.vault import SqliteVault


def test_each_user_opens_with_their_own_phrase(post: Post, vault: SqliteVault) -> None:
    """And signs with their own name."""
    other = vault.add_user("M. Q.", "vice-procureur", "une autre phrase")
    theirs = post.vaults.open(str(post.path), "une autre phrase")
    assert theirs.user == other
    stored = add(theirs, {"n": 1})
    assert stored.author == other.id
    assert [user.name for user in vault.users()] == ["Mme P.", "M. Q."]
    assert vault.whose("une autre phrase") == other.id
    assert vault.whose("une phrase") is None
    theirs.close()


def test_two_users_cannot_have_one_phrase(vault: SqliteVault) -> None:
    """The vault could no longer tell who is there."""
    with pytest.raises(PhraseTaken):
        vault.add_user("M. Q.", "juge", PHRASE)
    assert len(vault.users()) == 1
    assert vault.check().healthy


def test_a_phrase_is_the_same_however_its_accents_are_typed(post: Post, vault: SqliteVault) -> None:
    """One keyboard sends é, another e and an accent."""
    vault.add_user("M. Q.", "juge", "\u00e9t\u00e9")
    post.vaults.open(str(post.path), "e\u0301te\u0301").close()


@pytest.mark.parametrize("phrase", ["", "\ud800"])
def test_no_phrase_is_no_phrase(post: Post, vault: SqliteVault, phrase: str) -> None:
    """Nor is half a character."""
    with pytest.raises(PhraseRefused):
        vault.add_user("M. Q.", "juge", phrase)
    with pytest.raises(PhraseRefused):
        post.vaults.open(str(post.path), phrase)


def test_a_changed_phrase_replaces_the_old_one(post: Post, vault: SqliteVault) -> None:
    """At the cost of today."""
    vault._cost = Cost(memory_kib=32, iterations=2, lanes=1)
    vault.change_phrase(vault.user.id, "neuve", [LogEntry("phrase_changed")])
    with pytest.raises(WrongPhrase):
        post.open()
    post.vaults.open(str(post.path), "neuve").close()
    assert vault.check().healthy


def test_a_removed_user_no_longer_opens_it_but_keeps_their_name_in_the_history(
    post: Post, vault: SqliteVault
) -> None:
    """What they wrote is still theirs."""
    other = vault.add_user("M. Q.", "juge", "une autre phrase")
    vault.remove_user(other.id, [LogEntry("user_removed", other.id)])
    with pytest.raises(WrongPhrase):
        post.vaults.open(str(post.path), "une autre phrase")
    assert [user.id for user in vault.users()] == [vault.user.id]
    assert any(content.get("name") == "M. Q." for content in contents(vault, "user"))
    with pytest.raises(NoSuchRecord):
        vault.remove_user(other.id)


def test_the_last_user_stays(vault: SqliteVault) -> None:
    """Else only the safe would open it. The recovery key is no user."""
    with pytest.raises(LastUser):
        vault.remove_user(vault.user.id)
    with pytest.raises(NoSuchRecord):
        vault.remove_user(RECOVERY_ID)


def test_the_recovery_key_opens_however_it_is_typed(post: Post, vault: SqliteVault) -> None:
    """Small letters, blanks for hyphens, the letter O for zero."""
    add(vault, {"n": 1})
    typed = post.recovery_key.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    opened = post.vaults.open_with_recovery_key(str(post.path), typed)
    assert opened.user.id == RECOVERY_ID
    assert contents(opened) == [{"n": 1}]
    assert opened.is_recovery_key(typed)
    opened.change_phrase(vault.user.id, "retrouvée")
    opened.close()
    post.vaults.open(str(post.path), "retrouvée").close()


def test_a_new_recovery_key_ends_the_old_one(post: Post, vault: SqliteVault) -> None:
    """The paper in the safe must be replaced too."""
    fresh = vault.new_recovery_key()
    assert not vault.is_recovery_key(post.recovery_key)
    with pytest.raises(WrongPhrase):
        post.vaults.open_with_recovery_key(str(post.path), post.recovery_key)
    post.vaults.open_with_recovery_key(str(post.path), fresh).close()
    assert vault.check().healthy


def test_a_slip_in_the_recovery_key_is_seen() -> None:
    """Every single wrong sign but one in a thousand, without asking the vault."""
    key = make_recovery_key()
    assert read_recovery_key(key) is not None
    assert len(key) == 34
    wrong = [
        key[:place] + sign + key[place + 1 :]
        for place in range(len(key))
        for sign in ALPHABET
        if key[place] not in ("-", sign)
    ]
    assert sum(read_recovery_key(each) is not None for each in wrong) < len(wrong) / 200
    assert read_recovery_key(key[:-1]) is None


def test_another_data_key_keeps_everything_and_everybody(post: Post, vault: SqliteVault) -> None:
    """Phrases and recovery key stay; the old data key opens nothing any more."""
    vault.add_user("M. Q.", "juge", "une autre phrase")
    for n in range(4):
        add(vault, {"n": n})
    stale = Keys(vault._session.keys.data_key)
    before = [stored.content for stored in vault.latest() if hasattr(stored, "content")]
    vault.rotate_key([LogEntry("key_rotated")])
    assert bytes(stale.data_key) != bytes(vault._session.keys.data_key)
    assert [stored.content for stored in vault.latest() if hasattr(stored, "content")] == before
    assert vault.check().healthy
    add(vault, {"n": 4})
    for opened in (
        post.open(),
        post.vaults.open(str(post.path), "une autre phrase"),
        post.vaults.open_with_recovery_key(str(post.path), post.recovery_key),
    ):
        assert len(contents(opened)) == 5
        assert opened.check().healthy
        opened.close()


def test_a_window_left_open_over_a_rotation_is_told_to_open_again(post: Post, vault: SqliteVault) -> None:
    """It must not cry damage: the vault is sound."""
    add(vault, {"n": 1})
    other = post.open()
    vault.rotate_key()
    with pytest.raises(VaultClosed):
        add(other, {"n": 2})
    with pytest.raises(VaultClosed):
        contents(other)
    other.close()
    add(vault, {"n": 2})
    assert vault.check().healthy
