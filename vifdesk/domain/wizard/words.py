"""Facts and their values in French words."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache

from vifdesk.domain.dates.wording import day_in_words, hour_in_words, moment_in_words, typographie
from vifdesk.domain.law.facts import Fact, Facts, FactType, Value

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


_PLACE = re.compile(r"\{([a-z0-9_]+)\}")


def filled(text: str, known: dict[str, Fact], facts: Facts) -> str:
    """`text` with `{fact}` replaced by the fact in words, and French typography."""

    def word(match: re.Match[str]) -> str:
        fact = known.get(match.group(1))
        if fact is None or fact.id not in facts:
            return "(non renseigné)"
        return value_in_words(fact, facts[fact.id])

    return typeset(_PLACE.sub(word, text) if "{" in text else text)


def places(text: str) -> tuple[str, ...]:
    """The facts that a text names between braces."""
    return tuple(_PLACE.findall(text))
