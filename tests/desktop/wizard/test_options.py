"""The answers offered and their keys; no window."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from vifdesk.desktop.wizard.options import Option, aside_options, option_for_key, value_options
from vifdesk.desktop.wizard.wording import (
    distance_in_words,
    field_label,
    progress_line,
    refusal_sentence,
    typed_text,
    version_line,
)
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.law.facts import Fact, FactType, FactValue
from vifdesk.domain.law.measure import Regime


def choice(*ids: str, kind: FactType = FactType.CHOIX, unknown: str | None = "inconnu") -> Fact:
    values = tuple(FactValue(id_, id_.capitalize()) for id_ in ids)
    return Fact("f", "Fait", "Quoi ?", kind, values=values, unknown_word=unknown)


def keys(fact: Fact) -> list[str]:
    return [option.key for option in (*value_options(fact, day=None), *aside_options(fact))]


def test_yes_no_unknown_have_their_initials_everywhere() -> None:
    assert keys(choice("oui", "non", "inconnu", kind=FactType.TRI)) == ["O", "N", "I"]
    assert keys(choice("non", "oui", "bientot")) == ["N", "O", "3", "I"]


def test_a_list_has_digits_then_letters_that_mean_nothing_else() -> None:
    many = choice(*(f"v{number}" for number in range(1, 20)))
    assert keys(many) == [*"123456789", *"ABCDEFGHJK", "I"]
    assert not {"I", "N", "O"} & set(keys(many)[:-1])


@pytest.mark.parametrize("typed", ["2", "é"])
def test_a_digit_is_understood_with_or_without_shift_on_a_french_keyboard(typed: str) -> None:
    options = value_options(choice("un", "deux", "trois"), day=None)
    chosen = option_for_key(options, typed)
    assert chosen is not None
    assert chosen.value == "deux"


def test_the_place_of_an_answer_is_a_key_too() -> None:
    """« Oui » second in the list answers to O and to 2."""
    options = (*value_options(choice("non", "oui"), day=None), *aside_options(choice("non", "oui")))
    for typed in ("o", "O", "2"):
        chosen = option_for_key(options, typed)
        assert chosen is not None
        assert chosen.value == "oui", typed
    assert option_for_key(options, "3") is None, "« Inconnu » is not one of the list"
    assert option_for_key(options, "z") is None


def test_unknown_and_none_stand_aside() -> None:
    fact = Fact("d", "Fin", "Quand ?", FactType.DATE, none_label="sans date de fin")
    assert [(o.value, o.label, o.key) for o in aside_options(fact)] == [
        (None, "Sans date de fin", "0"),
        ("inconnu", "Inconnu", "I"),
    ]
    assert aside_options(choice("a", unknown=None)) == ()


def test_unknown_of_a_list_of_boxes_is_a_list() -> None:
    (unknown,) = aside_options(choice("a", "b", kind=FactType.CHOIX_MULTIPLE))
    assert unknown.value == ("inconnu",)


def test_a_value_is_offered_only_in_its_time() -> None:
    fact = Fact(
        "f", "Fait", "Quoi ?", FactType.CHOIX,
        values=(
            FactValue("ancien", "Ancien", until=date(2024, 6, 14)),
            FactValue("nouveau", "Nouveau", since=date(2024, 6, 15)),
        ),
    )  # fmt: skip

    def offered(day: date | None) -> list[object]:
        return [option.value for option in value_options(fact, day=day)]

    assert offered(date(2024, 6, 14)) == ["ancien"]
    assert offered(date(2024, 6, 15)) == ["nouveau"]
    assert offered(None) == ["ancien", "nouveau"]


def test_an_answer_out_of_its_time_stays_in_sight_with_a_word_of_caution() -> None:
    fact = Fact("f", "Fait", "Quoi ?", FactType.CHOIX, values=(FactValue("a", "A", since=date(2024, 6, 15)),))
    (option,) = value_options(fact, day=date(2020, 1, 1), answered="a")
    assert option == Option("a", "A", "1", "N’existe pas dans la version applicable à cette date.")


def test_progress_counts_what_is_left() -> None:
    assert progress_line(number=6, remaining_after=2, answered=False).endswith(
        "reste 2 questions utiles après celle-ci"
    )
    assert progress_line(number=6, remaining_after=1, answered=False).endswith(
        "reste 1 question utile après celle-ci"
    )
    assert (
        progress_line(number=6, remaining_after=0, answered=False) == "Question 6 — dernière question utile"
    )
    assert "déjà répondue" in progress_line(number=2, remaining_after=4, answered=True)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 22), "aujourd’hui"),
        (date(2026, 11, 21), "hier"),
        (date(2026, 11, 23), "demain"),
        (date(2026, 11, 17), "il y a 5 jours"),
        (date(2027, 1, 6), "dans 45 jours"),
        (date(2027, 5, 22), "dans 6 mois"),
        (date(2027, 5, 23), "dans plus de 6 mois"),
        (date(2027, 5, 21), "dans plus de 5 mois"),
        (date(2026, 8, 31), "il y a plus de 2 mois"),
        (date(2024, 11, 22), "il y a 2 ans"),
        (date(2021, 11, 5), "il y a plus de 5 ans"),
        (datetime(2026, 11, 20, 23, 0), "il y a 2 jours"),
    ],
)
def test_a_date_says_how_far_it_is(day: date, words: str) -> None:
    assert distance_in_words(day, today=date(2026, 11, 22)) == words


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (FactType.DATE, date(2026, 5, 22), "22/05/2026"),
        (FactType.MOMENT, datetime(2026, 5, 22, 9, 5), "22/05/2026 09h05"),
        (FactType.HEURE, time(17, 40), "17h40"),
        (FactType.ENTIER, 6, "6"),
        (FactType.DEPARTEMENT, "2A", "2A"),
        (FactType.DATE, None, ""),
        (FactType.DATE, "inconnu", ""),
    ],
)
def test_an_answer_stands_in_the_field_as_it_could_be_typed(kind: FactType, value: object, text: str) -> None:
    assert typed_text(Fact("f", "F", "?", kind, none_label="rien"), value) == text  # type: ignore[arg-type]


def test_refusals_speak_of_what_to_write() -> None:
    number = Fact(
        "duree_fixee_mois", "Durée", "?", FactType.ENTIER, minimum=1, maximum=24, none_label="aucune"
    )
    sentence = refusal_sentence(number, "beaucoup", "« duree_fixee_mois » : valeur reçue…")
    assert (
        sentence
        == "«\u00a0beaucoup\u00a0» n’est pas accepté. Écrivez un nombre entier au moins égal à 1 au plus égal à 24."
    )
    assert refusal_sentence(number, " ", "") == "Rien n’est écrit. Par exemple\u00a0: un nombre entier."
    day = Fact("d", "D", "?", FactType.DATE)
    assert refusal_sentence(day, "31/2", "La date…") == "La date…"


def test_a_field_is_named_with_its_bounds() -> None:
    assert field_label(Fact("n", "N", "?", FactType.ENTIER, minimum=1)) == "Nombre, à partir de 1"
    assert field_label(Fact("d", "D", "?", FactType.DATE)) == "Date"


def test_the_version_line_says_date_version_territory() -> None:
    regime = Regime("v", "version du 15 juin 2024", date(2024, 6, 15), None)
    line = version_line("Date de la décision", date(2026, 11, 22), regime, Territory.METROPOLE)
    assert line == "Décision\u00a0: dimanche 22 novembre 2026 · version du 15 juin 2024 · métropole"
    assert version_line("Date de l’acte", None, None, Territory.MAYOTTE) == (
        "Acte\u00a0: à préciser · version à déterminer · Mayotte"
    )
