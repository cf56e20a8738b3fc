"""The facts of a measure: what is asked, and which values answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

UNKNOWN = "inconnu"
"""The word by which a fact says that it is not known, unless it names another."""

Value = str | int | date | datetime | time | tuple[str, ...] | None
"""A fact's value. `None` is an answer: « there is none ». An unanswered fact is absent."""

Facts = Mapping[str, Value]


class FactType(StrEnum):
    """How a fact is answered."""

    TRI = "tri"
    CHOIX = "choix"
    CHOIX_MULTIPLE = "choix_multiple"
    DATE = "date"
    MOMENT = "moment"
    HEURE = "heure"
    ENTIER = "entier"
    TEXTE = "texte"
    DEPARTEMENT = "departement"


@dataclass(frozen=True, slots=True)
class FactValue:
    """One value of a choice. `since` and `until` are days of the version-selecting date, both included."""

    id: str
    label: str
    help: str = ""
    since: date | None = None
    until: date | None = None

    def offered_on(self, day: date | None) -> bool:
        """Whether the value exists in the law of `day`; always when the day is not known."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Fact:
    """One question. `unknown_word` is None when the fact cannot be answered « not known ».

    `defaults_to_court`: answered by the court's settings, where they are known, so that nobody is asked each night.
    """

    id: str
    label: str
    question: str
    type: FactType
    help: str = ""
    group: str = ""
    source: str = ""
    values: tuple[FactValue, ...] = ()
    unknown_word: str | None = UNKNOWN
    unknown_is_value: bool = False
    later: bool = False
    none_label: str = ""
    defaults_to_today: bool = False
    defaults_to_court: bool = False
    minimum: int | None = None
    maximum: int | None = None

    @property
    def accepts_none(self) -> bool:
        """Whether « there is none » is an answer."""
        return bool(self.none_label)

    def is_unknown(self, value: Value) -> bool:
        """Whether `value` says that the fact is not known."""
        return self.unknown_word is not None and value in (self.unknown_word, (self.unknown_word,))

    def is_open(self, value: Value) -> bool:
        """Whether the fact, so answered, leaves the tables undecided."""
        return self.is_unknown(value) and not self.unknown_is_value

    def value_label(self, value: Value) -> str:
        """The French words for a choice's value id (the id itself when it is not one)."""
        return next((v.label for v in self.values if v.id == value), str(value))


class UnknownFact(ValueError):
    """A fact that the measure does not have."""

    def __init__(self, fact_id: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"« {fact_id} » n’est pas un fait de ce dispositif. Faits acceptés : {', '.join(known)}."
        )
        self.fact_id = fact_id


class RefusedValue(ValueError):
    """A value that the fact does not accept; the message names the fact, what came and what is accepted."""

    def __init__(self, fact: Fact, received: object, accepted: str) -> None:
        shown = "null" if received is None else str(received)
        super().__init__(f"« {fact.id} » : valeur reçue « {shown} » ; valeurs acceptées : {accepted}.")
        self.fact_id = fact.id


def read_value(fact: Fact, raw: object) -> Value:
    """The value that `raw` (as JSON gives it) stands for.

    Raises:
        RefusedValue: the fact does not accept it.

    """
    if raw is None:
        if fact.accepts_none:
            return None
        raise RefusedValue(fact, raw, accepted_values(fact))
    if isinstance(raw, str) and fact.is_unknown(raw):
        return (raw,) if fact.type is FactType.CHOIX_MULTIPLE else raw
    value = _READERS[fact.type](fact, raw)
    if value is None:
        raise RefusedValue(fact, raw, accepted_values(fact))
    return value


def accepted_values(fact: Fact) -> str:
    """In French, what the fact accepts."""
    accepted = _accepted_by_type(fact)
    if fact.unknown_word is not None and fact.unknown_word not in {v.id for v in fact.values}:
        accepted += f", {fact.unknown_word}"
    if fact.accepts_none:
        accepted += f", null ({fact.none_label})"
    return accepted


def _accepted_by_type(fact: Fact) -> str:
    match fact.type:
        case FactType.TRI | FactType.CHOIX:
            return ", ".join(v.id for v in fact.values)
        case FactType.CHOIX_MULTIPLE:
            return "une liste parmi " + ", ".join(v.id for v in fact.values)
        case FactType.DATE:
            return "une date AAAA-MM-JJ"
        case FactType.MOMENT:
            return "un moment AAAA-MM-JJTHH:MM, heure locale"
        case FactType.HEURE:
            return "une heure HH:MM"
        case FactType.ENTIER:
            low = "" if fact.minimum is None else f" au moins égal à {fact.minimum}"
            high = "" if fact.maximum is None else f" au plus égal à {fact.maximum}"
            return f"un nombre entier{low}{high}"
        case FactType.DEPARTEMENT:
            return "un code de département (« 69 », « 2A », « 974 ») ou « etranger »"
        case FactType.TEXTE:
            return "un texte"


def _choice(fact: Fact, raw: object) -> Value:
    return raw if isinstance(raw, str) and any(v.id == raw for v in fact.values) else None


def _choices(fact: Fact, raw: object) -> Value:
    items = [raw] if isinstance(raw, str) else raw
    if not isinstance(items, list | tuple):
        return None
    known = [v.id for v in fact.values] + ([fact.unknown_word] if fact.unknown_word else [])
    if any(not isinstance(item, str) or item not in known for item in items):
        return None
    return tuple(v for v in dict.fromkeys(known) if v in items)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2})?")
_HOUR = re.compile(r"\d{2}:\d{2}")
_DEPARTEMENT = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|9[78]\d)")


def _day(_fact: Fact, raw: object) -> Value:
    if isinstance(raw, datetime):
        return None
    if isinstance(raw, date):
        return raw
    return _parsed(date.fromisoformat, raw, _DAY)


def _moment(_fact: Fact, raw: object) -> Value:
    if isinstance(raw, datetime):
        return None if raw.tzinfo is not None else raw
    return _parsed(datetime.fromisoformat, raw, _MOMENT)


def _hour(_fact: Fact, raw: object) -> Value:
    return raw if isinstance(raw, time) else _parsed(time.fromisoformat, raw, _HOUR)


def _parsed(parse: object, raw: object, pattern: re.Pattern[str]) -> Value:
    if not isinstance(raw, str) or not pattern.fullmatch(raw) or not callable(parse):
        return None
    try:
        return parse(raw)  # type: ignore[no-any-return]
    except ValueError:
        return None


def _whole(fact: Fact, raw: object) -> Value:
    if isinstance(raw, bool) or not isinstance(raw, int):
        return None
    low = fact.minimum is None or raw >= fact.minimum
    high = fact.maximum is None or raw <= fact.maximum
    return raw if low and high else None


def _text(_fact: Fact, raw: object) -> Value:
    return raw if isinstance(raw, str) else None


def _departement(_fact: Fact, raw: object) -> Value:
    if not isinstance(raw, str):
        return None
    code = raw.strip().upper()
    if code == "ETRANGER":
        return "etranger"
    return code if _DEPARTEMENT.fullmatch(code) else None


_READERS = {
    FactType.TRI: _choice,
    FactType.CHOIX: _choice,
    FactType.CHOIX_MULTIPLE: _choices,
    FactType.DATE: _day,
    FactType.MOMENT: _moment,
    FactType.HEURE: _hour,
    FactType.ENTIER: _whole,
    FactType.TEXTE: _text,
    FactType.DEPARTEMENT: _departement,
}
