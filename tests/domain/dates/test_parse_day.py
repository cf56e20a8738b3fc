"""What a magistrate types for a day or a moment."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vifdesk.domain.dates.parse_day import Unreadable, UnreadableDay, UnreadableHour, parse_day, parse_moment
from vifdesk.domain.dates.period import add_months
from vifdesk.domain.dates.wording import day_in_words, moment_in_words, short_day

TODAY = date(2026, 11, 25)  # a Wednesday
NOW = datetime(2026, 11, 25, 3, 12, 45)


@pytest.mark.parametrize(
    "text",
    [
        "22/05/2026", "22/5/2026", "22/05/26", "22.5.2026", "22.05.26", "22-05-2026", "22052026", "220526", "2026-05-22",
        "22 mai 2026", "22 MAI 2026", "le 22 mai 2026", "vendredi 22 mai 2026", "Vendredi, 22/05/2026", " 22 / 5 / 2026 ",
        "22 05 2026", "22\u00a0mai\u00a02026", "22 mai 2026.", "22 mai 26",
    ],
)  # fmt: skip
def test_one_day_in_every_dress(text: str) -> None:
    """22 May 2026."""
    assert parse_day(text, today=TODAY) == date(2026, 5, 22)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er mai 2026", date(2026, 5, 1)),
        ("1 mai 2026", date(2026, 5, 1)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("3 fevrier 2026", date(2026, 2, 3)),
        ("15 août 2026", date(2026, 8, 15)),
        ("15 aout 2026", date(2026, 8, 15)),
        ("2 sept. 2026", date(2026, 9, 2)),
        ("24 déc 2026", date(2026, 12, 24)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_months_in_letters(text: str, day: date) -> None:
    """With or without accents, in full or short."""
    assert parse_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("hier", date(2026, 11, 24)),
        ("Hier", date(2026, 11, 24)),
        ("avant-hier", date(2026, 11, 23)),
        ("avant hier", date(2026, 11, 23)),
        ("aujourd'hui", TODAY),
        ("aujourd’hui", TODAY),
        ("auj", TODAY),
        ("auj.", TODAY),
        ("demain", date(2026, 11, 26)),
        ("après-demain", date(2026, 11, 27)),
        ("après demain", date(2026, 11, 27)),
        ("+6m", date(2027, 5, 25)),
        ("+ 6 mois", date(2027, 5, 25)),
        ("dans 6 mois", date(2027, 5, 25)),
        ("-3j", date(2026, 11, 22)),
        ("il y a 3 jours", date(2026, 11, 22)),
        ("il y a 1 jour", date(2026, 11, 24)),
        ("+2s", date(2026, 12, 9)),
        ("-1 semaine", date(2026, 11, 18)),
        ("+1a", date(2027, 11, 25)),
        ("-10 ans", date(2016, 11, 25)),
        ("-9m", date(2026, 2, 25)),
    ],
)
def test_days_told_from_today(text: str, day: date) -> None:
    """Today is Wednesday 25 November 2026."""
    assert parse_day(text, today=TODAY) == day


def test_months_from_today_keep_the_rule_of_the_code() -> None:
    """31 August and six months: the last day of February."""
    assert parse_day("+6m", today=date(2026, 8, 31)) == date(2027, 2, 28)
    assert parse_day("-1a", today=date(2028, 2, 29)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("mercredi", TODAY),
        ("mardi", date(2026, 11, 24)),
        ("jeudi", date(2026, 11, 19)),
        ("lundi", date(2026, 11, 23)),
        ("mercredi dernier", date(2026, 11, 18)),
        ("mardi dernier", date(2026, 11, 24)),
        ("mardi passé", date(2026, 11, 24)),
        ("mercredi prochain", date(2026, 12, 2)),
        ("jeudi prochain", date(2026, 11, 26)),
        ("mardi prochain", date(2026, 12, 1)),
    ],
)
def test_a_weekday_is_the_last_one(text: str, day: date) -> None:
    """What is typed is most often a past fact; today's own name is today; « dernier » and « prochain » exclude today."""
    assert parse_day(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/11", date(2026, 11, 25)),
        ("24/5", date(2027, 5, 24)),
        ("25/5", date(2026, 5, 25)),
        ("26/5", date(2026, 5, 26)),
        ("31/12", date(2026, 12, 31)),
        ("1/1", date(2027, 1, 1)),
        ("1er mai", date(2027, 5, 1)),
        ("14 juillet", date(2026, 7, 14)),
    ],
)
def test_a_day_without_its_year_is_the_nearest(text: str, day: date) -> None:
    """Less than six months ahead, else at most six months back."""
    assert parse_day(text, today=TODAY) == day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-180, 180))
def test_a_day_without_its_year_lies_within_six_months(today: date, shift: int) -> None:
    """Any day nearer than six months is found again from its day and month."""
    day = today + timedelta(days=shift)
    if add_months(today, -6) <= day < add_months(today, 6):
        assert parse_day(f"{day.day}/{day.month}", today=today) == day


@pytest.mark.parametrize(
    ("text", "year"),
    [("1/1/26", 2026), ("1/1/46", 2046), ("1/1/47", 1947), ("1/1/99", 1999), ("1/1/00", 2000)],
)
def test_two_digits_of_a_year_reach_twenty_years_ahead(text: str, year: int) -> None:
    """Birth dates lie behind, ends of measures ahead."""
    assert parse_day(text, today=TODAY).year == year


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_the_program_writes_it_reads(day: date) -> None:
    """In words, in digits, in ISO form."""
    for text in (day_in_words(day), short_day(day), day.isoformat()):
        assert parse_day(text, today=TODAY) == day


@given(st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)))
def test_the_moments_that_the_program_writes_it_reads(moment: datetime) -> None:
    """To the minute."""
    moment = moment.replace(second=0, microsecond=0)
    for text in (moment_in_words(moment), moment.isoformat(timespec="minutes"), moment.isoformat()):
        assert parse_moment(text, today=TODAY) == moment


@given(st.text(max_size=25) | st.text(alphabet="0123456789/-. hjmasdelun+ier:", max_size=14))
def test_anything_else_is_refused_politely(text: str) -> None:
    """Whatever the keyboard sends: a value or a sentence, never a crash."""
    for reading in (parse_day, parse_moment):
        try:
            reading(text, today=TODAY)
        except Unreadable as refusal:
            assert str(refusal).endswith((".", "?"))  # noqa: PT017 (a value is as good)


# ---------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    "text", ["", "  ", "22", "2205", "mai", "mai 2026", "22 brumaire 2026", "bientôt", "22/05/226", "+6", "m+6", "22//5", "+6x", "le"]
)  # fmt: skip
def test_what_is_not_understood_says_what_is_accepted(text: str) -> None:
    """With examples; a day alone is not completed by a guess."""
    with pytest.raises(UnreadableDay, match=r"n’a pas été comprise. Écrivez par exemple 22/5"):
        parse_day(text, today=TODAY)


def test_the_refusal_shows_what_was_received() -> None:
    """Cut when a whole page was pasted."""
    with pytest.raises(UnreadableDay, match="«\u00a022 brumaire\u00a0»"):
        parse_day("22  brumaire", today=TODAY)
    with pytest.raises(UnreadableDay) as refusal:
        parse_day("x" * 500, today=TODAY)
    assert len(str(refusal.value)) < 250


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2026", "Il n’y a pas de 31 février 2026"),
        ("29/02/2026", "Il n’y a pas de 29 février 2026"),
        ("29/02", "Il n’y a pas de 29 février 2027"),
        ("31/04", "Il n’y a pas de 31 avril 2027"),
        ("32/1/2026", "Il n’y a pas de 32 janvier 2026"),
        ("32/12/2026", "Il n’y a pas de 32 décembre 2026"),
        ("0/5/2026", "Il n’y a pas de 0 mai 2026"),
        ("22/13/2026", "Il n’y a pas de mois 13"),
        ("05/22/2026", "Il n’y a pas de mois 22"),
        ("22/0/2026", "Il n’y a pas de mois 0"),
        ("jeudi 22 mai 2026", "Le 22/05/2026 est un vendredi, pas un jeudi"),
        ("22/05/2206", "entre 1900 et 2199"),
        ("22/05/0026", "entre 1900 et 2199"),
        ("-2000a", "entre 1900 et 2199"),
        ("+99999a", "hors du calendrier"),
        ("-99999a", "hors du calendrier"),
    ],
)
def test_an_impossible_day_says_why(text: str, reason: str) -> None:
    """A slip of the finger is named, not corrected."""
    with pytest.raises(UnreadableDay) as refusal:
        parse_day(text, today=TODAY)
    assert "ne convient pas" in str(refusal.value)
    assert reason in str(refusal.value).replace("\u00a0", " ")


# ----------------------------------------------------------------------------------------------------- moments


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("22/05 17h40", datetime(2027, 5, 22, 17, 40)),
        ("22/05/2026 17h40", datetime(2026, 5, 22, 17, 40)),
        ("22/05/2026 17:40", datetime(2026, 5, 22, 17, 40)),
        ("22/05/2026 1740", datetime(2026, 5, 22, 17, 40)),
        ("22/05/2026, 17 h 40", datetime(2026, 5, 22, 17, 40)),
        ("22 mai 2026 à 17 h 40", datetime(2026, 5, 22, 17, 40)),
        ("22 mai 2026 17h", datetime(2026, 5, 22, 17)),
        ("22 mai 2026 1740", datetime(2026, 5, 22, 17, 40)),
        ("22 05 2026 1740", datetime(2026, 5, 22, 17, 40)),
        ("22052026 1740", datetime(2026, 5, 22, 17, 40)),
        ("2026-05-22T17:40", datetime(2026, 5, 22, 17, 40)),
        ("2026-05-22T17:40:30", datetime(2026, 5, 22, 17, 40)),
        ("2026-05-22 17:40", datetime(2026, 5, 22, 17, 40)),
        ("hier 9h", datetime(2026, 11, 24, 9)),
        ("hier à 9h05", datetime(2026, 11, 24, 9, 5)),
        ("hier 905", datetime(2026, 11, 24, 9, 5)),
        ("lundi 17 heures 40", datetime(2026, 11, 23, 17, 40)),
        ("aujourd'hui à midi", datetime(2026, 11, 25, 12)),
        ("-1j 23h50", datetime(2026, 11, 24, 23, 50)),
        ("17h40", datetime(2026, 11, 25, 17, 40)),
        ("1740", datetime(2026, 11, 25, 17, 40)),
    ],
)
def test_a_moment_is_a_day_and_an_hour(text: str, moment: datetime) -> None:
    """An hour alone is today's."""
    assert parse_moment(text, today=TODAY) == moment


def test_an_hour_alone_is_never_to_come_when_the_time_is_known() -> None:
    """At 3 h 12, 23h50 is last night's; 3h12 is now, 2h is an hour ago."""
    assert parse_moment("23h50", today=TODAY, now=NOW) == datetime(2026, 11, 24, 23, 50)
    assert parse_moment("3h12", today=TODAY, now=NOW) == datetime(2026, 11, 25, 3, 12)
    assert parse_moment("3h12", today=TODAY, now=NOW.replace(second=0)) == datetime(2026, 11, 25, 3, 12)
    assert parse_moment("3h13", today=TODAY, now=NOW) == datetime(2026, 11, 24, 3, 13)
    assert parse_moment("2h", today=TODAY, now=NOW) == datetime(2026, 11, 25, 2)
    assert parse_moment("auj 23h50", today=TODAY, now=NOW) == datetime(2026, 11, 25, 23, 50)


def test_now_is_now_to_the_minute() -> None:
    """Only when the caller knows the time."""
    assert parse_moment("maintenant", today=TODAY, now=NOW) == datetime(2026, 11, 25, 3, 12)
    with pytest.raises(Unreadable):
        parse_moment("maintenant", today=TODAY)


@pytest.mark.parametrize(
    "text", ["22/05/2026", "22 mai 2026", "22 mai", "hier", "", "22 05 2026", "22052026", "2026-05-22"]
)
def test_a_moment_without_its_hour_is_refused(text: str) -> None:
    """Midnight is not supposed; a year is not taken for an hour."""
    with pytest.raises(UnreadableHour, match="Il manque l’heure"):
        parse_moment(text, today=TODAY)


def test_a_moment_with_a_bad_part_names_that_part() -> None:
    """The day or the hour."""
    with pytest.raises(UnreadableDay, match="31 février"):
        parse_moment("31/02/2026 17h40", today=TODAY)
    with pytest.raises(UnreadableHour, match="de 0h00 à 23h59"):
        parse_moment("22/05/2026 25h40", today=TODAY)
    with pytest.raises(UnreadableHour, match="Minuit appartient à deux jours"):
        parse_moment("22/05/2026 minuit", today=TODAY)
