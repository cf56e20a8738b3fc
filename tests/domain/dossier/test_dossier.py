"""A dossier changes by copies; undo and redo walk over them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dossier.dossier import (
    Answer,
    Decision,
    Dossier,
    Stance,
    repeated,
    with_answer,
    without_answers,
)
from vifdesk.domain.dossier.history import History, changed, redo, undo
from vifdesk.domain.law.measure import Repetition


def test_a_changed_answer_leaves_the_others_and_the_old_dossier_alone() -> None:
    old = with_answer(with_answer(Dossier("tgd"), "a", Answer("oui", "PV 12")), "b", Answer("non"))
    new = with_answer(old, "a", Answer("non"))
    assert new.facts == {"a": "non", "b": "non"}
    assert old.answers["a"] == Answer("oui", "PV 12")


def test_one_more_child_keeps_what_is_common_and_asks_the_rest_anew() -> None:
    dossier = with_answer(with_answer(Dossier("x"), "commun", Answer("oui")), "enfant", Answer("oui"))
    copy = repeated(dossier, Repetition("enfant", "Autre enfant", ("enfant",)))
    assert copy.facts == {"commun": "oui"}


def test_a_departure_from_the_opinion_lacks_a_motive_until_one_is_written() -> None:
    assert Decision(Stance.ECART, "Attribué").lacks_motive
    assert Decision(Stance.ECART, "Attribué", "  ").lacks_motive
    assert not Decision(Stance.ECART, "Attribué", "Menaces depuis la détention").lacks_motive
    assert not Decision(Stance.CONFORME).lacks_motive


def test_withdrawing_an_answer_that_was_not_given_changes_nothing() -> None:
    dossier = with_answer(Dossier("x"), "a", Answer("oui"))
    assert without_answers(dossier, "b") == dossier


@given(st.lists(st.integers(0, 5), max_size=12))
def test_undoing_everything_then_redoing_it_gives_the_last_value_again(values: list[int]) -> None:
    history = History(-1)
    for value in values:
        history = changed(history, value)
    last, steps = history.present, len(history.past)
    for _ in range(steps):
        history = undo(history)
    assert history.present == -1
    assert undo(history) == history
    for _ in range(steps):
        history = redo(history)
    assert history.present == last
    assert redo(history) == history


def test_a_change_after_an_undo_forgets_what_was_undone() -> None:
    history = changed(undo(changed(changed(History(0), 1), 2)), 3)
    assert (history.present, history.past, history.can_redo) == (3, (0, 1), False)
