"""resources/epreuves/delais.csv: delays that a jurist can read and check by hand, one a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rules.situations import book
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.deadlines.trial import DelayTrial, delay_discrepancies

TRIALS = book().delay_trials()


def wrong_in(trial: DelayTrial, calendar: Calendar) -> list[str]:
    """Where the dates differ from those of the line."""
    terms = compute(
        trial.start,
        trial.period,
        nature=trial.nature,
        territory=trial.territory,
        calendar=calendar,
        extendable=trial.extendable,
    )
    return list(delay_discrepancies(trial, terms))


@pytest.mark.parametrize("trial", TRIALS, ids=[f"{trial.line}-{trial.why}" for trial in TRIALS])
def test_the_dates_are_those_of_the_file(trial: DelayTrial, calendar: Calendar) -> None:
    """The number of each test is the line of the file."""
    assert wrong_in(trial, calendar) == []


@pytest.mark.parametrize("field", ["raw_end", "end", "prudent"])
def test_a_line_with_another_date_is_told_so(field: str, calendar: Calendar) -> None:
    """Each date is compared: a day more is seen."""
    line = TRIALS[0]
    altered = replace(line, **{field: getattr(line, field) + timedelta(days=1)})
    assert len(wrong_in(altered, calendar)) == 1


def test_the_file_covers_every_nature_unit_and_territory() -> None:
    """No nature, unit or territory may slip in without a case."""
    assert {trial.nature for trial in TRIALS} == set(Nature)
    assert {unit for trial in TRIALS for unit in _units(trial.period)} == set(Unit)
    assert {trial.territory for trial in TRIALS} == set(Territory)


def _units(period: Period) -> set[Unit]:
    return {period.unit} | ({period.then.unit} if period.then else set())
