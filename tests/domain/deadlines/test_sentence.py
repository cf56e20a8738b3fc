"""What the command line prints for a human."""

from __future__ import annotations

from datetime import date

from tests.domain.deadlines.conftest import Computing
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.sentence import read_out
from vifdesk.domain.deadlines.terms import Nature, Terms
from vifdesk.machine.zones import zone_of


def lines(terms: Terms) -> list[str]:
    return read_out(terms).replace("\u00a0", " ").split("\n")


def test_the_prudent_date_comes_first(terms_of: Computing) -> None:
    """Then the term with its raw end, then the numbered steps, then the texts."""
    assert lines(terms_of("2026-04-20", 8)) == [
        "Date prudente : mardi 28 avril 2026",
        "Terme : mardi 28 avril 2026, à 24 h",
        "",
        "Délai pour agir, étape par étape :",
        "1. Huit jours à compter du lundi 20 avril 2026, ce jour non compté : mardi 28 avril 2026 (CPC, art. 641, al. 1).",
        "2. Mardi 28 avril 2026 est un jour ouvrable : le délai expire ce jour-là à 24 h (CPC, art. 642, al. 1 ; CPP, art. 801).",
        "3. Date prudente : mardi 28 avril 2026.",
        "",
        "Textes : CPC, art. 641, al. 1 ; CPC, art. 642, al. 1 ; CPP, art. 801",
    ]


def test_a_term_that_moved_shows_its_raw_end(terms_of: Computing) -> None:
    """The prorogation is told beside the term, not only in the steps."""
    assert lines(terms_of("2021-11-05", 8))[:2] == [
        "Date prudente : vendredi 12 novembre 2021",
        "Terme : lundi 15 novembre 2021, à 24 h (prorogé ; terme brut : samedi 13 novembre 2021)",
    ]


def test_a_term_that_did_not_move_has_no_raw_end(terms_of: Computing) -> None:
    """A duration: one term."""
    assert lines(terms_of("2026-11-23", 6, Unit.MOIS, Nature.DUREE))[:4] == [
        "Date prudente : vendredi 21 mai 2027",
        "Terme : dimanche 23 mai 2027, à 24 h",
        "",
        "Durée d’une mesure, étape par étape :",
    ]


def test_moments_carry_their_hour(terms_of: Computing) -> None:
    """No « à 24 h » after an hour."""
    assert lines(terms_of("2025-11-14T17:40", 24))[:2] == [
        "Date prudente : samedi 15 novembre 2025 à 17 h 40",
        "Terme : samedi 15 novembre 2025 à 17 h 40",
    ]


def test_cautions_stand_under_their_own_heading(terms_of: Computing) -> None:
    """Saint-Martin, 27 May."""
    printed = lines(terms_of("2030-05-17", 10, territory=Territory.SAINT_MARTIN))
    assert printed[printed.index("À vérifier :") + 1].startswith("- À Saint-Martin, les textes fixent")


def test_every_nature_has_its_heading(terms_of: Computing) -> None:
    """None is printed by its identifier."""
    for nature in Nature:
        start = "2026-06-12T09:00" if nature.in_hours else "2026-06-12"
        assert lines(terms_of(start, 24, nature=nature))[3].endswith(", étape par étape :")
        assert str(nature) not in lines(terms_of(start, 24, nature=nature))[3]


def test_without_articles_there_is_no_line_of_texts(calendar: Calendar) -> None:
    """A calendar that knows no article still reads out its steps."""
    bare = Calendar(calendar.rules, zone_of=zone_of)
    terms = compute(
        date(2026, 4, 20),
        Period(8, Unit.JOURS),
        nature=Nature.ACTE,
        territory=Territory.METROPOLE,
        calendar=bare,
    )
    assert lines(terms)[-1] == "3. Date prudente : mardi 28 avril 2026."


def test_french_spacing_holds_in_every_line(terms_of: Computing) -> None:
    """No ordinary space before a colon or a semicolon."""
    printed = read_out(terms_of("2030-05-17", 10, territory=Territory.SAINT_MARTIN))
    assert " :" not in printed
    assert " ;" not in printed
