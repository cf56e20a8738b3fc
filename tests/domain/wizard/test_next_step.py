"""Which question comes next, which are useless, what is missing and why one asks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.domain.wizard.test_evaluate import LAW, TODAY
from tests.helpers.fictional import fictional
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dossier.dossier import Answer, Dossier, with_answer, without_answers
from vifdesk.domain.law.compiled import CompiledMeasure
from vifdesk.domain.law.facts import Value
from vifdesk.domain.wizard.explain import why_asked
from vifdesk.domain.wizard.next_step import next_step
from vifdesk.domain.wizard.step import Step, WhyAsked
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_calendar import read_calendar


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar(resources(), zone_of)


@pytest.fixture(scope="module")
def umbrella(tmp_path_factory: pytest.TempPathFactory) -> CompiledMeasure:
    return fictional(tmp_path_factory.mktemp("droit"))


def answered(**facts: Value) -> Dossier:
    dossier = Dossier("parapluie")
    for fact_id, value in facts.items():
        dossier = with_answer(dossier, fact_id, Answer(value))
    return dossier


def step(compiled: CompiledMeasure, calendar: Calendar, dossier: Dossier) -> Step:
    return next_step(compiled, dossier, as_of=TODAY, calendar=calendar, law=LAW)


def why(compiled: CompiledMeasure, calendar: Calendar, dossier: Dossier, fact_id: str) -> WhyAsked:
    return why_asked(compiled, dossier, fact_id, as_of=TODAY, calendar=calendar, law=LAW)


def test_questions_come_in_the_order_of_the_file_and_those_for_later_never(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    first = step(umbrella, calendar, answered())
    assert first.next_fact is not None
    assert first.next_fact.id == "date_pret"
    assert first.useful == ("date_pret", "meteo", "parapluie_libre", "carte", "mois_demandes")


def test_a_question_that_can_change_nothing_is_not_asked(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    """None left: neither weather, card nor length matter."""
    assert step(umbrella, calendar, answered(date_pret=TODAY, parapluie_libre="non")).next_fact is None


def test_a_length_is_asked_only_when_there_is_something_to_count(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    sunny = answered(date_pret=TODAY, meteo="soleil", parapluie_libre="oui", carte="non")
    assert step(umbrella, calendar, sunny).useful == ()
    rainy = answered(date_pret=TODAY, meteo="pluie", parapluie_libre="oui", carte="non")
    assert step(umbrella, calendar, rainy).useful == ("mois_demandes",)


def test_an_answer_that_no_longer_matters_is_told_and_matters_again_when_its_branch_reopens(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    dossier = answered(date_pret=TODAY, meteo="pluie", parapluie_libre="oui", carte="non", mois_demandes=3)
    assert step(umbrella, calendar, dossier).irrelevant == frozenset()
    closed = with_answer(dossier, "parapluie_libre", Answer("non"))
    assert step(umbrella, calendar, closed).irrelevant == {"date_pret", "meteo", "carte", "mois_demandes"}
    assert closed.answers["mois_demandes"].value == 3
    reopened = with_answer(closed, "parapluie_libre", Answer("oui"))
    assert step(umbrella, calendar, reopened).irrelevant == frozenset()


def test_an_answer_for_later_that_nothing_reads_never_matters(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    dossier = answered(date_pret=TODAY, parapluie_libre="oui", note="il est vert")
    assert step(umbrella, calendar, dossier).irrelevant == {"note"}


def test_the_conclusion_shows_as_soon_as_it_is_certain(umbrella: CompiledMeasure, calendar: Calendar) -> None:
    """It rains and one is left: lent, though card and length are not answered."""
    state = step(umbrella, calendar, answered(date_pret=TODAY, meteo="pluie", parapluie_libre="oui"))
    assert [c.id for c in state.evaluation.conclusions] == ["prete"]
    assert state.missing == ()
    assert state.useful == ("carte", "mois_demandes")


def test_the_most_decisive_missing_fact_comes_first_and_says_what_settles(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    state = step(umbrella, calendar, answered(date_pret=TODAY, meteo="pluie"))
    (only,) = state.missing
    assert (only.fact.id, only.why) == ("parapluie_libre", "Décide à lui seul de la conclusion.")
    state = step(umbrella, calendar, answered(date_pret=TODAY))
    assert state.missing[0].fact.id == "parapluie_libre"
    assert "prêt refusé" in state.missing[0].why


def test_why_a_question_is_asked_tells_what_each_answer_would_do(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    told = why(umbrella, calendar, answered(date_pret=TODAY, meteo="pluie"), "parapluie_libre")
    effects = {effect.label: effect.effect for effect in told.effects}
    assert effects["Oui"] == "Conclusion acquise\u00a0: Prêt possible."
    assert effects["Non"] == "Conclusion acquise\u00a0: Prêt refusé."
    assert "rejoint la liste" in effects["Inconnu"]
    assert any("la conclusion" in feed for feed in told.feeds)
    assert any("Retour du parapluie" in feed for feed in told.feeds)


def test_the_answer_already_given_is_left_aside_when_one_asks_why(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    dossier = answered(date_pret=TODAY, meteo="pluie", parapluie_libre="non")
    again = without_answers(dossier, "parapluie_libre")
    assert why(umbrella, calendar, dossier, "parapluie_libre") == why(
        umbrella, calendar, again, "parapluie_libre"
    )


def test_a_date_has_no_list_of_effects(umbrella: CompiledMeasure, calendar: Calendar) -> None:
    assert why(umbrella, calendar, answered(), "date_pret").effects == ()


def test_an_unknown_fact_cannot_be_explained(umbrella: CompiledMeasure, calendar: Calendar) -> None:
    with pytest.raises(KeyError):
        why(umbrella, calendar, answered(), "couleur")


def test_a_measure_can_be_asked_about_a_day_of_its_first_version(tmp_path: Path) -> None:
    measure = fictional(tmp_path).measure
    assert measure.regime(as_of=date(1, 1, 1)).id == "ancien"


def test_an_answer_that_excludes_says_what_is_left(umbrella: CompiledMeasure, calendar: Calendar) -> None:
    """« Non » to the card, the weather unknown so far: nothing is settled, nothing is excluded."""
    told = why(umbrella, calendar, answered(date_pret=TODAY, parapluie_libre="oui"), "carte")
    effects = {effect.label: effect.effect for effect in told.effects}
    assert effects["Oui"] == "Conclusion acquise\u00a0: Prêt possible."
    assert effects["Non"] == "N’exclut rien\u00a0: la suite dépend des autres réponses."


def test_an_answer_that_changes_only_what_is_to_be_done_says_so(
    umbrella: CompiledMeasure, calendar: Calendar
) -> None:
    told = why(umbrella, calendar, answered(date_pret=TODAY, meteo="pluie", parapluie_libre="oui"), "carte")
    effects = {effect.label: effect.effect for effect in told.effects}
    assert effects["Oui"] == "Ne change rien à ce stade."
    assert effects["Inconnu"] == "à faire\u00a0: Demander la carte."
    assert told.feeds == ("à faire\u00a0: Demander la carte",)
