"""What an open vault keeps, and what it refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.vaults import START, Post, add, contents, put
from vifdesk.actions.vault_port import CLOCK_SET_BACK, Brief, Change, LogEntry, LogLine, Stored, Unreadable
from vifdesk.actions.vault_problems import Conflict, NoSuchRecord, VaultClosed
from vifdesk.store.envelope import open_record, seal_record
from vifdesk.store.seal import Cipher
from vifdesk.store.vault import SqliteVault

JSON = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
        ),
        max_leaves=8,
    ),
    max_size=4,
)


@given(JSON)
def test_a_record_comes_back_as_it_was_sealed(content: dict[str, object]) -> None:
    """Whatever JSON can say: accents, line feeds, blanks at the end."""
    cipher, name = Cipher(bytes(32)), bytes(16)
    stored = Stored("ab" * 16, 3, "dossier", START, "cd" * 16, content)
    sealed = seal_record(cipher, name, stored)
    assert open_record(cipher, name, (bytes.fromhex("ab" * 16), 3), sealed) == stored


def test_what_was_written_is_read_after_reopening(post: Post) -> None:
    """With its author, moment and version."""
    vault = post.open()
    stored = add(vault, {"note": "à revoir « lundi »"})
    vault.close()
    again = post.open()
    assert again.versions(stored.id) == (stored,)
    assert stored.author == again.user.id
    assert again.user.name == "Mme P."
    again.close()


def test_each_change_is_a_version_and_none_is_lost(vault: SqliteVault) -> None:
    """The newest shows in the list, the others in the history."""
    first = add(vault, {"n": 1})
    for n in (2, 3):
        put(vault, first.id, {"n": n})
    assert [each.content for each in vault.versions(first.id) if isinstance(each, Stored)] == [
        {"n": 1},
        {"n": 2},
        {"n": 3},
    ]
    assert contents(vault) == [{"n": 3}]


def test_records_come_in_the_order_of_their_first_writing(vault: SqliteVault) -> None:
    """A later version does not move a record."""
    records = [add(vault, {"n": n}) for n in range(5)]
    put(vault, records[0].id, {"n": 10})
    assert contents(vault) == [{"n": 10}, {"n": 1}, {"n": 2}, {"n": 3}, {"n": 4}]


def test_a_change_upon_a_stale_version_is_refused_whole(vault: SqliteVault) -> None:
    """The other change of the same write is undone with it, and nothing is logged."""
    stored = add(vault, {"n": 1})
    put(vault, stored.id, {"n": 2}, expected=1)
    lines = len(list(vault.log()))
    with pytest.raises(Conflict) as refused:
        vault.write(
            [Change(None, "dossier", {"n": 9}), Change(stored.id, "dossier", {"n": 3}, expected=1)],
            [LogEntry("changed")],
        )
    assert refused.value.found == 2
    assert contents(vault) == [{"n": 2}]
    assert len(list(vault.log())) == lines
    assert vault.check().healthy


def test_two_windows_cannot_overwrite_one_another(post: Post, vault: SqliteVault) -> None:
    """The second to save learns of the first; each sees that the other has written."""
    other = post.open()
    stored = add(vault, {"n": 1})
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    put(other, stored.id, {"n": 2}, expected=1)
    with pytest.raises(Conflict):
        put(vault, stored.id, {"n": 3}, expected=1)
    assert vault.changed_elsewhere()
    assert contents(vault) == [{"n": 2}]
    other.close()


def test_an_erased_record_is_gone_with_all_its_versions(vault: SqliteVault) -> None:
    """The inventory agrees that nothing is missing."""
    stored = add(vault, {"n": 1})
    put(vault, stored.id, {"n": 2})
    kept = add(vault, {"n": 7})
    vault.write([Change(stored.id, "dossier", None)], [LogEntry("purged", stored.id)])
    assert vault.versions(stored.id) == ()
    assert contents(vault) == [kept.content]
    assert vault.check().healthy
    with pytest.raises(NoSuchRecord):
        vault.write([Change(stored.id, "dossier", None)])


def test_an_imported_record_keeps_its_own_identity(vault: SqliteVault) -> None:
    """So that the same dossier in two vaults is known as the same."""
    stored = put(vault, "0f" * 16, {"n": 1}, expected=0)
    assert (stored.id, stored.version) == ("0f" * 16, 1)
    with pytest.raises(ValueError, match="0F0"):
        put(vault, "0F0", {"n": 1})


@pytest.mark.parametrize("content", [{"d": START}, {"n": float("nan")}, {"s": "\ud800"}, {"s": {1}}])
def test_a_content_that_json_cannot_say_is_refused(vault: SqliteVault, content: dict[str, object]) -> None:
    """Before anything is on the disk."""
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own words
        add(vault, content)
    assert contents(vault) == []
    assert vault.check().healthy


def test_only_the_store_writes_users(vault: SqliteVault) -> None:
    """Whoever could write one could sign as somebody else."""
    with pytest.raises(ValueError, match="user"):
        vault.write([Change(vault.user.id, "user", {"name": "M. X"})])


def test_the_log_says_who_did_what_and_when(post: Post, vault: SqliteVault) -> None:
    """Also where nothing else is written: a consultation."""
    stored = add(vault, {"n": 1})
    vault.write([], [LogEntry("read", stored.id, "fiche")])
    lines = [line for line in vault.log() if isinstance(line, LogLine)]
    assert [(line.seq, line.action, line.who, line.function) for line in lines] == [
        (1, "created", "Mme P.", "substitut"),
        (2, "read", "Mme P.", "substitut"),
    ]
    assert (lines[1].object, lines[1].detail, lines[1].at) == (stored.id, "fiche", post.clock.moment)


def test_a_clock_set_back_is_logged_once(post: Post, vault: SqliteVault) -> None:
    """With the later moment; what is written afterwards is in its place all the same."""
    add(vault, {"n": 1})
    later = post.clock.moment
    post.clock.moment -= timedelta(days=400)
    add(vault, {"n": 2})
    add(vault, {"n": 3})
    lines = [line for line in vault.log() if isinstance(line, LogLine)]
    assert [line.action for line in lines] == ["created", CLOCK_SET_BACK, "created", "created"]
    assert lines[1].detail == later.isoformat()
    assert vault.check().healthy


def test_old_log_lines_are_forgotten_and_the_chain_still_holds(post: Post, vault: SqliteVault) -> None:
    """Those before the moment go, with a line that says so; the rest is verified from where it begins."""
    for n in range(5):
        add(vault, {"n": n})
    post.clock.moment += timedelta(days=400)
    add(vault, {"n": 5})
    assert vault.forget_log(post.clock.moment - timedelta(days=365), [LogEntry("log_shortened")]) == 5
    assert [line.action for line in vault.log() if isinstance(line, LogLine)] == ["created", "log_shortened"]
    assert vault.check().healthy
    assert vault.forget_log(START) == 0


def test_a_locked_vault_answers_nothing(post: Post) -> None:
    """Its keys are overwritten."""
    vault = post.open()
    add(vault, {"n": 1})
    keys = vault._session.keys
    vault.close()
    vault.close()
    assert keys.data_key == bytes(32)
    with pytest.raises(VaultClosed):
        list(vault.latest())
    with pytest.raises(VaultClosed):
        list(vault.briefs())
    with pytest.raises(VaultClosed):
        add(vault, {"n": 2})


def test_a_summary_stands_for_the_newest_version(vault: SqliteVault) -> None:
    """What it says, who wrote it and when; what has none is there whole, and every content can still be had."""
    first = add(vault, {"reference": "26/1", "pseudonyme": "Mme A.", "note": "n" * 3000})
    put(vault, first.id, {"reference": "26/1", "pseudonyme": "Mme É.", "note": "deux\nlignes"})
    draft = add(vault, {"faits": {}}, kind="draft")
    binned = add(vault, {"reference": "26/2", "corbeille": {"depuis": "2026-11-22T07:40:00"}})
    newest = {each.id: each for each in vault.latest() if isinstance(each, Stored)}
    briefs = {each.id: each for each in vault.briefs() if not isinstance(each, Unreadable)}
    assert briefs.keys() == newest.keys()
    assert all(
        (each.version, each.kind, each.at, each.author)
        == (newest[each.id].version, newest[each.id].kind, newest[each.id].at, newest[each.id].author)
        for each in briefs.values()
    )
    brief = briefs[first.id]
    assert isinstance(brief, Brief)
    assert brief.summary == {"reference": "26/1", "pseudonyme": "Mme É."}
    assert (briefs[draft.id], briefs[binned.id]) == (newest[draft.id], newest[binned.id])
    assert list(vault.whole([first.id, "0f" * 16, draft.id])) == [newest[first.id], newest[draft.id]]


def test_a_list_may_be_left_half_read(vault: SqliteVault) -> None:
    """Reading holds nobody up: one writes in the middle of it."""
    for n in range(3):
        add(vault, {"n": n})
    reading = vault.latest("dossier")
    next(reading)
    add(vault, {"n": 3})
    assert len(list(reading)) == 2
    assert len(contents(vault)) == 4
