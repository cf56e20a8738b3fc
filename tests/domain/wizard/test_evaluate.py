"""What a measure answers to facts, on a fictional measure small enough to be checked by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.helpers.fictional import fictional
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.facts import Value
from vifdesk.domain.law.measure import Standing
from vifdesk.domain.wizard.evaluate import evaluate
from vifdesk.domain.wizard.evaluation import Evaluation, LawPrint, Status
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.locate import resources
from vifdesk.rulebook.read_calendar import read_calendar

LAW = LawPrint("droit-test", "sha256:0", date(2026, 11, 22), Standing.REDIGE)
TODAY = date(2026, 11, 24)
Evaluate = Callable[..., Evaluation]


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return read_calendar(resources(), zone_of)


@pytest.fixture(scope="module")
def lend(tmp_path_factory: pytest.TempPathFactory, calendar: Calendar) -> Evaluate:
    compiled = fictional(tmp_path_factory.mktemp("droit"))

    def run(*, asking: bool = False, **facts: Value) -> Evaluation:
        return evaluate(
            compiled,
            facts,
            territory=Territory.METROPOLE,
            as_of=TODAY,
            calendar=calendar,
            law=LAW,
            asking=asking,
        )

    return run


def ids(evaluation: Evaluation) -> list[str]:
    return [concluded.id for concluded in evaluation.conclusions]


def test_the_first_true_row_answers_with_its_ground_and_its_trace(lend: Evaluate) -> None:
    result = lend(date_pret=TODAY, meteo="pluie", parapluie_libre="non", carte="oui")
    (concluded,) = result.conclusions
    assert (concluded.id, concluded.motif, concluded.row) == ("refuse", "aucun", "L1")
    assert concluded.motif_sentence == "Il n’en reste aucun."
    assert concluded.facts == ("parapluie_libre",)
    assert concluded.sources == ("Bon sens",)
    assert result.regime is not None
    assert result.regime.id == "nouveau"


def test_a_conclusion_is_given_when_the_open_fact_cannot_change_it(lend: Evaluate) -> None:
    """No umbrella is left: whatever the weather, refused."""
    assert ids(lend(date_pret=TODAY, parapluie_libre="non", carte="inconnu")) == ["refuse"]


def test_unknown_is_not_no(lend: Evaluate) -> None:
    """An umbrella may be left: unknown keeps the question open, and names it."""
    result = lend(date_pret=TODAY, meteo="pluie", parapluie_libre="inconnu", carte="oui")
    assert ids(result) == ["information_manquante"]
    assert result.missing == ("parapluie_libre",)
    assert [w.id for w in result.warnings] == ["demander"]
    assert not result.actions
    assert not result.deadlines


def test_unknown_declared_a_value_decides_like_another(lend: Evaluate) -> None:
    result = lend(date_pret=TODAY, meteo="pluie", parapluie_libre="oui", carte="inconnu", mois_demandes=None)
    assert ids(result) == ["prete"]
    assert [a.id for a in result.actions] == ["noter", "carte_a_verifier"]


def test_the_version_is_chosen_by_the_day_of_the_act_on_its_first_day_and_the_day_before(
    lend: Evaluate,
) -> None:
    facts: dict[str, Value] = {"meteo": "soleil", "parapluie_libre": "oui", "carte": "oui"}
    assert ids(lend(date_pret=date(2020, 12, 31), **facts)) == ["refuse"]
    assert ids(lend(date_pret=date(2021, 1, 1), **facts)) == ["prete"]


def test_the_day_on_which_one_looks_stands_in_for_a_date_that_defaults_to_it(lend: Evaluate) -> None:
    result = lend(meteo="pluie", parapluie_libre="oui", carte="oui", mois_demandes=1)
    assert result.facts["date_pret"] == TODAY
    assert result.deadlines[0].start == TODAY
    assert result.actions[0].text == "Noter le prêt du mardi 24 novembre 2026."


def test_while_asking_an_unanswered_fact_keeps_everything_open(lend: Evaluate) -> None:
    result = lend(asking=True, meteo="soleil", parapluie_libre="oui")
    assert ids(result) == ["information_manquante"]
    assert result.missing == ("date_pret", "carte")
    assert result.regime is None


def test_a_length_that_is_an_answer_gives_way_to_the_legal_one_when_there_is_none(lend: Evaluate) -> None:
    facts: dict[str, Value] = {"date_pret": TODAY, "meteo": "pluie", "parapluie_libre": "oui", "carte": "oui"}
    assert lend(**facts, mois_demandes=2).deadlines[0].end == date(2027, 1, 24)
    assert lend(**facts, mois_demandes=None).deadlines[0].end == date(2026, 12, 2)


def test_a_deadline_whose_length_is_not_known_waits_for_it_by_name(lend: Evaluate) -> None:
    (deadline,) = lend(date_pret=TODAY, meteo="pluie", parapluie_libre="oui", carte="oui").deadlines
    assert deadline.status is Status.EN_ATTENTE
    assert deadline.waiting_for == "mois_demandes"
    assert deadline.end is None
    assert "Mois demandés" in deadline.steps[0]


def test_a_start_outside_the_calendar_gives_no_date_and_says_why(lend: Evaluate) -> None:
    (deadline,) = lend(
        date_pret=date(1975, 1, 1), meteo="pluie", parapluie_libre="oui", carte="oui", mois_demandes=1
    ).deadlines
    assert deadline.status is Status.SANS_DATE
    assert "1982" in deadline.steps[0]
