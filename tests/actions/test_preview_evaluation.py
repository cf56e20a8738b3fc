"""What saving an examination would change: told before it is saved, and then exactly that."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.registers import FUGITIVE, TGD, Office, office
from vifdesk.actions.answer_question import answer_question
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.preview_evaluation import moves_anything, preview_evaluation
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.save_evaluation import save_evaluation
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.register.life_json import schedule_of
from vifdesk.domain.schedule.comparison import Turn
from vifdesk.domain.schedule.followed import State

NUMBER, DAY = "26/04512", date(2026, 11, 22)
END = "tgd.echeance_tgd"


@pytest.fixture
def of() -> Office:
    made = office()
    made.record(NUMBER, evaluations=[TGD])
    return made


def examined(of: Office, **facts: object) -> Dossier:
    dossier = Dossier("tgd")
    for fact_id, raw in {**FUGITIVE, **facts}.items():
        dossier = answer_question(of.desk, dossier, fact_id, raw)
    return dossier


def ends(of: Office) -> dict[str, date | None]:
    return {one.key: one.deadline.prudent for one in schedule_of(read_again(of.register, NUMBER).content)}


def test_a_changed_trigger_date_is_told_before_and_after(of: Office) -> None:
    """The very dates of the list are in the dossier once it is saved; looking at the list has written nothing."""
    dossier = examined(of, date_decision="2026-11-15")
    before = ends(of)
    preview = preview_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY)
    (moved,) = [one for one in preview.moves if one.after.key == END]
    assert moved.turn is Turn.BOUGE
    assert moves_anything(preview)
    assert ends(of) == before
    save_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY, expected=preview.version)
    assert ends(of)[END] == moved.after.deadline.prudent != before[END]


def test_the_same_answers_and_a_new_dossier_move_nothing(of: Office) -> None:
    """Nothing to confirm: it is saved at once."""
    assert not moves_anything(preview_evaluation(of.desk, of.register, NUMBER, examined(of), as_of=DAY))
    new = preview_evaluation(of.desk, of.register, "26/2", examined(of), as_of=DAY)
    assert (new.moves, new.version) == ((), 0)


def test_a_locked_deadline_stays_and_the_list_says_where_it_would_be(of: Office) -> None:
    """Neither the list nor the saving moves it."""
    mark_deadline(of.desk, of.register, NUMBER, END, State.VERROUILLEE, motive="fixée à l’audience")
    before = ends(of)[END]
    dossier = examined(of, date_decision="2026-11-15")
    preview = preview_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY)
    (held,) = [one for one in preview.moves if one.after.key == END]
    assert held.turn is Turn.RESTE_VERROUILLEE
    assert held.found is not None
    assert held.found.deadline.prudent != before
    save_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY, expected=preview.version)
    assert ends(of)[END] == before


def test_what_was_confirmed_is_not_saved_over_something_else(of: Office) -> None:
    """The dossier was changed while the list was read: refused, nothing is written over it."""
    dossier = examined(of, date_decision="2026-11-15")
    preview = preview_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY)
    of.record(NUMBER, note="écrite entre-temps")
    before = ends(of)
    with pytest.raises(UserProblem):
        save_evaluation(of.desk, of.register, NUMBER, dossier, as_of=DAY, expected=preview.version)
    assert ends(of) == before
