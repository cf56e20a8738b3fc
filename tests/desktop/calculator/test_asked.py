"""The fields of the calculator, read and computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.helpers.desk import make_desk
from vifdesk.actions.compute_deadline import compute_deadline
from vifdesk.desktop.calculator.asked import LENGTH, START, THEN, Asked, effective_unit, read
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature

DESK = make_desk()
EIGHT_DAYS = Asked("5/11/2021", "8j", Unit.JOURS, "", Nature.ACTE, True, Territory.METROPOLE)


def test_it_computes_what_the_action_computes() -> None:
    """The screen adds nothing: same words, same terms."""
    terms = compute_deadline(
        DESK,
        start=date(2021, 11, 5),
        period=Period(8, Unit.JOURS),
        nature=Nature.ACTE,
        territory=Territory.METROPOLE,
    )
    assert read(DESK, EIGHT_DAYS).terms == terms
    assert terms.prudent == date(2021, 11, 12)
    assert terms.end == date(2021, 11, 15)


def test_without_prorogation_the_raw_end_stands() -> None:
    """Unticked, the term stays on its Saturday."""
    terms = read(DESK, replace(EIGHT_DAYS, extendable=False)).terms
    assert terms is not None
    assert terms.end == date(2021, 11, 13)


@pytest.mark.parametrize("nature", [Nature.DUREE])
def test_a_nature_that_is_never_prorogued_ignores_the_box(nature: Nature) -> None:
    """A measure ends at its term whether the box is ticked or not."""
    ticked = read(DESK, replace(EIGHT_DAYS, nature=nature)).terms
    unticked = read(DESK, replace(EIGHT_DAYS, nature=nature, extendable=False)).terms
    assert ticked is not None
    assert ticked == unticked


def test_the_second_field_counts_days_after_months() -> None:
    """Three months, then five days, wherever the days are typed."""
    in_two_fields = replace(EIGHT_DAYS, length="3", unit=Unit.MOIS, then="5")
    in_one = replace(EIGHT_DAYS, length="3m5j")
    assert read(DESK, in_two_fields).terms == read(DESK, in_one).terms
    assert read(DESK, in_two_fields).period == Period(3, Unit.MOIS, Period(5, Unit.JOURS))


def test_the_second_field_is_nothing_to_days() -> None:
    """Left over from a length in months, it does not lengthen one in days."""
    assert read(DESK, replace(EIGHT_DAYS, then="5")).period == Period(8, Unit.JOURS)


def test_hours_run_from_a_moment() -> None:
    """« hier 17h40 » and 48 hours."""
    asked = replace(
        EIGHT_DAYS, start="hier 17h40", length="48", unit=Unit.HEURES, nature=Nature.HEURES_MESURE
    )
    terms = read(DESK, asked).terms
    assert terms is not None
    assert terms.start == datetime(2026, 11, 21, 17, 40)
    assert terms.end == datetime(2026, 11, 23, 17, 40)


def test_hours_from_a_day_without_its_hour_ask_for_the_hour() -> None:
    """Nothing is supposed: the field says that the hour lacks."""
    result = read(DESK, replace(EIGHT_DAYS, start="hier", length="48h"))
    assert result.terms is None
    assert "heure" in result.problems[START]


def test_days_from_a_moment_take_its_day() -> None:
    """An hour typed for a delay in days does no harm."""
    assert read(DESK, replace(EIGHT_DAYS, start="5/11/2021 17h40")).terms == read(DESK, EIGHT_DAYS).terms


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        (replace(EIGHT_DAYS, start="31/2"), START),
        (replace(EIGHT_DAYS, start="n’importe quoi"), START),
        (replace(EIGHT_DAYS, start="1/1/1950"), START),
        (replace(EIGHT_DAYS, length="beaucoup"), LENGTH),
        (replace(EIGHT_DAYS, length="0j"), LENGTH),
        (replace(EIGHT_DAYS, length="5j3m"), LENGTH),
        (replace(EIGHT_DAYS, length="3", unit=Unit.MOIS, then="cinq"), THEN),
    ],
)
def test_what_is_wrong_is_said_of_the_field_that_is_wrong(asked: Asked, field: str) -> None:
    """One field, one French sentence that ends; no date is shown."""
    result = read(DESK, asked)
    assert result.terms is None
    assert list(result.problems) == [field]
    assert result.problems[field].endswith(".")


@pytest.mark.parametrize("asked", [replace(EIGHT_DAYS, start=""), replace(EIGHT_DAYS, length="  ")])
def test_an_empty_field_is_not_a_fault(asked: Asked) -> None:
    """One has not typed yet: nothing is computed and nothing complains."""
    result = read(DESK, asked)
    assert result.terms is None
    assert result.problems == {}


def test_the_unit_that_counts_is_the_one_typed() -> None:
    """And while what is typed cannot be read, the one chosen."""
    assert effective_unit(Unit.JOURS, "48h") is Unit.HEURES
    assert effective_unit(Unit.JOURS, "48") is Unit.JOURS
    assert effective_unit(Unit.MOIS, "xx") is Unit.MOIS
