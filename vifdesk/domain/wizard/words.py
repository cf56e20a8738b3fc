"""Facts and their values in French words."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from vifdesk.domain.dates.wording import day_in_words, hour_in_words, moment_in_words, typographie
from vifdesk.domain.law.facts import Fact, FactType, Value

UNKNOWN_LABEL = "Inconnu"
UNANSWERED_LABEL = "Sans réponse"


def value_in_words(fact: Fact, value: Value) -> str:
    """The value as the list of answers and the sheet show it."""
    if value is None:
        return fact.none_label
    if fact.is_unknown(value):
        return unknown_label(fact)
    match value:
        case datetime() | date() | time():
            return _time_in_words(value)
        case tuple():
            return ", ".join(fact.value_label(item) for item in value) or "Aucun"
        case str() if fact.type is FactType.DEPARTEMENT:
            return "À l’étranger" if value == "etranger" else value
        case _:
            return fact.value_label(value)


def _time_in_words(value: date | time) -> str:
    if isinstance(value, datetime):
        return moment_in_words(value)
    return day_in_words(value) if isinstance(value, date) else hour_in_words(value)


def unknown_label(fact: Fact) -> str:
    """The words of « not known » for this fact."""
    own = next((v.label for v in fact.values if v.id == fact.unknown_word), "")
    return own or UNKNOWN_LABEL


@lru_cache(maxsize=4096)
def typeset(text: str) -> str:
    """French typography, remembered: the same few hundred texts come back at every evaluation."""
    return typographie(text)
