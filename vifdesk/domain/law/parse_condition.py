"""The French sentences « si … » to trees. The grammar is in docs/rule_format.md."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from vifdesk.domain.law.condition import (
    TODAY,
    AllOf,
    AnyOf,
    Compared,
    ComparedToEnd,
    Condition,
    Constant,
    Contains,
    DaysCompared,
    HasConcluded,
    HasValue,
    InRegime,
    InTerritory,
    IsNone,
    Known,
    Negation,
    OnGround,
    SameValue,
)
from vifdesk.domain.law.facts import Fact, FactType


class UnreadableCondition(ValueError):
    """A sentence outside the grammar; the message is French and names the word at fault."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that a condition may use."""

    facts: Mapping[str, Fact]
    notions: Mapping[str, Condition]
    regimes: Collection[str]
    territories: Collection[str]
    conclusions: Collection[str]
    motifs: Collection[str]
    deadlines: Collection[str]


def parse_condition(sentence: str, vocabulary: Vocabulary) -> Condition:
    """The tree of `sentence`.

    Raises:
        UnreadableCondition: with the word at fault and what could stand there.

    """
    return _Parser(sentence, vocabulary).whole()


_TOKEN = re.compile(r"\s*(\d{4}-\d{2}-\d{2}|[A-Za-z0-9_]+|<=|>=|!=|[<>=(){},])")
_SIGNS = ("<", "<=", ">", ">=", "=", "!=")
_RESERVED: dict[str, tuple[str, Callable[[tuple[str, ...]], Condition]]] = {
    "regime": ("regimes", InRegime),
    "territoire": ("territories", InTerritory),
    "conclusion": ("conclusions", HasConcluded),
    "motif": ("motifs", OnGround),
}


def _tokens(sentence: str) -> list[str]:
    found, position = [], 0
    text = sentence.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UnreadableCondition(f"signe inattendu « {text[position:].strip()[:12]} »")
        found.append(match.group(1))
        position = match.end()
    return found


class _Parser:
    """Recursive descent over the tokens; one method per level of the grammar."""

    def __init__(self, sentence: str, vocabulary: Vocabulary) -> None:
        self._left = _tokens(sentence)
        self._words = vocabulary

    def whole(self) -> Condition:
        tree = self._any_of()
        if self._left:
            raise UnreadableCondition(f"mot inattendu « {self._left[0]} »")
        return tree

    def _peek(self) -> str:
        return self._left[0] if self._left else ""

    def _next(self, *expected: str) -> str:
        token = self._left.pop(0) if self._left else ""
        if not token or (expected and token not in expected):
            wanted = " ou ".join(f"« {word} »" for word in expected) or "un mot"
            raise UnreadableCondition(f"{wanted} attendu, « {token or 'fin de la phrase'} » trouvé")
        return token

    def _any_of(self) -> Condition:
        items = [self._all_of()]
        while self._peek() == "ou":
            self._next()
            items.append(self._all_of())
        return items[0] if len(items) == 1 else AnyOf(tuple(items))

    def _all_of(self) -> Condition:
        items = [self._negation()]
        while self._peek() == "et":
            self._next()
            items.append(self._negation())
        return items[0] if len(items) == 1 else AllOf(tuple(items))

    def _negation(self) -> Condition:
        if self._peek() == "non":
            self._next()
            return Negation(self._negation())
        if self._peek() == "(":
            self._next()
            inner = self._any_of()
            self._next(")")
            return inner
        return self._atom()

    def _atom(self) -> Condition:
        word = self._next()
        if word in ("toujours", "jamais"):
            return Constant(holds=word == "toujours")
        if word == "connu":
            self._next("(")
            fact = self._fact(self._next())
            self._next(")")
            return Known(fact.id)
        if word in _RESERVED:
            return self._reserved(word)
        if word == TODAY:
            return self._day_compared(TODAY, self._next(*_SIGNS))
        if word in self._words.notions:
            return self._words.notions[word]
        return self._about(self._fact(word))

    def _fact(self, word: str) -> Fact:
        if word not in self._words.facts:
            raise UnreadableCondition(f"« {word} » n’est ni un fait ni une notion de ce dispositif")
        return self._words.facts[word]

    def _reserved(self, word: str) -> Condition:
        kind, build = _RESERVED[word]
        known: Collection[str] = getattr(self._words, kind)
        values, negated = self._values()
        for value in values:
            if value not in known:
                raise UnreadableCondition(f"« {value} » n’est pas une valeur de « {word} » ici")
        found = build(values)
        return Negation(found) if negated else found

    def _values(self) -> tuple[tuple[str, ...], bool]:
        sign = self._next("=", "!=", "dans", "hors")
        if sign in ("=", "!="):
            return (self._next(),), sign == "!="
        self._next("{")
        values = [self._next()]
        while self._next(",", "}") == ",":
            values.append(self._next())
        return tuple(values), sign == "hors"

    def _about(self, fact: Fact) -> Condition:
        match fact.type:
            case FactType.CHOIX_MULTIPLE:
                self._next("contient")
                return Contains(fact.id, self._value_of(fact, self._next()))
            case FactType.DATE | FactType.MOMENT:
                return self._day_compared(fact.id, self._next(*_SIGNS))
            case FactType.ENTIER:
                return self._number_compared(fact)
            case FactType.DEPARTEMENT:
                return self._departement(fact)
            case FactType.TRI | FactType.CHOIX:
                values, negated = self._values()
                found = HasValue(fact.id, tuple(self._value_of(fact, value) for value in values))
                return Negation(found) if negated else found
            case _:
                raise UnreadableCondition(
                    f"« {fact.id} » ({fact.type}) ne se compare pas ; employer connu({fact.id})"
                )

    def _value_of(self, fact: Fact, value: str) -> str:
        if any(v.id == value for v in fact.values):
            return value
        if value == fact.unknown_word:
            if fact.unknown_is_value:
                return value
            raise UnreadableCondition(
                f"« {fact.id} = {value} » : ce fait est ouvert ; employer non connu({fact.id})"
            )
        raise UnreadableCondition(f"« {value} » n’est pas une valeur de « {fact.id} »")

    def _number_compared(self, fact: Fact) -> Condition:
        sign, word = self._next(*_SIGNS), self._next()
        if word == "neant":
            return self._none(fact.id, sign)
        if not word.isdigit():
            raise UnreadableCondition(f"nombre attendu après « {fact.id} {sign} », « {word} » trouvé")
        return Compared(fact.id, sign, int(word))

    def _departement(self, fact: Fact) -> Condition:
        values, negated = self._values()
        found: Condition
        if len(values) == 1 and values[0] in self._words.facts:
            found = SameValue(fact.id, values[0])
        elif values == ("neant",):
            found = IsNone(fact.id)
        else:
            found = HasValue(fact.id, tuple("etranger" if v == "etranger" else v.upper() for v in values))
        return Negation(found) if negated else found

    def _none(self, fact_id: str, sign: str) -> Condition:
        if sign not in ("=", "!="):
            raise UnreadableCondition(f"« neant » ne se compare que par = ou != (« {fact_id} {sign} neant »)")
        return IsNone(fact_id) if sign == "=" else Negation(IsNone(fact_id))

    def _day_compared(self, day: str, sign: str) -> Condition:
        word = self._next()
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word):
            return Compared(day, sign, _constant_day(word))
        if word == "neant" and day != TODAY:
            return self._none(day, sign)
        fact = self._words.facts.get(day)
        if fact is not None and word == fact.unknown_word and fact.unknown_is_value and sign in ("=", "!="):
            found = HasValue(day, (word,))
            return Negation(found) if sign == "!=" else found
        if word == "terme":
            self._next("(")
            deadline = self._next()
            self._next(")")
            if deadline not in self._words.deadlines:
                raise UnreadableCondition(f"« {deadline} » n’est pas une échéance de ce dispositif")
            return ComparedToEnd(day, sign, deadline)
        if word != TODAY and self._fact(word).type not in (FactType.DATE, FactType.MOMENT):
            raise UnreadableCondition(f"« {word} » n’est pas une date")
        return DaysCompared(day, sign, word)


def _constant_day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise UnreadableCondition(f"« {word} » n’est pas un jour du calendrier") from None
