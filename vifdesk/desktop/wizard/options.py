"""The answers that a question offers as buttons, and the keys that give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.domain.wizard.words import unknown_label, value_in_words

YES_KEY, NO_KEY, UNKNOWN_KEY, NONE_KEY = "O", "N", "I", "0"
_NAMED_KEYS = {"oui": YES_KEY, "non": NO_KEY}
_ROW_KEYS = "123456789ABCDEFGHJKLMPQRSTUVWXYZ"
"""The keys of a list, in order; I, N and O keep their one meaning."""

_AZERTY_DIGITS = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
"""What the digit row of a French keyboard types without Shift."""


@dataclass(frozen=True, slots=True)
class Option:
    """One button. `aside`: not one of the values of the list, but « not known » or « there is none »."""

    value: Value
    label: str
    key: str
    help: str = ""
    aside: bool = False


def value_options(fact: Fact, *, day: date | None, answered: Value = None) -> tuple[Option, ...]:
    """The values to choose from in the law of `day`; one already `answered` stays offered, with a word of caution."""
    options: list[Option] = []
    for value in fact.values:
        if value.id == fact.unknown_word:
            continue
        offered = value.offered_on(day)
        if not offered and not _holds(answered, value.id):
            continue
        help_line = value.help if offered else "N’existe pas dans la version applicable à cette date."
        key = _NAMED_KEYS.get(value.id) or _row_key(len(options))
        label = sentence_case(typographie(value.label or value_in_words(fact, value.id)))
        options.append(Option(value.id, label, key, typographie(help_line)))
    return tuple(options)


def aside_options(fact: Fact) -> tuple[Option, ...]:
    """« There is none » and « not known », where the fact accepts them."""
    found: list[Option] = []
    if fact.accepts_none:
        found.append(Option(None, sentence_case(typographie(fact.none_label)), NONE_KEY, aside=True))
    if fact.unknown_word is not None:
        found.append(Option(_unknown_value(fact), typographie(unknown_label(fact)), UNKNOWN_KEY, aside=True))
    return tuple(found)


def option_for_key(options: Sequence[Option], typed: str) -> Option | None:
    """The option that a key stroke means: its own key, or the digit of its place in the list."""
    key = _AZERTY_DIGITS.get(typed, typed).upper()
    own = next((option for option in options if option.key == key), None)
    if own is not None or not key.isdigit():
        return own
    listed = [option for option in options if not option.aside]
    return listed[int(key) - 1] if 1 <= int(key or 0) <= len(listed) else None


def _row_key(place: int) -> str:
    return _ROW_KEYS[place] if place < len(_ROW_KEYS) else ""


def _holds(answered: Value, value_id: str) -> bool:
    return value_id in answered if isinstance(answered, tuple) else value_id == answered


def _unknown_value(fact: Fact) -> Value:
    word = fact.unknown_word
    return (word,) if fact.type is FactType.CHOIX_MULTIPLE and word is not None else word
