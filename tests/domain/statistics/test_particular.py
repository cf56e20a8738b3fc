"""Figures that a naive count does not make: gaps, urgent phones, withdrawals by reason, the stock, hours of a judge."""

from __future__ import annotations

from datetime import date

from tests.domain.statistics.lives import QUARTER, figures_of, real_plan
from vifdesk.domain.register.phones import Phone, PhoneState
from vifdesk.domain.register.shape import Content
from vifdesk.domain.statistics.figures import make_figures, quantile, stock_of
from vifdesk.domain.statistics.period import Period, Span, half_year_of, year_of
from vifdesk.domain.statistics.tally import Marks


def told(*events: tuple[str, str]) -> Content:
    return {"evenements": [{"type": kind, "le": day} for kind, day in events]}


def test_a_gap_of_protection_is_measured_and_an_open_one_counted() -> None:
    """From the decision that ends the OPPI to the notification; none where the OPPI was never there, or nothing lies between."""
    closed = told(
        ("oppi_delivree", "2026-04-01"), ("op_delivree", "2026-04-06"), ("op_notifiee", "2026-04-09")
    )
    at_once = told(
        ("oppi_delivree", "2026-04-01"), ("op_delivree", "2026-04-06"), ("op_notifiee", "2026-04-06")
    )
    without = told(("op_delivree", "2026-04-06"), ("op_notifiee", "2026-04-09"))
    still_open = told(("oppi_notifiee", "2026-06-01"), ("oppi_finie", "2026-06-20"))
    figures = figures_of([closed, at_once, without, still_open])
    worst = figures.figure("trou_de_protection_pire").now
    assert (worst.value, worst.denominator) == (3, 1)
    assert figures.figure("trous_ouverts").now.value == 1


def urgent(day: str, **more: object) -> dict[str, object]:
    return {
        "dispositif": "tgd",
        "faits": {"date_decision": day, **more},
        "conclusions": [{"id": "attribuable_2_urgence", "motif": "a_fuite"}],
    }


def test_an_urgent_phone_without_a_ban_is_seen_on_its_fifteenth_day() -> None:
    """In the period of that day; a ban obtained that very day counts, a phone given back before is out."""
    bare: Content = {"evaluations": [urgent("2026-04-10")]}
    banned: Content = {**told(("interdiction_contact", "2026-04-25")), "evaluations": [urgent("2026-04-10")]}
    late: Content = {**told(("interdiction_contact", "2026-04-26")), "evaluations": [urgent("2026-04-10")]}
    returned: Content = {**told(("tgd_restitue", "2026-04-12")), "evaluations": [urgent("2026-04-10")]}
    converted: Content = {"evaluations": [urgent("2026-04-10", date_conversion="2026-04-12")]}
    refused: Content = {"evaluations": [{**urgent("2026-04-10"), "decision": {"position": "ecart"}}]}
    next_quarter: Content = {"evaluations": [urgent("2026-06-20")]}
    figure = figures_of([bare, banned, late, returned, converted, refused, next_quarter]).figure(
        "tgd_urgence_sans_interdiction"
    )
    assert (figure.now.numerator, figure.now.denominator) == (2, 4)


def test_withdrawals_are_told_by_reason() -> None:
    """By the facts noted with the event; what says nothing is apart, and the parts make the whole."""
    facts: tuple[dict[str, str], ...] = (
        {"situation_auteur": "detenu"},
        {"consentement_expres": "non"},
        {"cohabitation": "oui"},
        {},
        {"x": "y"},
    )
    lives: list[Content] = [
        {"evenements": [{"type": "tgd_retire", "le": "2026-05-01", "faits": one}]} for one in facts
    ]
    figures = figures_of(lives)
    parts = {
        name: figures.figure(f"evenement.tgd_retire.{name}").now.value
        for name in ("incarceration", "demande", "vie_commune", "autre")
    }
    assert parts == {"incarceration": 1, "demande": 1, "vie_commune": 1, "autre": 2}
    assert figures.figure("evenement.tgd_retire").now.value == 5


def test_hours_are_counted_where_both_are_known() -> None:
    """The request received at 17 h 40; an order whose hour nobody wrote is in no share."""
    known = told(("oppi_recue", "2026-05-01T17:40"), ("oppi_delivree", "2026-05-02T17:40"))
    too_late = told(("oppi_recue", "2026-05-01T17:40"), ("oppi_delivree", "2026-05-02T17:41"))
    without = told(("oppi_recue", "2026-05-01T17:40"), ("oppi_delivree", "2026-05-02"))
    asked_only = told(("oppi_requise", "2026-05-01T10:00"), ("oppi_rejetee", "2026-05-01T22:00"))
    figures = figures_of([known, too_late, without, asked_only])
    within = figures.figure("oppi_sous_vingt_quatre_heures").now
    assert (within.numerator, within.denominator) == (2, 3)
    assert figures.figure("oppi_delai_decision_mediane").now.value == 24


def phone(state: PhoneState, day: str) -> Phone:
    return Phone("TGD-1", state, date.fromisoformat(day))


HISTORIES = (
    (phone(PhoneState.DISPONIBLE, "2026-01-01"), phone(PhoneState.ATTRIBUE, "2026-05-01")),
    (phone(PhoneState.DISPONIBLE, "2026-04-01"),),
    (phone(PhoneState.HORS_SERVICE, "2026-02-01"),),
    (phone(PhoneState.DISPONIBLE, "2026-07-01"),),
)


def test_the_stock_is_that_of_the_last_evening() -> None:
    """By state, without the device that came later; idle days are those of the period over the days in service."""
    stock = stock_of(HISTORIES, QUARTER)
    assert (
        stock.counts["telephones"],
        stock.counts["telephones.attribue"],
        stock.counts["telephones.disponible"],
    ) == (3, 1, 1)
    assert (stock.idle, stock.working) == (30 + 91, 91 + 91)
    figures = make_figures(real_plan(), Marks(), HISTORIES, QUARTER, threshold=0)
    idle = figures.figure("telephones_inactivite").now
    assert (idle.numerator, idle.denominator) == (121, 182)
    assert figures.figure("telephones").before.value == 2


def test_the_stock_is_hidden_with_the_flows_that_it_would_betray() -> None:
    """Nine devices of one state: shown when as many came and went as may be known, hidden when one flow is."""
    many = tuple((phone(PhoneState.ATTRIBUE, "2026-01-01"),) for _ in range(9)) + tuple(
        (phone(PhoneState.DISPONIBLE, "2026-01-01"),) for _ in range(9)
    )
    hidden = make_figures(real_plan(), Marks(), many, QUARTER, threshold=5)
    assert hidden.figure("telephones").now.value == 18
    assert hidden.figure("telephones.attribue").now.masked
    assert hidden.figure("telephones_inactivite").now.masked


def test_quartiles_lie_between_their_neighbours() -> None:
    """As Excel's QUARTILE: of 1, 2, 3, 4 the first is 1.75; of one value all are that value."""
    assert [quantile([1, 2, 3, 4], rank) for rank in (0.25, 0.5, 0.75, 1)] == [1.75, 2.5, 3.25, 4]
    assert [quantile([7], rank) for rank in (0.25, 0.5, 1)] == [7, 7, 7]


def test_periods_are_compared_with_the_one_before() -> None:
    """The quarter before a quarter; before a free period as many days; the first days of the calendar have none."""
    assert QUARTER.before() == Period(date(2026, 1, 1), date(2026, 3, 31))
    assert half_year_of(date(2026, 2, 1)).before() == Period(date(2025, 7, 1), date(2025, 12, 31))
    assert year_of(date(2024, 6, 1)).before() == year_of(date(2023, 6, 1))
    free = Period(date(2026, 3, 5), date(2026, 3, 14))
    assert (free.span, free.before()) == (Span.LIBRE, Period(date(2026, 2, 23), date(2026, 3, 4)))
    assert Period(date(1, 1, 1), date(1, 3, 31)).before() is None
    assert (QUARTER.title, year_of(date(2024, 1, 1)).title) == ("deuxième trimestre 2026", "année 2024")
    assert half_year_of(date(2026, 12, 1)).title == "second semestre 2026"
