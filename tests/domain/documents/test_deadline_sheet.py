"""A delay computed outside any measure, on paper."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from tests.domain.documents.examples import AS_OF, LAW
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.terms import Nature, Terms
from vifdesk.domain.documents.deadline_sheet import build_deadline_sheet
from vifdesk.domain.documents.plain_text import as_text

EIGHT_DAYS = Period(8, Unit.JOURS)


def eight_days() -> Terms:
    calendar = Calendar((), zone_of=lambda _: ZoneInfo("Europe/Paris"))
    return compute(
        date(2021, 11, 5), EIGHT_DAYS, nature=Nature.ACTE, territory=Territory.METROPOLE, calendar=calendar
    )


def text(terms: Terms) -> str:
    document = build_deadline_sheet(terms, EIGHT_DAYS, Territory.METROPOLE, LAW, as_of=AS_OF)
    return " ".join(as_text(document).replace("\u00a0", " ").split())


def test_the_prudent_date_then_the_term_then_each_step() -> None:
    """Eight days from a Friday end on a Saturday."""
    said = text(eight_days())
    places = [
        said.index(words)
        for words in (
            "Vendredi 12 novembre 2021",
            "Terme prorogé : lundi 15 novembre 2021",
            "1. Huit jours",
            "2. Samedi 13",
        )
    ]
    assert places == sorted(places)


def test_what_was_asked_stands_at_the_head() -> None:
    """The reader must see what was computed from what."""
    said = text(eight_days())
    assert "Départ : Vendredi 5 novembre 2021" in said
    assert "Durée : Huit jours" in said
    assert "Nature : Délai pour agir" in said
    assert "Territoire : Métropole" in said


def test_the_age_and_print_of_the_calendar_are_printed() -> None:
    """As on every paper."""
    said = text(eight_days())
    assert "Règles vérifiées le dimanche 1er novembre 2026. Aucun juriste n’a validé ces règles." in said
    assert "sha256:0123abcd" in said
    assert "ne vaut pas décision" in said


def test_what_is_disputed_is_a_warning() -> None:
    """A day that is a holiday for some."""
    terms = eight_days()
    disputed = Terms(
        terms.nature, terms.start, terms.raw_end, terms.end, terms.prudent, None, terms.steps, terms.sources,
        (Notice("n", "Jour discuté.", "Usage"),),
    )  # fmt: skip
    assert "! VIGILANCE : Jour discuté. (Usage)" in text(disputed)
    assert "VIGILANCE" not in text(terms)
