"""Worked cases that a jurist can read: resources/epreuves/, put to the rules of resources/droit/.

The program runs the same cases on the user's machine (`vifdesk autocontrole`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.rules.situations import book, evaluated, measure, values
from vifdesk.domain.wizard.evaluation import Evaluation
from vifdesk.domain.wizard.trial import Expected, Trial, discrepancies

TRIALS = book().trials()
MEASURES = sorted({trial.measure for trial in TRIALS})


def result_of(trial: Trial) -> Evaluation:
    """What the rules say of the case."""
    return evaluated(trial.measure, trial.facts, le=trial.as_of, territoire=trial.territory)


def wrong_in(trial: Trial) -> list[str]:
    """Where they differ from what the case says."""
    return list(discrepancies(trial, result_of(trial), alone=len(measure(trial.measure).tables) == 1))


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.id)
def test_a_worked_case_gives_what_it_says(trial: Trial) -> None:
    """Conclusion, ground, rule, deadlines, actions and warnings are those written beside the facts."""
    assert wrong_in(trial) == [], trial.note


@pytest.mark.parametrize(
    "wrong",
    [
        Expected(regime="v0"),
        Expected(motif="a_fuite"),
        Expected(rule="R1"),
        Expected(missing=frozenset({"cohabitation"})),
        Expected(conclusions=("incoherence",)),
        Expected(no_conclusions=("attribuable_1",), conclusions=("attribuable_1",)),
        Expected(conclusions=("attribuable_1",), warnings=("jamais_vu",)),
        Expected(conclusions=("attribuable_1",), actions=("jamais_vue",)),
        Expected(conclusions=("attribuable_1",), no_deadlines=("echeance_tgd",)),
        Expected(conclusions=("attribuable_1",), deadlines={"jamais_vue": {}}),
        Expected(
            conclusions=("attribuable_1",), deadlines={"echeance_tgd": {"terme": date(2015, 2, 7)}}
        ),
    ],
)  # fmt: skip
def test_a_case_that_expects_something_else_is_told_so(wrong: Expected) -> None:
    """Each kind of expectation can fail: a comparison that agrees with everything would prove nothing."""
    case = next(trial for trial in TRIALS if trial.id == "TGD-V02")
    assert wrong_in(replace(case, expected=wrong)) != []


def test_every_measure_has_worked_cases() -> None:
    """No measure of resources/ goes without cases of its own."""
    assert sorted(book().measure_ids()) == MEASURES


@pytest.mark.parametrize("dispositif", MEASURES)
def test_every_rule_is_met_by_a_worked_case(dispositif: str) -> None:
    """Each row of each table answers at least one case."""
    rows = {row.id for table in measure(dispositif).measure.tables for row in table.rows if row.conclusion}
    met = {c.row for trial in TRIALS if trial.measure == dispositif for c in result_of(trial).conclusions}
    assert rows - met == set()


@pytest.mark.parametrize("dispositif", MEASURES)
def test_the_day_before_and_the_day_of_each_change_of_law_are_worked_cases(dispositif: str) -> None:
    """A version's first day and its eve both stand among the cases."""
    rules = measure(dispositif).measure
    cases = [trial for trial in TRIALS if trial.measure == dispositif]
    days = {values(dispositif, trial.facts).get(rules.regime_fact) for trial in cases}
    changes = [regime.since for regime in rules.regimes if regime.since]
    assert changes
    assert [
        day for change in changes for day in (change - timedelta(days=1), change) if day not in days
    ] == []
