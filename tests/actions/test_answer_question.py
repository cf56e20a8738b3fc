"""Answers by value and by what is typed; refusals that say what is accepted."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tests.helpers.desk import NOW, make_desk
from vifdesk.actions.answer_question import answer_question, answer_typed, withdraw_answer
from vifdesk.actions.explain_question import explain_question
from vifdesk.actions.look_at_step import look_at_step
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.law.facts import Value

DESK = make_desk()
WEAPONS, PHONE = Dossier("interdiction-arme"), Dossier("tgd")


def test_an_answer_keeps_where_it_comes_from() -> None:
    dossier = answer_question(DESK, PHONE, "cohabitation", "non", origin="OPJ, 2 h 40")
    assert dossier.answers["cohabitation"].origin == "OPJ, 2 h 40"
    assert dossier.facts == {"cohabitation": "non"}


@pytest.mark.parametrize(
    ("fact", "typed", "value"),
    [
        ("date_acte", "hier", date(2026, 11, 21)),
        ("date_acte", "22/5", date(2026, 5, 22)),
        ("heure_fixation_audience", "17h40", time(17, 40)),
        ("date_heure_saisine_oppi", "20/11 17h40", datetime(2026, 11, 20, 17, 40)),
        ("duree_fixee_mois", " 12 ", 12),
        ("departement_domicile_defendeur", "2a", "2A"),
        ("localisation_armes", "  dans le garage ", "dans le garage"),
    ],
)
def test_what_is_typed_is_understood_by_the_type_of_the_fact(fact: str, typed: str, value: Value) -> None:
    assert answer_typed(DESK, WEAPONS, fact, typed).facts[fact] == value


@pytest.mark.parametrize(
    ("fact", "typed"),
    [
        ("date_acte", "bientôt"),
        ("heure_fixation_audience", "25h"),
        ("date_heure_saisine_oppi", "un soir"),
        ("duree_fixee_mois", "douze"),
        ("departement_domicile_defendeur", "999"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_a_sentence_about_the_fact(fact: str, typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        answer_typed(DESK, WEAPONS, fact, typed)
    assert refusal.value.field == fact
    assert typed in refusal.value.message


def test_a_question_that_the_measure_does_not_have_is_refused() -> None:
    with pytest.raises(BadInput, match="couleur"):
        answer_question(DESK, PHONE, "couleur", "bleu")


def test_a_value_that_the_fact_does_not_accept_is_refused_with_those_that_it_does() -> None:
    with pytest.raises(BadInput, match="fin_immediate"):
        answer_question(DESK, PHONE, "cohabitation", "parfois")


def test_a_withdrawn_answer_is_asked_again() -> None:
    dossier = answer_question(DESK, PHONE, "date_decision", "2026-11-22")
    step = look_at_step(DESK, withdraw_answer(dossier, "date_decision"), as_of=NOW.date())
    assert step.next_fact is not None
    assert step.next_fact.id == "date_decision"


def test_why_a_question_is_asked_is_told_with_its_article() -> None:
    dossier = answer_question(DESK, PHONE, "date_decision", "2026-11-22")
    told = explain_question(DESK, dossier, "cohabitation", as_of=NOW.date())
    assert "41-3-1" in told.source
    assert {effect.value for effect in told.effects} == {"non", "oui", "fin_immediate", "inconnu"}
    assert any("attribuable" in effect.effect.lower() for effect in told.effects if effect.value == "oui")


def test_a_measure_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadInput, match="suspension-ap"):
        open_measure(DESK, "parapluie")
