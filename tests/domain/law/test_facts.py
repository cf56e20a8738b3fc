"""What a fact accepts, and what a refusal says."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from vifdesk.domain.law.facts import Fact, FactType, FactValue, RefusedValue, Value, read_value

CHOICE = (FactValue("a", "A"), FactValue("b", "B", since=date(2024, 6, 15)))


def fact(kind: FactType, **settings: object) -> Fact:
    return Fact("f", "Fait", "Quoi ?", kind, **settings)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accepting", "raw", "value"),
    [
        (fact(FactType.CHOIX, values=CHOICE), "a", "a"),
        (fact(FactType.CHOIX, values=CHOICE), "inconnu", "inconnu"),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), "b", ("b",)),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), ["b", "a", "b"], ("a", "b")),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), [], ()),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), "inconnu", ("inconnu",)),
        (fact(FactType.DATE), "2024-02-29", date(2024, 2, 29)),
        (fact(FactType.DATE, none_label="Aucune"), None, None),
        (fact(FactType.MOMENT), "2025-11-14T17:40", datetime(2025, 11, 14, 17, 40)),
        (fact(FactType.HEURE), "17:40", time(17, 40)),
        (fact(FactType.ENTIER, minimum=1), 12, 12),
        (fact(FactType.DEPARTEMENT), "2a", "2A"),
        (fact(FactType.DEPARTEMENT), "974", "974"),
        (fact(FactType.DEPARTEMENT), "etranger", "etranger"),
        (fact(FactType.TEXTE), "dans le garage", "dans le garage"),
    ],
)
def test_an_accepted_value_is_read(accepting: Fact, raw: object, value: Value) -> None:
    assert read_value(accepting, raw) == value


@pytest.mark.parametrize(
    ("refusing", "raw"),
    [
        (fact(FactType.CHOIX, values=CHOICE), "c"),
        (fact(FactType.CHOIX, values=CHOICE), True),
        (fact(FactType.CHOIX, values=CHOICE, unknown_word=None), "inconnu"),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), ["a", "z"]),
        (fact(FactType.CHOIX_MULTIPLE, values=CHOICE), {"a": 1}),
        (fact(FactType.DATE), "2023-02-29"),
        (fact(FactType.DATE), "20240229"),
        (fact(FactType.DATE), None),
        (fact(FactType.DATE), 20240229),
        (fact(FactType.MOMENT), "2025-11-14"),
        (fact(FactType.MOMENT), "2025-11-14T17:40+01:00"),
        (fact(FactType.HEURE), "25:00"),
        (fact(FactType.HEURE), "7:40"),
        (fact(FactType.ENTIER, minimum=1), 0),
        (fact(FactType.ENTIER, maximum=12), 13),
        (fact(FactType.ENTIER), 6.0),
        (fact(FactType.ENTIER), True),
        (fact(FactType.DEPARTEMENT), 69),
        (fact(FactType.DEPARTEMENT), "99"),
        (fact(FactType.TEXTE), 3),
    ],
)
def test_a_refusal_names_the_fact_what_came_and_what_is_accepted(refusing: Fact, raw: object) -> None:
    with pytest.raises(RefusedValue) as refusal:
        read_value(refusing, raw)
    message = str(refusal.value)
    assert "« f »" in message
    assert "valeur reçue" in message
    assert "acceptées" in message
    assert ("null" if raw is None else str(raw)) in message


def test_a_value_is_offered_from_the_day_on_which_the_law_knows_it() -> None:
    newer = CHOICE[1]
    assert not newer.offered_on(date(2024, 6, 14))
    assert newer.offered_on(date(2024, 6, 15))
    assert newer.offered_on(None)


def test_several_values_with_one_unknown_are_open_but_not_unknown() -> None:
    several = fact(FactType.CHOIX_MULTIPLE, values=CHOICE)
    assert several.is_unknown(("inconnu",))
    assert not several.is_unknown(("a", "inconnu"))
