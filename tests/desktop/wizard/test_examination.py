"""The examination: answers, their undo, where one stands; no view is needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from tests.helpers.desk import StillClock
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.desktop.examination import Examination
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dossier.dossier import Decision, Dossier, Heading, Stance
from vifdesk.domain.law.facts import Value

ACCEPTED: dict[str, Value] = {
    "ouvert": "oui",
    "salle": "salle_2",
    "objets": ("livre", "sac"),
    "carte": "oui",
    "arrivee": datetime(2026, 11, 22, 9, 0),
    "heure_fermeture": time(18, 0),
    "duree": 3,
    "departement": "2A",
    "motif": "Lire",
}
"""All but the date."""


def current(examination: Examination) -> str:
    return examination.current_fact.id if examination.current_fact else ""


def test_it_begins_at_the_first_useful_question(examination: Examination) -> None:
    assert current(examination) == "date_visite"
    assert (examination.number, examination.remaining_after) == (1, 9)


def test_an_answer_leads_to_the_next_useful_question(examination: Examination) -> None:
    examination.answer("date_visite", date(2026, 11, 22))
    assert current(examination) == "ouvert"
    examination.answer("ouvert", "non", "PV n° 12")
    assert current(examination) == ""
    answer = examination.answer_to("ouvert")
    assert answer is not None
    assert (answer.value, answer.origin) == ("non", "PV n° 12")


def test_a_refused_value_changes_nothing(examination: Examination) -> None:
    before = examination.dossier
    with pytest.raises(BadInput):
        examination.answer("ouvert", "parfois")
    with pytest.raises(BadInput):
        examination.answer_typed("date_visite", "31/2")
    assert examination.dossier is before
    assert not examination.can_undo


def test_what_is_typed_is_read_without_answering(examination: Examination) -> None:
    assert examination.read_typed("date_visite", "hier") == date(2026, 11, 21)
    assert examination.read_typed("arrivee", "hier 9h") == datetime(2026, 11, 21, 9, 0)
    assert examination.dossier.answers == {}


def test_an_earlier_answer_is_corrected_and_none_is_lost(examination: Examination) -> None:
    """Correcting the second answer keeps the later ones, marks them, and brings them back when the branch re-opens."""
    examination.answer("date_visite", date(2026, 11, 22))
    examination.answer("ouvert", "oui")
    examination.answer("salle", "salle_2")
    examination.go_to("ouvert")
    examination.answer("ouvert", "non")
    assert examination.step.irrelevant >= {"salle"}
    cause = examination.irrelevant_since("salle")
    assert cause is not None
    assert cause.id == "ouvert"
    examination.answer("ouvert", "oui")
    assert "salle" not in examination.step.irrelevant
    assert examination.irrelevant_since("salle") is None
    answer = examination.answer_to("salle")
    assert answer is not None
    assert answer.value == "salle_2"


def test_every_answer_is_undone_and_done_again(examination: Examination) -> None:
    states = [examination.dossier]
    for fact_id, value in (("date_visite", date(2026, 11, 22)), ("ouvert", "oui"), ("salle", "salle_3")):
        examination.answer(fact_id, value)
        states.append(examination.dossier)
    for state in reversed(states[:-1]):
        examination.undo()
        assert examination.dossier == state
    assert not examination.can_undo
    for state in states[1:]:
        examination.redo()
        assert examination.dossier == state
    assert not examination.can_redo


def test_undo_stands_on_the_question_that_it_touched(examination: Examination) -> None:
    examination.answer("date_visite", date(2026, 11, 22))
    examination.answer("ouvert", "oui")
    examination.answer("salle", "salle_3")
    examination.go_to("ouvert")
    examination.answer("ouvert", "non")
    examination.undo()
    assert current(examination) == "ouvert"
    assert examination.dossier.facts["ouvert"] == "oui"


def test_the_same_answer_again_is_no_change(examination: Examination) -> None:
    examination.answer("ouvert", "oui")
    before = examination.dossier
    examination.answer("ouvert", "oui")
    assert examination.dossier is before
    examination.undo()
    assert not examination.can_undo


def test_a_withdrawn_answer_is_asked_again(examination: Examination) -> None:
    examination.answer("date_visite", date(2026, 11, 22))
    examination.answer("ouvert", "oui")
    examination.withdraw("date_visite")
    assert examination.answer_to("date_visite") is None
    assert current(examination) == "date_visite"
    examination.undo()
    assert examination.dossier.facts["date_visite"] == date(2026, 11, 22)


def test_a_question_left_for_later_lets_the_next_one_come(examination: Examination) -> None:
    examination.postpone()
    assert current(examination) == "ouvert"
    examination.answer("ouvert", "inconnu")
    assert current(examination) == "salle"


def test_questions_all_left_for_later_go_round(examination: Examination) -> None:
    """Nothing is skipped for good: after the last one left for later comes the first again."""
    seen = []
    for _ in range(12):
        seen.append(current(examination))
        examination.postpone()
    assert len(set(seen)) == 10
    assert seen[10:] == seen[:2]
    assert examination.dossier.answers == {}


def test_the_only_question_left_stays(examination: Examination) -> None:
    examination.postpone()
    for fact_id, value in ACCEPTED.items():
        examination.answer(fact_id, value)
    assert (current(examination), examination.remaining_after) == ("date_visite", 0)
    examination.postpone()
    assert current(examination) == "date_visite"


def test_going_back_passes_only_through_questions_that_count(examination: Examination) -> None:
    examination.answer("date_visite", date(2026, 11, 22))
    examination.answer("ouvert", "oui")
    examination.answer("salle", "salle_3")
    examination.go_to("ouvert")
    examination.answer("ouvert", "non")
    assert current(examination) == ""
    examination.go_back()
    assert current(examination) == "ouvert"
    examination.go_back()
    assert current(examination) == "ouvert", "neither the date nor the room counts when the library is closed"
    examination.answer("ouvert", "oui")
    examination.go_to("salle")
    examination.go_back()
    examination.go_back()
    assert current(examination) == "date_visite"


def test_the_heading_and_the_decision_survive_an_undo(examination: Examination) -> None:
    """Ctrl+Z takes back answers, never the parquet number nor the magistrate's decision."""
    examination.answer("ouvert", "oui")
    examination.set_heading(Heading(parquet_number="26/04512"))
    examination.set_decision(Decision(Stance.CONFORME))
    examination.undo()
    assert examination.dossier.facts == {}
    assert examination.dossier.heading.parquet_number == "26/04512"
    assert examination.dossier.decision.stance is Stance.CONFORME
    examination.redo()
    assert examination.dossier.heading.parquet_number == "26/04512"


def test_the_territory_is_undone_like_an_answer(examination: Examination) -> None:
    examination.set_territory(Territory.MAYOTTE)
    assert examination.step.evaluation.territory is Territory.MAYOTTE
    examination.undo()
    assert examination.dossier.territory is Territory.METROPOLE


def test_the_origin_changes_without_moving(examination: Examination) -> None:
    examination.answer("ouvert", "oui")
    examination.go_to("ouvert")
    examination.set_origin("ouvert", "OPJ, 2 h 40")
    answer = examination.answer_to("ouvert")
    assert answer is not None
    assert answer.origin == "OPJ, 2 h 40"
    assert current(examination) == "ouvert"


def test_signals_tell_the_change_before_the_step(examination: Examination) -> None:
    told: list[str] = []
    examination.dossier_changed.connect(lambda: told.append(f"dossier {len(examination.dossier.answers)}"))
    examination.stepped.connect(lambda step: told.append(f"step {step.remaining}"))
    examination.answer("ouvert", "non")
    examination.set_heading(Heading(initials="A. B."))
    examination.go_to("ouvert")
    assert told == ["dossier 1", "step 0", "dossier 1", "step 0"]


def test_it_keeps_the_day_on_which_it_was_opened(visit_desk: Desk) -> None:
    """Opened before midnight, it applies the law of that day until it is closed."""
    clock = StillClock(datetime(2026, 11, 22, 23, 50))
    examination = Examination(replace(visit_desk, clock=clock), Dossier("visite"))
    clock.moment = datetime(2026, 11, 23, 0, 10)
    assert examination.as_of == date(2026, 11, 22)
    examination.answer("ouvert", "oui")
    assert examination.step.evaluation.as_of == date(2026, 11, 22)


def test_the_version_day_follows_the_date_that_selects_the_version(examination: Examination) -> None:
    assert examination.version_day == date(2026, 11, 22), "the date defaults to the day on which one looks"
    examination.answer("date_visite", date(2019, 1, 2))
    assert examination.version_day == date(2019, 1, 2)


def test_a_dossier_with_answers_begins_at_what_is_left(visit_desk: Desk) -> None:
    first = Examination(visit_desk, Dossier("visite"))
    first.answer("date_visite", date(2026, 11, 22))
    second = Examination(visit_desk, first.dossier)
    assert current(second) == "ouvert"
    assert not second.can_undo
