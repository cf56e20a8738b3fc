"""The proof of a term, sentence by sentence."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

import vifdesk.domain.dates
import vifdesk.domain.deadlines
from tests.domain.deadlines.conftest import Computing
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Nature, Terms
from vifdesk.machine.zones import zone_of


def plain(terms: Terms) -> list[str]:
    """The steps with ordinary spaces, to be readable here."""
    return [step.replace("\u00a0", " ") for step in terms.steps]


def test_an_act_prorogued_over_a_week_end(terms_of: Computing) -> None:
    """Every skipped day has its line and its reason."""
    assert plain(terms_of("2027-06-11", 8)) == [
        "Huit jours à compter du vendredi 11 juin 2027, ce jour non compté : samedi 19 juin 2027 (CPC, art. 641, al. 1).",
        "Samedi 19 juin 2027 : jour non ouvrable (samedi).",
        "Dimanche 20 juin 2027 : jour non ouvrable (dimanche).",
        "Prorogé au premier jour ouvrable suivant : lundi 21 juin 2027, à 24 h (CPC, art. 642, al. 2 ; CPP, art. 801).",
        "Date prudente : vendredi 18 juin 2027, dernier jour ouvrable utile ; est écarté : samedi 19 juin 2027.",
    ]


def test_an_act_that_ends_on_a_working_day(terms_of: Computing) -> None:
    """Nothing is skipped, and the proof says that nothing had to be."""
    assert plain(terms_of("2027-06-07", 8)) == [
        "Huit jours à compter du lundi 7 juin 2027, ce jour non compté : mardi 15 juin 2027 (CPC, art. 641, al. 1).",
        "Mardi 15 juin 2027 est un jour ouvrable : le délai expire ce jour-là à 24 h (CPC, art. 642, al. 1 ; CPP, art. 801).",
        "Date prudente : mardi 15 juin 2027.",
    ]


def test_a_holiday_is_named_with_its_article(terms_of: Computing) -> None:
    """Whit Monday, though a working day for many."""
    steps = plain(terms_of("2026-05-15", 10))
    assert "Lundi 25 mai 2026 : jour non ouvrable (lundi de Pentecôte, C. trav., art. L. 3133-1)." in steps


def test_the_days_that_the_prudent_date_skips_are_named_in_order(terms_of: Computing) -> None:
    """From Good Friday to Easter Monday in Alsace-Moselle."""
    assert plain(terms_of("2029-03-25", 8, territory=Territory.ALSACE_MOSELLE))[-1] == (
        "Date prudente : jeudi 29 mars 2029, dernier jour ouvrable utile ; sont écartés : "
        "vendredi 30 mars 2029 (Vendredi saint), samedi 31 mars 2029, dimanche 1er avril 2029, "
        "lundi 2 avril 2029 (lundi de Pâques)."
    )


def test_a_holiday_on_a_saturday_is_a_saturday(terms_of: Computing) -> None:
    """The weekday closes the day anyway: 15 August 2026, 1 November 2026."""
    assert plain(terms_of("2026-08-05", 10))[-1].endswith("; est écarté : samedi 15 août 2026.")
    assert plain(terms_of("2026-10-22", 10))[-1].endswith(
        "; sont écartés : samedi 31 octobre 2026, dimanche 1er novembre 2026."
    )


def test_a_missing_day_of_the_month_is_told(terms_of: Computing) -> None:
    """31 January and one month."""
    assert plain(terms_of("2027-01-31", 1, Unit.MOIS))[0] == (
        "Un mois à compter du dimanche 31 janvier 2027 : dimanche 28 février 2027 (CPC, art. 641, al. 2). "
        "Février 2027 n’a pas de 31 : c’est le dernier jour du mois."
    )


def test_a_mixed_delay_counts_the_months_first(terms_of: Computing) -> None:
    """Two steps, two articles, no prorogation between them (1 May)."""
    assert plain(terms_of("2026-04-01", 1, Unit.MOIS, then=Period(8, Unit.JOURS)))[:2] == [
        "Un mois à compter du mercredi 1er avril 2026 : vendredi 1er mai 2026 (CPC, art. 641, al. 2).",
        "Puis huit jours : samedi 9 mai 2026 (CPC, art. 641, al. 3).",
    ]


def test_years_then_months_are_added_in_one_step(terms_of: Computing) -> None:
    """29 February 2028 and a year then a month: 29 March 2029, not 28."""
    terms = terms_of("2028-02-29", 1, Unit.ANS, then=Period(1, Unit.MOIS))
    assert terms.raw_end == date(2029, 3, 29)
    assert plain(terms)[0].startswith(
        "Un an puis un mois à compter du mardi 29 février 2028 : jeudi 29 mars 2029"
    )


def test_a_franc_delay_shows_its_extra_day(terms_of: Computing) -> None:
    """The free day has its own line."""
    assert plain(terms_of("2026-06-03", 10, nature=Nature.ACTE_FRANC))[1] == (
        "Délai franc, le jour de l’échéance ne compte pas : dimanche 14 juin 2026 (Crim., 15 février 2005, n° 04-87.040)."
    )


def test_an_excluded_prorogation_is_told(terms_of: Computing) -> None:
    """The Sunday stays, and the proof says why."""
    steps = plain(terms_of("2027-06-11", 9, extendable=False))
    assert steps[1] == "Délai sans prorogation : le terme ne se reporte pas, même un jour non ouvrable."


def test_a_measure_shows_its_eve(terms_of: Computing) -> None:
    """The start day counts in a duration: the sentence does not say that it is left out."""
    assert plain(terms_of("2026-11-23", 6, Unit.MOIS, Nature.DUREE)) == [
        "Six mois à compter du lundi 23 novembre 2026 : dimanche 23 mai 2027.",
        "Durée d’une mesure : jamais prorogée (Civ. 1re, avis, 7 janvier 2025, n° 24-70.008).",
        "Lecture prudente du dernier jour : la veille, samedi 22 mai 2027, à 24 h.",
        "Date prudente : vendredi 21 mai 2027, dernier jour ouvrable utile ; est écarté : samedi 22 mai 2027.",
    ]
    assert "non compté" not in plain(terms_of("2026-11-20", 4, nature=Nature.DUREE))[0]


def test_an_appeal_in_hours_tells_the_wider_reading(terms_of: Computing) -> None:
    """The same hour is kept; the reading until 24 h is named and set aside."""
    steps = plain(terms_of("2026-06-12T15:37", 24, nature=Nature.HEURES_RECOURS))
    assert steps[0] == (
        "Vingt-quatre heures à compter du vendredi 12 juin 2026 à 15 h 37 : samedi 13 juin 2026 à 15 h 37."
    )
    assert steps[3] == (
        "Prorogé à la même heure du premier jour ouvrable suivant : lundi 15 juin 2026 à 15 h 37 "
        "(Civ. 1re, 12 mai 2010, n° 09-12.960). Une lecture plus large irait jusqu’à 24 h ce jour-là ; "
        "elle n’est pas retenue."
    )


def test_an_appeal_in_hours_on_a_working_day(terms_of: Computing) -> None:
    """Nothing moves."""
    assert plain(terms_of("2026-06-11T15:37", 24, nature=Nature.HEURES_RECOURS))[1:] == [
        "Vendredi est un jour ouvrable : pas de prorogation.",
        "Date prudente : vendredi 12 juin 2026 à 15 h 37.",
    ]


def test_a_measure_in_hours_is_never_prorogued(terms_of: Computing) -> None:
    """A Saturday stays a Saturday."""
    assert plain(terms_of("2025-11-14T17:40", 24)) == [
        "Vingt-quatre heures à compter du vendredi 14 novembre 2025 à 17 h 40 : samedi 15 novembre 2025 à 17 h 40.",
        "Délai compté d’heure à heure : jamais prorogé (Civ. 1re, avis, 6 mars 2024, n° 23-70.017).",
        "Date prudente : samedi 15 novembre 2025 à 17 h 40.",
    ]


def test_the_sources_are_the_articles_of_the_steps(terms_of: Computing) -> None:
    """In the order of the proof, each once."""
    terms = terms_of("2026-04-01", 1, Unit.MOIS, then=Period(8, Unit.JOURS))
    assert terms.sources == (
        "CPC, art. 641, al. 2",
        "CPC, art. 641, al. 3",
        "CPC, art. 642, al. 2 ; CPP, art. 801",
    )


@pytest.mark.parametrize(
    ("start", "cited", "not_cited"),
    [
        ("1989-07-07", "CPC, art. 642, al. 1", "801"),
        ("1989-07-08", "CPP, art. 801", "L. 1322"),
        ("2028-12-31", "CPP, art. 801", "L. 1322"),
        ("2029-01-01", "CPP, art. L. 1322-5", "801"),
    ],
)
def test_the_articles_are_those_of_the_start(
    terms_of: Computing, start: str, cited: str, not_cited: str
) -> None:
    """The day before and the day of each change of text; the dates do not depend on it."""
    sources = " ".join(terms_of(start, 12).sources)
    assert cited in sources
    assert not_cited not in sources


def test_a_calendar_without_articles_proves_without_them(calendar: Calendar) -> None:
    """The dates stand; no empty brackets."""
    bare = Calendar(calendar.rules, zone_of=zone_of)
    terms = compute(
        date(2027, 6, 11),
        Period(8, Unit.JOURS),
        nature=Nature.ACTE,
        territory=Territory.METROPOLE,
        calendar=bare,
    )
    assert terms.end == date(2027, 6, 21)
    assert terms.sources == ()
    assert not any("()" in step for step in terms.steps)


# ---------------------------------------------------------------------------------------------------- cautions


@pytest.mark.parametrize(
    ("start", "territory", "nature", "expected"),
    [
        ("2030-05-17", Territory.SAINT_MARTIN, Nature.ACTE, ["saint_martin_27_ou_28_mai"]),
        ("2030-05-18", Territory.SAINT_MARTIN, Nature.ACTE, ["saint_martin_27_ou_28_mai"]),
        ("2030-05-19", Territory.SAINT_MARTIN, Nature.ACTE, []),
        ("2016-05-17", Territory.SAINT_MARTIN, Nature.ACTE, []),
        ("2030-05-17", Territory.GUADELOUPE, Nature.ACTE, []),
        ("2010-05-17", Territory.SAINT_BARTHELEMY, Nature.ACTE, ["iles_du_nord_27_mai"]),
        ("2029-03-20", Territory.ALSACE_MOSELLE, Nature.ACTE, ["vendredi_saint_commune"]),
        ("2029-03-20", Territory.METROPOLE, Nature.ACTE, []),
        ("2029-03-21", Territory.ALSACE_MOSELLE, Nature.DUREE, ["vendredi_saint_commune"]),
        ("2029-03-20", Territory.ALSACE_MOSELLE, Nature.DUREE, []),
        ("2027-07-19", Territory.WALLIS_ET_FUTUNA, Nature.ACTE, ["wallis_jours_locaux"]),
        ("2027-07-20", Territory.WALLIS_ET_FUTUNA, Nature.ACTE, []),
    ],
)
def test_a_disputed_day_that_matters_is_told(
    terms_of: Computing, start: str, territory: Territory, nature: Nature, expected: list[str]
) -> None:
    """Ten days that end on, or step over, a day whose standing is disputed; once, though two days may raise it."""
    terms = terms_of(start, 10, nature=nature, territory=territory)
    assert [notice.id for notice in terms.warnings] == expected


# ------------------------------------------------------------------------------------------------------ others


def test_a_limit_at_midnight_is_24_h_of_the_day_before() -> None:
    """« samedi à 0 h » misleads at three in the morning."""
    assert limit_in_words(datetime(2026, 6, 13)) == "vendredi 12 juin 2026 à 24 h"
    assert limit_in_words(datetime(2026, 6, 13, 0, 1)) == "samedi 13 juin 2026 à 0 h 01"
    assert limit_in_words(date(2026, 6, 13)) == "samedi 13 juin 2026"


def test_no_article_stands_in_code() -> None:
    """Codes are renumbered; code is not."""
    article = re.compile(r"\bart\.|\b(?:CPC|CPP|C\. trav)\b.*\d|\bL\. ?\d{4}")
    for package in (vifdesk.domain.dates, vifdesk.domain.deadlines):
        for path in Path(package.__path__[0]).glob("*.py"):
            code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text(encoding="utf-8"))
            assert not article.search(code), path.name
