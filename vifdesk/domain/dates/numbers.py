"""Whole numbers in French words, in the spelling that the codes use (« vingt et un », « soixante et onze »)."""

from __future__ import annotations

_SMALL = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
    "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
)  # fmt: skip
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
LAST_IN_WORDS = 999


def number_in_words(number: int, *, feminine: bool = False) -> str:
    """Up to 999 in letters, beyond in digits. `feminine` for hours and weeks: « vingt et une »."""
    if not 0 <= number <= LAST_IN_WORDS:
        return f"{number:,}".replace(",", "\u00a0")
    words = _below_thousand(number)
    return words + "e" if feminine and words.endswith("un") else words


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    head = "cent" if hundreds == 1 else f"{_SMALL[hundreds]} cent{'' if rest else 's'}"
    return f"{head} {_below_hundred(rest)}" if rest else head


def _below_hundred(number: int) -> str:
    if number < len(_SMALL):
        return _SMALL[number]
    if number >= 80:
        return "quatre-vingts" if number == 80 else f"quatre-vingt-{_SMALL[number - 80]}"
    ten = 60 if number >= 60 else number - number % 10
    unit = number - ten
    if not unit:
        return _TENS[ten]
    link = " et " if unit in (1, 11) else "-"
    return f"{_TENS[ten]}{link}{_SMALL[unit]}"
