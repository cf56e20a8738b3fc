"""Numbers in words."""

from __future__ import annotations

import pytest

from vifdesk.domain.dates.numbers import LAST_IN_WORDS, number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"), (1, "un"), (16, "seize"), (17, "dix-sept"), (20, "vingt"), (21, "vingt et un"), (22, "vingt-deux"),
        (31, "trente et un"), (48, "quarante-huit"), (61, "soixante et un"), (69, "soixante-neuf"), (70, "soixante-dix"),
        (71, "soixante et onze"), (72, "soixante-douze"), (79, "soixante-dix-neuf"), (80, "quatre-vingts"),
        (81, "quatre-vingt-un"), (90, "quatre-vingt-dix"), (91, "quatre-vingt-onze"), (96, "quatre-vingt-seize"),
        (99, "quatre-vingt-dix-neuf"), (100, "cent"), (101, "cent un"), (120, "cent vingt"), (168, "cent soixante-huit"),
        (180, "cent quatre-vingts"), (200, "deux cents"), (201, "deux cent un"), (365, "trois cent soixante-cinq"),
        (999, "neuf cent quatre-vingt-dix-neuf"), (1000, "1\u00a0000"), (99_999, "99\u00a0999"),
    ],
)  # fmt: skip
def test_a_number_reads_as_the_codes_write_it(number: int, words: str) -> None:
    """The traditional hyphens; digits past 999."""
    assert number_in_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "une"), (2, "deux"), (11, "onze"), (21, "vingt et une"), (71, "soixante et onze"), (81, "quatre-vingt-une"), (101, "cent une")],
)  # fmt: skip
def test_one_agrees_with_a_feminine(number: int, words: str) -> None:
    """Hours and weeks."""
    assert number_in_words(number, feminine=True) == words


def test_no_two_numbers_share_their_words() -> None:
    """A number misread is a delay misread."""
    assert len({number_in_words(number) for number in range(LAST_IN_WORDS + 1)}) == LAST_IN_WORDS + 1
