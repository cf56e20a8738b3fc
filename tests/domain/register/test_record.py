"""Versions of a dossier: what is given replaces, the rest stays."""

from __future__ import annotations

from datetime import datetime

from vifdesk.domain.register.history import Difference, differences
from vifdesk.domain.register.record import (
    BIN,
    CONFLICTS,
    HOLD,
    ORIGIN,
    first_version,
    next_version,
    shown,
    with_note,
    written_at,
)
from vifdesk.domain.register.restore import restored

AT = datetime(2026, 3, 10, 3, 12)
OP = {"type": "op_notifiee", "le": "2026-03-10"}
CALL = {"type": "signalement_recu", "le": "2026-03-01"}


def test_a_given_field_replaces_the_whole_list_and_others_stay() -> None:
    """The contract: lists whole, the rest kept."""
    first = first_version("26/1", {"note": "n", "evenements": [OP]}, AT)
    second = next_version(first, {"evenements": [CALL]})
    assert (second["evenements"], second["note"], second["reference"]) == ([CALL], "n", "26/1")


def test_a_new_version_is_not_imported_any_more() -> None:
    """What somebody writes here was written here."""
    content = {**first_version("26/1", {}, AT), ORIGIN: {"le": "2020-01-01T00:00:00", "auteur": "X"}}
    assert written_at(content, AT) == datetime(2020, 1, 1)
    assert written_at(next_version(content, {"note": "n"}), AT) == AT


def test_who_writes_in_a_dossier_takes_it_out_of_the_bin() -> None:
    """It is wanted again; a hold stays."""
    content = with_note(with_note(first_version("26/1", {}, AT), BIN, {"depuis": "x"}), HOLD, {"motif": "m"})
    after = next_version(content, {"note": "n"})
    assert BIN not in after
    assert HOLD in after


def test_rewriting_a_field_settles_its_conflict_only() -> None:
    """The other mark stays until it is looked at."""
    marks = [
        {"champ": "note", "ici": "a", "ailleurs": "b"},
        {"champ": "pseudonyme", "ici": "c", "ailleurs": "d"},
    ]
    content = {**first_version("26/1", {"note": "a"}, AT), CONFLICTS: marks}
    assert next_version(content, {"note": "a et b"})[CONFLICTS] == [marks[1]]


def test_an_old_version_comes_back_whole_but_not_its_bin() -> None:
    """Fields that came later go; what the program notes of today stays."""
    first = with_note(first_version("26/1", {"note": "avant"}, AT), BIN, {"depuis": "x"})
    now = with_note(next_version(first, {"pseudonyme": "Mme A."}), HOLD, {"motif": "m"})
    back = restored(now, first)
    assert back == {**first_version("26/1", {"note": "avant"}, AT), HOLD: {"motif": "m"}}


def test_what_is_shown_has_every_field_of_the_contract() -> None:
    """Empty ones too; where it came from is not shown."""
    view = shown({"reference": "26/1", ORIGIN: {"le": "x"}})
    assert view == {"reference": "26/1", "pseudonyme": "", "note": "", "evaluations": [], "evenements": []}


def test_history_shows_items_that_came_and_went() -> None:
    """A list is not repeated whole."""
    before = {"note": "a", "evenements": [OP]}
    after = {"note": "b", "evenements": [CALL]}
    assert differences(before, after) == (
        Difference("note", "a", "b"),
        Difference("evenements", OP, None),
        Difference("evenements", None, CALL),
    )
    assert differences(after, after) == ()


def test_history_shows_a_new_order() -> None:
    """Nothing came or went, and yet something changed."""
    (change,) = differences({"evenements": [OP, CALL]}, {"evenements": [CALL, OP]})
    assert change == Difference("evenements", [OP, CALL], [CALL, OP])
