"""Which days a view of the calendar holds, where a key leads, and what the ledger gives for a period."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.register.calendar_view import View, by_day, days_of, later_month, paged, rows_of, walked
from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.follow_ups import FollowUpRules
from vifdesk.domain.register.ledger import Ledger

DAY = date(2026, 11, 25)
RULES = FollowUpRules(lives=frozenset({"tgd.fin"}))


def deadline(cle: str, prudent: str | None, **more: object) -> dict[str, object]:
    measure, _, name = cle.partition(".")
    return {"cle": cle, "dispositif": measure, "id": name, "libelle": name, "prudent": prudent, "terme": prudent,
            "nature": "acte", "etat": "ouverte", **more}  # fmt: skip


def put(ledger: Ledger, reference: str, *deadlines: dict[str, object]) -> None:
    ledger.put_dossier(reference, {"reference": reference, "echeancier": list(deadlines)})


def test_a_view_holds_its_day_its_week_from_monday_or_six_months() -> None:
    """The six months begin with the month of the day, so that its first days are seen too."""
    assert days_of(View.JOUR, DAY) == (DAY, DAY)
    assert days_of(View.SEMAINE, DAY) == (date(2026, 11, 23), date(2026, 11, 29))
    assert days_of(View.SIX_MOIS, DAY) == (date(2026, 11, 1), date(2027, 4, 30))


def test_a_month_without_such_a_day_gives_its_last() -> None:
    """31 August, a month later, is 30 September; and February is known in leap years."""
    assert later_month(date(2026, 8, 31), 1) == date(2026, 9, 30)
    assert later_month(date(2028, 3, 31), -1) == date(2028, 2, 29)


@given(
    st.sampled_from(View),
    st.dates(date(1982, 2, 1), date(2100, 6, 1)),
    st.integers(-2000, 2000).filter(bool),
)
def test_no_key_leads_out_of_the_known_holidays(view: View, day: date, by: int) -> None:
    """However often it is pressed, every day that the view shows has known holidays."""
    for reached in (paged(view, day, 1 if by > 0 else -1), walked(day, by)):
        first, last = days_of(view, reached)
        assert date(1982, 1, 1) <= first <= last <= date(2100, 12, 31)


def test_a_period_has_its_first_and_its_last_day_and_no_other() -> None:
    """A moment at midnight belongs to the day that it begins; a day that ends at that midnight does not."""
    ledger = Ledger(RULES)
    put(ledger, "26/1", deadline("m.veille", "2026-11-24"), deadline("m.minuit", "2026-11-25T00:00"))
    put(ledger, "26/2", deadline("m.jour", "2026-11-25"), deadline("m.soir", "2026-11-25T23:59"))
    put(ledger, "26/3", deadline("m.lendemain", "2026-11-26T00:00"), deadline("m.sans", None))
    assert {one.label for one in ledger.between(DAY, DAY)} == {"minuit", "jour", "soir"}
    assert {one.label for one in ledger.between(DAY - timedelta(days=1), DAY)} == {
        "veille",
        "minuit",
        "jour",
        "soir",
    }
    ledger.drop("26/2")
    assert {one.label for one in ledger.between(DAY, DAY)} == {"minuit"}


@given(st.lists(st.datetimes(datetime(2026, 11, 20), datetime(2026, 12, 1)), max_size=20), st.booleans())
def test_every_day_s_matters_are_the_period_s(moments: list[datetime], asked_before: bool) -> None:
    """Whether it was asked before they came or after: nothing is lost, nothing is twice."""
    ledger = Ledger(RULES)
    first, last = date(2026, 11, 20), date(2026, 12, 1)
    if asked_before:
        ledger.between(first, last)
    for rank, at in enumerate(moments):
        ledger.put_call(str(rank), Call(at, call_back=at, state=CallState.A_RAPPELER))
    whole = ledger.between(first, last)
    found = by_day(whole)
    assert sorted(one.record_id for one in whole) == sorted(map(str, range(len(moments))))
    for day in (first + timedelta(days=rank) for rank in range(12)):
        assert set(found.get(day, ())) == set(ledger.between(day, day))


def test_what_lasts_all_day_stands_before_the_hours() -> None:
    """Hours follow in their order."""
    ledger = Ledger(RULES)
    put(ledger, "26/1", deadline("m.soir", "2026-11-25T18:00"), deadline("m.jour", "2026-11-25"),
        deadline("m.matin", "2026-11-25T08:00"))  # fmt: skip
    assert [one.label for one in by_day(ledger.between(DAY, DAY))[DAY]] == ["jour", "matin", "soir"]


def test_a_measure_is_seen_from_its_first_to_its_last_day() -> None:
    """Its bar is there as soon as one of its days is in the period; a deadline that ends no measure has none."""
    ledger = Ledger(RULES)
    put(
        ledger,
        "26/1",
        deadline("tgd.fin", "2027-05-10", depart="2026-11-10"),
        deadline("m.autre", "2027-05-10", depart="2026-11-10"),
    )
    (life,) = ledger.lives(date(2026, 11, 1), date(2026, 11, 10))
    assert (life.reference, life.start) == ("26/1", date(2026, 11, 10))
    assert ledger.lives(date(2027, 5, 10), date(2027, 6, 1)) == (life,)
    assert ledger.lives(date(2027, 5, 11), date(2027, 6, 1)) == ()
    assert ledger.lives(date(2026, 10, 1), date(2026, 11, 9)) == ()
    ledger.drop("26/1")
    assert ledger.lives(date(2026, 11, 1), date(2027, 6, 1)) == ()


def test_each_dossier_has_one_row_the_nearest_first() -> None:
    """Where only a measure runs the row comes last; calls without a dossier share one."""
    ledger = Ledger(RULES)
    put(ledger, "26/3", deadline("tgd.fin", "2029-05-10", depart="2026-11-10"))
    put(ledger, "26/2", deadline("m.tard", "2026-12-24"), deadline("m.tot", "2026-11-26"))
    put(ledger, "26/1", deadline("m.milieu", "2026-12-01"))
    for rank in ("a", "b"):
        ledger.put_call(
            rank, Call(datetime(2026, 11, 25), call_back=datetime(2026, 11, 27), state=CallState.A_RAPPELER)
        )
    first, last = days_of(View.SIX_MOIS, DAY)
    rows = rows_of(ledger.between(first, last), ledger.lives(first, last))
    assert [row.reference for row in rows] == ["26/2", "", "26/1", "26/3"]
    assert [len(row.matters) for row in rows] == [2, 2, 1, 0]
    assert len(rows[3].lives) == 1
