"""The holidays of each territory, and the calendar's answers."""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.citations import Citation, Reckoning
from vifdesk.domain.dates.holidays import (
    Calendar,
    Confidence,
    FixedDay,
    FromEaster,
    HolidayRule,
    OutsideCalendar,
    easter,
)
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.territory import Territory
from vifdesk.machine.zones import zone_of

HERE, ALSACE, SAINT_MARTIN = Territory.METROPOLE, Territory.ALSACE_MOSELLE, Territory.SAINT_MARTIN
ONE_DAY = timedelta(days=1)
COVERED = st.dates(date(1982, 1, 10), date(2100, 12, 20))

with Path(__file__).with_name("feries.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file, delimiter=";"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['jour']}-{row['territoire']}" for row in ROWS])
def test_the_holidays_are_those_of_the_file(calendar: Calendar, row: dict[str, str]) -> None:
    """feries.csv: the days before and after each change; an empty name is no holiday."""
    found = calendar.holiday(date.fromisoformat(row["jour"]), Territory(row["territoire"]))
    assert (found.name if found else "") == row["nom"]


@pytest.mark.parametrize("territory", Territory)
def test_each_territory_has_the_eleven_national_days_every_year(
    calendar: Calendar, territory: Territory
) -> None:
    """Its own days come on top, never instead."""
    for year in range(calendar.first_year, calendar.last_year + 1):
        sunday = easter(year)
        national = [
            date(year, month, day)
            for month, day in ((1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
        ]
        national += [sunday + n * ONE_DAY for n in (1, 39, 50)]
        assert all(calendar.holiday(day, territory) for day in national), year


@pytest.mark.parametrize(
    ("territory", "own_days"),
    [
        (Territory.METROPOLE, 0),
        (Territory.ALSACE_MOSELLE, 2),
        (Territory.GUADELOUPE, 1),
        (Territory.MARTINIQUE, 1),
        (Territory.GUYANE, 1),
        (Territory.LA_REUNION, 1),
        (Territory.MAYOTTE, 1),
        (Territory.SAINT_BARTHELEMY, 1),
        (Territory.SAINT_MARTIN, 1),
        (Territory.SAINT_PIERRE_ET_MIQUELON, 0),
        (Territory.NOUVELLE_CALEDONIE, 1),
        (Territory.POLYNESIE_FRANCAISE, 3),
        (Territory.WALLIS_ET_FUTUNA, 3),
    ],
)
def test_each_territory_has_its_own_days_in_2026(
    calendar: Calendar, territory: Territory, own_days: int
) -> None:
    """In 2026 no two holidays share a day, so that the count is plain."""
    days = (date(2026, 1, 1) + n * ONE_DAY for n in range(365))
    assert sum(calendar.holiday(day, territory) is not None for day in days) == 11 + own_days


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1982, 4, 11), (2000, 4, 23), (2008, 3, 23), (2019, 4, 21), (2024, 3, 31), (2026, 4, 5), (2038, 4, 25), (2049, 4, 18), (2076, 4, 19)],
)  # fmt: skip
def test_easter_falls_on_its_known_days(year: int, month: int, day: int) -> None:
    """With the earliest and latest of the century, and the years that trip simple formulas."""
    assert easter(year) == date(year, month, day)


# ----------------------------------------------------------------------------------------------------- answers


@pytest.mark.parametrize(
    ("day", "territory", "reason"),
    [
        (date(2026, 5, 23), HERE, "samedi"),
        (date(2026, 5, 24), HERE, "dimanche"),
        (date(2026, 5, 25), HERE, "lundi de Pentecôte, C. trav., art. L. 3133-1"),
        (date(2026, 5, 26), HERE, None),
        (date(2026, 4, 3), ALSACE, "Vendredi saint, C. trav., art. L. 3134-13"),
        (date(2026, 4, 3), HERE, None),
        (date(2026, 8, 15), HERE, "samedi"),
    ],
)
def test_a_closed_day_says_why(
    calendar: Calendar, day: date, territory: Territory, reason: str | None
) -> None:
    """The weekday suffices when it closes the day anyway."""
    assert calendar.closed_reason(day, territory) == reason


@given(COVERED, st.sampled_from(Territory))
def test_a_day_is_worked_when_nothing_closes_it(calendar: Calendar, day: date, territory: Territory) -> None:
    """Monday to Friday and no holiday; the two questions never disagree."""
    worked = calendar.is_working_day(day, territory)
    assert worked == (day.isoweekday() <= 5 and calendar.holiday(day, territory) is None)
    assert worked == (calendar.closed_reason(day, territory) is None)


@given(COVERED, st.sampled_from(Territory))
def test_the_nearest_working_days_enclose_a_day(calendar: Calendar, day: date, territory: Territory) -> None:
    """Both are worked, the day itself when it is, and nothing worked lies between."""
    first, last = (
        calendar.first_working_day_from(day, territory),
        calendar.last_working_day_until(day, territory),
    )
    assert last <= day <= first
    assert calendar.is_working_day(first, territory)
    assert calendar.is_working_day(last, territory)
    between = [last + n * ONE_DAY for n in range(1, (first - last).days)]
    assert not any(calendar.is_working_day(each, territory) for each in between)
    assert (first == day == last) == calendar.is_working_day(day, territory)


def test_no_closure_lasts_more_than_five_days(calendar: Calendar) -> None:
    """A prorogation that ran longer would be a fault of the table."""
    for territory in Territory:
        run = 0
        for n in range((date(2100, 12, 31) - date(1982, 1, 1)).days):
            run = 0 if calendar.is_working_day(date(1982, 1, 1) + n * ONE_DAY, territory) else run + 1
            assert run <= 5, (territory, n)


@pytest.mark.parametrize("day", [date(1981, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_outside_the_covered_years_every_question_is_refused(calendar: Calendar, day: date) -> None:
    """With the years, in a French sentence."""
    for question in (
        calendar.holiday,
        calendar.is_working_day,
        calendar.closed_reason,
        calendar.notices,
        calendar.first_working_day_from,
        calendar.last_working_day_until,
    ):
        with pytest.raises(OutsideCalendar) as refusal:
            question(day, HERE)
        assert (refusal.value.year, refusal.value.first_year, refusal.value.last_year) == (
            day.year,
            1982,
            2100,
        )
    with pytest.raises(ValueError, match=rf"L’année {day.year} est hors du calendrier .* de 1982 à 2100"):
        calendar.refuse_outside(day)


def test_the_search_for_a_working_day_stops_at_the_calendar(calendar: Calendar) -> None:
    """1 January 1982 is closed, and 1981 is unknown."""
    with pytest.raises(OutsideCalendar):
        calendar.last_working_day_until(date(1982, 1, 1), HERE)
    assert calendar.first_working_day_from(date(2100, 12, 31), HERE) == date(2100, 12, 31)


def test_a_moment_is_not_taken_for_a_day(calendar: Calendar) -> None:
    """A moment equals no day: the 14th of July at noon would be a working day."""
    with pytest.raises(TypeError):
        calendar.is_working_day(datetime(2026, 7, 14, 12), HERE)


def test_a_territory_gives_its_zone(calendar: Calendar) -> None:
    """As the caller of the constructor gave it."""
    assert calendar.zone(Territory.LA_REUNION) is zone_of(Territory.LA_REUNION)


# ------------------------------------------------------------------------------------------------------- rules


def rule(**changes: object) -> HolidayRule:
    """A fictional holiday, 12 June of every year in the métropole."""
    values: dict[str, object] = {
        "id": "fictif",
        "name": "jour fictif",
        "found": FixedDay(6, 12),
        "territories": frozenset({HERE}),
        "basis": "texte fictif",
        "confidence": Confidence.HAUTE,
    }
    return HolidayRule(**(values | changes))  # type: ignore[arg-type]


def calendar_of(*rules: HolidayRule, first_year: int = 2000, last_year: int = 2030) -> Calendar:
    return Calendar(rules, zone_of=zone_of, first_year=first_year, last_year=last_year)


def test_a_rule_holds_from_its_first_to_its_last_day() -> None:
    """Both days included."""
    bounded = rule(since=date(2010, 6, 12), until=date(2012, 6, 12))
    assert [bounded.day_in(year) is not None for year in range(2009, 2014)] == [
        False,
        True,
        True,
        True,
        False,
    ]
    narrowed = rule(since=date(2010, 6, 13), until=date(2012, 6, 11))
    assert [narrowed.day_in(year) is not None for year in range(2009, 2014)] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_a_rule_holds_only_in_its_territories() -> None:
    """Elsewhere the day is worked."""
    there = calendar_of(rule())
    assert not there.is_working_day(date(2026, 6, 12), HERE)
    assert there.is_working_day(date(2026, 6, 12), ALSACE)


def test_a_day_that_does_not_count_is_worked_but_noticed() -> None:
    """Its warning travels without closing the day."""
    notice = Notice("discute", "Ce jour est discuté.")
    there = calendar_of(rule(counted=False, warning=notice))
    assert there.is_working_day(date(2026, 6, 12), HERE)
    assert there.notices(date(2026, 6, 12), HERE) == (notice,)
    assert there.notices(date(2026, 6, 11), HERE) == ()


def test_two_rules_on_one_day_keep_the_first_name_and_both_warnings() -> None:
    """Easter-bound days meet fixed ones."""
    one, other = Notice("un", "Premier."), Notice("deux", "Second.")
    there = calendar_of(rule(warning=one), rule(id="autre", name="autre jour", warning=other))
    found = there.holiday(date(2026, 6, 12), HERE)
    assert found is not None
    assert found.name == "jour fictif"
    assert there.notices(date(2026, 6, 12), HERE) == (one, other)


def test_a_day_bound_to_easter_follows_it() -> None:
    """Before and after."""
    assert FromEaster(-2).in_year(2026) == date(2026, 4, 3)
    assert FromEaster(50).in_year(2026) == date(2026, 5, 25)


def test_the_covered_years_are_those_given() -> None:
    """The table, not the code, says how far it goes."""
    there = calendar_of(rule(), first_year=2026, last_year=2026)
    assert not there.is_working_day(date(2026, 6, 12), HERE)
    with pytest.raises(OutsideCalendar, match="de 2026 à 2026"):
        there.holiday(date(2025, 6, 12), HERE)


def test_citations_follow_their_dates() -> None:
    """The day before and the day of a change; empty when the calendar knows none."""
    there = Calendar(
        (),
        zone_of=zone_of,
        citations=(
            Citation(Reckoning.JOURS, "ancien texte", until=date(2028, 12, 31)),
            Citation(Reckoning.JOURS, "nouveau texte", since=date(2029, 1, 1)),
        ),
    )
    assert there.citation(Reckoning.JOURS, date(2028, 12, 31)) == "ancien texte"
    assert there.citation(Reckoning.JOURS, date(2029, 1, 1)) == "nouveau texte"
    assert there.citation(Reckoning.MOIS, date(2029, 1, 1)) == ""
