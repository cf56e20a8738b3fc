"""Any history of writings, erasures, refusals, rotations and reopenings, against a plain list of what should be there."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.vaults import Post
from vifdesk.actions.vault_port import Change, LogEntry, LogLine, Stored
from vifdesk.actions.vault_problems import Conflict, NoSuchRecord
from vifdesk.store.vault import SqliteVault

Model = dict[str, list[int]]
IDS = [f"{n:032x}" for n in (1, 2, 3)]
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(IDS), st.none() | st.integers(0, 4)),
    st.tuples(st.just("erase"), st.sampled_from(IDS), st.none()),
    st.tuples(st.sampled_from(["reopen", "rotate"]), st.just(""), st.none()),
)


def step(
    post: Post, vault: SqliteVault, model: Model, lines: list[str], words: tuple[str, str, int | None]
) -> SqliteVault:
    """Do it to the vault and to the list; a refusal changes neither."""
    verb, record_id, expected = words
    versions = model.get(record_id, [])
    if verb == "reopen":
        vault.close()
        return post.open()
    if verb == "rotate":
        vault.rotate_key([LogEntry("rotate")])
    elif verb == "write" and expected not in (None, len(versions)):
        refuses(Conflict, lambda: vault.write([Change(record_id, "dossier", {}, expected)], [LogEntry("no")]))
        return vault
    elif verb == "write":
        number = len(lines)
        vault.write([Change(record_id, "dossier", {"n": number}, expected)], [LogEntry("write")])
        model[record_id] = [*versions, number]
    elif not versions:
        refuses(NoSuchRecord, lambda: vault.write([Change(record_id, "dossier", None)], [LogEntry("no")]))
        return vault
    else:
        vault.write([Change(record_id, "dossier", None)], [LogEntry("erase")])
        del model[record_id]
    lines.append(verb)
    return vault


def refuses(kind: type[Exception], act: Callable[[], object]) -> None:
    with pytest.raises(kind):
        act()


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(STEPS, max_size=14))
def test_a_vault_holds_what_its_history_says(history: list[tuple[str, str, int | None]]) -> None:
    """Records, versions, log and inventory agree after each history, however it was refused or interrupted."""
    with tempfile.TemporaryDirectory() as folder:
        post = Post(Path(folder))
        vault, model, lines = post.open(), Model(), list[str]()
        for words in history:
            vault = step(post, vault, model, lines, words)
        found = {
            each.id: [one.content["n"] for one in vault.versions(each.id) if isinstance(one, Stored)]
            for each in vault.latest("dossier")
        }
        assert found == model
        assert [line.action for line in vault.log() if isinstance(line, LogLine)] == lines
        assert vault.check().healthy
        vault.close()
