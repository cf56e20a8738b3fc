"""Days, moments and French spacing."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.wording import (
    day_in_words,
    hour_in_words,
    moment_in_words,
    sentence_case,
    short_day,
    short_moment,
    typographie,
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 9, 7), "mardi 7 septembre 2021"),
        (date(2026, 1, 1), "jeudi 1er janvier 2026"),
        (date(2026, 2, 11), "mercredi 11 février 2026"),
        (date(2026, 8, 21), "vendredi 21 août 2026"),
        (date(2026, 12, 31), "jeudi 31 décembre 2026"),
        (date(1982, 5, 8), "samedi 8 mai 1982"),
    ],
)
def test_a_day_reads_as_french(day: date, words: str) -> None:
    """Weekday first; only the first of the month is an ordinal."""
    assert day_in_words(day) == words


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (time(17, 40), "17 h 40"),
        (time(9, 5), "9 h 05"),
        (time(17), "17 h"),
        (time(0), "0 h"),
        (time(0, 30), "0 h 30"),
    ],
)
def test_an_hour_reads_as_french(hour: time, words: str) -> None:
    """Two digits for minutes, none on the hour."""
    assert hour_in_words(hour) == words


def test_a_moment_reads_as_french() -> None:
    """A day and an hour; seconds do not show."""
    assert moment_in_words(datetime(2025, 11, 14, 17, 40, 59)) == "vendredi 14 novembre 2025 à 17 h 40"


def test_a_short_day_has_two_digits_each() -> None:
    """For tables."""
    assert short_day(date(2021, 9, 7)) == "07/09/2021"
    assert short_moment(datetime(2021, 9, 7, 8, 5)) == "07/09/2021 à 8 h 05"


@pytest.mark.parametrize(
    ("text", "cased"), [("huit jours", "Huit jours"), ("été", "Été"), ("", ""), ("M. B.", "M. B.")]
)
def test_a_sentence_begins_with_a_capital(text: str, cased: str) -> None:
    """And the rest does not change."""
    assert sentence_case(text) == cased


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Terme : lundi", "Terme~: lundi"),
        ("Terme: lundi", "Terme~: lundi"),
        ("Vraiment ?", "Vraiment~?"),
        ("Vraiment?!", "Vraiment~?!"),
        ("a ; b ; c", "a~; b~; c"),
        ("Dit « oui » et part", "Dit «~oui~» et part"),
        ("Dit «oui» et part", "Dit «~oui~» et part"),
        ("(« oui »)", "(«~oui~»)"),
        ("Motif : « inconnu » ; voir", "Motif~: «~inconnu~» ; voir".replace(" ;", "~;")),
        ("Terme\u202f: lundi", "Terme~: lundi"),
        ("Terme  : lundi", "Terme~: lundi"),
        ("à 17:40 précises", "à 17:40 précises"),
        ("voir https://exemple.fr/a?b=1;c=2", "voir https://exemple.fr/a?b=1;c=2"),
        (r"C:\dossier", r"C:\dossier"),
        ("Fin:", "Fin~:"),
        ("art. 41-3-1, 2° : urgence", "art. 41-3-1, 2°~: urgence"),
        ("17 h 40", "17 h 40"),
        ("", ""),
    ],
)  # fmt: skip
def test_french_spacing(text: str, spaced: str) -> None:
    """`~` stands for the non-breaking space."""
    assert typographie(text) == spaced.replace("~", "\u00a0")


@given(st.text(alphabet="ab1 :;?!«»()\u00a0\u202f/.\n", max_size=30))
def test_french_spacing_is_idempotent(text: str) -> None:
    """Texts pass through several hands."""
    assert typographie(typographie(text)) == typographie(text)


@given(st.text(max_size=40))
def test_french_spacing_touches_only_spaces(text: str) -> None:
    """No letter is lost, added or moved."""

    def letters(words: str) -> str:
        return "".join(letter for letter in words if letter not in " \u00a0\u202f")

    assert letters(typographie(text)) == letters(text)
