"""What one types for a length."""

from __future__ import annotations

import pytest

from vifdesk.desktop.calculator.typed_length import TypedLength, parse_length
from vifdesk.domain.dates.period import ImpossiblePeriod, Period, Unit
from vifdesk.domain.dates.unreadable import Unreadable


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("10", TypedLength(10, None)),
        (" 10 ", TypedLength(10, None)),
        ("10j", TypedLength(10, Unit.JOURS)),
        ("10 jours", TypedLength(10, Unit.JOURS)),
        ("1 jour", TypedLength(1, Unit.JOURS)),
        ("48h", TypedLength(48, Unit.HEURES)),
        ("24 heures", TypedLength(24, Unit.HEURES)),
        ("6m", TypedLength(6, Unit.MOIS)),
        ("6 mois", TypedLength(6, Unit.MOIS)),
        ("2s", TypedLength(2, Unit.SEMAINES)),
        ("2 semaines", TypedLength(2, Unit.SEMAINES)),
        ("1a", TypedLength(1, Unit.ANS)),
        ("5 années", TypedLength(5, Unit.ANS)),
        ("3m5j", TypedLength(3, Unit.MOIS, 5, Unit.JOURS)),
        ("3 mois puis 5 jours", TypedLength(3, Unit.MOIS, 5, Unit.JOURS)),
        ("3 MOIS et 5 Jours", TypedLength(3, Unit.MOIS, 5, Unit.JOURS)),
        ("3m+5j", TypedLength(3, Unit.MOIS, 5, Unit.JOURS)),
    ],
)
def test_lengths_are_read_as_they_are_said(text: str, length: TypedLength) -> None:
    """A number alone, with its unit in letters or in full, or two parts."""
    assert parse_length(text) == length


@pytest.mark.parametrize(
    "text", ["", "x", "j", "10 k", "10j 5", "10 5", "1a 2m 3j", "10,", "3m puis", "-3j", "1.5m"]
)
def test_what_is_not_a_length_is_refused_with_an_example(text: str) -> None:
    """Nothing is guessed: the sentence repeats what was typed and says how to write it."""
    with pytest.raises(Unreadable, match="3m5j"):
        parse_length(text)


def test_a_bare_number_takes_the_unit_chosen_beside_it() -> None:
    """« 10 » beside « mois » is ten months."""
    assert parse_length("10").period(Unit.MOIS) == Period(10, Unit.MOIS)


def test_a_typed_unit_wins_over_the_one_chosen() -> None:
    """« 10j » beside « mois » is ten days: what one has just typed is what one means."""
    assert parse_length("10j").period(Unit.MOIS) == Period(10, Unit.JOURS)


def test_days_before_months_are_impossible() -> None:
    """The law counts the months first: the other order is refused, not turned round."""
    with pytest.raises(ImpossiblePeriod):
        parse_length("5j3m").period(Unit.JOURS)
