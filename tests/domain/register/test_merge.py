"""Two copies of one dossier: neither side loses anything, and twice is once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.register.merge import Copy, Merged, merge
from vifdesk.domain.register.record import CONFLICTS, first_version, next_version, written_at
from vifdesk.domain.register.shape import Content

START = datetime(2026, 3, 10, 3, 12)
OP = {"type": "op_notifiee", "le": "2026-03-10"}
ALERT = {"type": "tgd_alerte", "le": "2026-03-11"}


def history(*edits: dict[str, object], since: datetime = START) -> list[Copy]:
    """A first version, then one for each edit, a minute apart."""
    content = first_version("26/1", edits[0], since)
    copies = [Copy(since, "Mme P.", content)]
    return went_on(copies, *edits[1:])


def went_on(copies: Sequence[Copy], *edits: dict[str, object], after: int = 1) -> list[Copy]:
    """The same, and more edits."""
    done = list(copies)
    for rank, edit in enumerate(edits):
        at = done[-1].at + timedelta(minutes=after + rank)
        done.append(Copy(at, "M. Q.", next_version(done[-1].content, edit)))
    return done


def after_import(here: Sequence[Copy], merged: Merged, at: datetime) -> list[Copy]:
    """The versions once the merge is written at `at`."""
    return [*here, *(Copy(written_at(content, at), "ici", content) for content in merged.contents)]


def words(copies: Sequence[Copy]) -> list[object]:
    return [copy.content.get("note") for copy in copies]


def test_a_dossier_that_is_not_there_arrives_with_its_whole_history() -> None:
    """When and by whom each version was written is kept."""
    there = history({"note": "a"}, {"note": "b"})
    arrived = after_import([], merge([], there), START + timedelta(days=9))
    assert [(copy.at, copy.content["note"]) for copy in arrived] == [(c.at, c.content["note"]) for c in there]


def test_a_side_that_only_went_on_brings_its_new_versions() -> None:
    """No conflict, no version more than there were."""
    here = history({"note": "a"})
    there = went_on(here, {"note": "b"}, {"note": "c"})
    merged = merge(here, there)
    assert (words(after_import(here, merged, START)), merged.conflicts) == (["a", "b", "c"], 0)


def test_an_older_copy_brings_nothing() -> None:
    """The colleague never changed it."""
    there = history({"note": "a"})
    assert merge(went_on(there, {"note": "b"}), there) == Merged((), 0)


def test_different_fields_are_brought_together_without_conflict() -> None:
    """Each side's change stands in the newest version."""
    base = history({"note": "a", "pseudonyme": "Mme A."})
    here = went_on(base, {"note": "ici"})
    there = went_on(base, {"pseudonyme": "Mme B."}, after=5)
    merged = merge(here, there)
    last = merged.contents[-1]
    assert (last["note"], last["pseudonyme"], merged.conflicts) == ("ici", "Mme B.", 0)
    assert CONFLICTS not in last


def test_the_same_field_changed_twice_is_a_marked_conflict_and_both_words_stay() -> None:
    """Ours is shown, theirs is in the mark and in the versions."""
    base = history({"note": "a"})
    here, there = went_on(base, {"note": "ici"}), went_on(base, {"note": "là-bas"}, after=5)
    merged = merge(here, there)
    assert merged.conflicts == 1
    assert merged.contents[-1]["note"] == "ici"
    assert merged.contents[-1][CONFLICTS] == [{"champ": "note", "ici": "ici", "ailleurs": "là-bas"}]
    assert words(after_import(here, merged, START)) == ["a", "ici", "là-bas", "ici"]


def test_events_of_both_sides_are_united() -> None:
    """Lists do not conflict; what one side took away goes."""
    base = history({"evenements": [OP]})
    here, there = went_on(base, {"evenements": [OP, ALERT]}), went_on(base, {"evenements": []}, after=5)
    assert merge(here, there).contents[-1]["evenements"] == [ALERT]


def test_two_dossiers_of_one_number_are_brought_together() -> None:
    """Each side opened its own: nothing in common, nothing lost."""
    here = history({"note": "ici", "evenements": [OP]})
    there = history({"note": "là-bas", "evenements": [ALERT]}, since=START + timedelta(hours=1))
    merged = merge(here, there)
    assert merged.contents[-1]["evenements"] == [OP, ALERT]
    assert merged.conflicts == 1


notes = st.sampled_from(["a", "b", "c"])
events = st.lists(st.sampled_from([OP, ALERT]), max_size=3, unique_by=lambda event: event["type"])
edit = st.one_of(
    st.builds(lambda note: {"note": note}, notes),
    st.builds(lambda name: {"pseudonyme": name}, st.sampled_from(["Mme A.", "Mme B."])),
    st.builds(lambda found: {"evenements": found}, events),
)
edits = st.lists(edit, max_size=4)


@given(base=edits, ours=edits, theirs=edits)
def test_importing_twice_changes_nothing(
    base: list[dict[str, object]], ours: list[dict[str, object]], theirs: list[dict[str, object]]
) -> None:
    """Whatever both sides did."""
    start = history({"note": "0"}, *base)
    here, there = went_on(start, *ours), went_on(start, *theirs, after=7)
    once = after_import(here, merge(here, there), START + timedelta(days=1))
    assert merge(once, there).contents == ()


@given(base=edits, ours=edits, theirs=edits)
def test_no_version_of_either_side_is_lost(
    base: list[dict[str, object]], ours: list[dict[str, object]], theirs: list[dict[str, object]]
) -> None:
    """Every version of both is among those after the import, word for word, with its moment."""
    start = history({"note": "0"}, *base)
    here, there = went_on(start, *ours), went_on(start, *theirs, after=7)
    once = after_import(here, merge(here, there), START + timedelta(days=1))
    assert {copy.print for copy in (*here, *there)} <= {copy.print for copy in once}


@given(base=edits, ours=edits, theirs=edits)
def test_giving_the_result_back_brings_both_sides_to_the_same_words(
    base: list[dict[str, object]], ours: list[dict[str, object]], theirs: list[dict[str, object]]
) -> None:
    """A to B, then B to A: the newest versions say the same, and no new conflict appears on the way back."""
    start = history({"note": "0"}, *base)
    here, there = went_on(start, *ours), went_on(start, *theirs, after=7)
    once = after_import(here, merge(here, there), START + timedelta(days=1))
    back = merge(there, once)
    returned = after_import(there, back, START + timedelta(days=2))
    assert back.conflicts == 0
    assert said(returned[-1].content) == said(once[-1].content)


def said(content: Content) -> dict[str, object]:
    return {key: value for key, value in content.items() if key != "origine"}
