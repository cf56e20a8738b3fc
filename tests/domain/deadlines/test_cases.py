"""cas.csv: delays that a jurist can read and check by hand, one a line."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.domain.deadlines.conftest import Computing
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature

with Path(__file__).with_name("cas.csv").open(encoding="utf-8", newline="") as _file:
    CASES = list(csv.DictReader(_file, delimiter=";"))


def written(limit: date | datetime | None) -> str:
    """A date as the file writes it."""
    if limit is None:
        return ""
    return limit.isoformat(timespec="minutes") if isinstance(limit, datetime) else limit.isoformat()


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{n}-{case['pourquoi']}" for n, case in enumerate(CASES, start=2)]
)
def test_the_dates_are_those_of_the_file(case: dict[str, str], terms_of: Computing) -> None:
    """The number of each test is the line of the file."""
    then = None
    if case["puis"]:
        count, unit = case["puis"].split()
        then = Period(int(count), Unit(unit))
    terms = terms_of(
        case["depart"],
        int(case["duree"]),
        Unit(case["unite"]),
        Nature(case["nature"]),
        Territory(case["territoire"]),
        then=then,
        extendable=False if case["prorogation"] == "non" else None,
    )
    found = {
        "terme_brut": written(terms.raw_end),
        "terme": written(terms.end),
        "prudent": written(terms.prudent),
        "veille": written(terms.veille),
    }
    assert found == {key: case[key] for key in found}


def test_the_file_covers_every_nature_unit_and_territory() -> None:
    """No nature, unit or territory may slip in without a case."""
    assert {case["nature"] for case in CASES} == set(Nature)
    assert {case["unite"] for case in CASES} == set(Unit)
    assert {case["territoire"] for case in CASES} == set(Territory)
