"""Texts with places to fill: `{fact}`, `{terme(deadline)}`, `{jours(day, day)}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.wording import day_in_words, period_in_words
from vifdesk.domain.law.facts import Value
from vifdesk.domain.wizard.dating import end_reader
from vifdesk.domain.wizard.reading import Reading
from vifdesk.domain.wizard.words import typeset, value_in_words

_PLACE = re.compile(r"\{([a-z0-9_(), ]+)\}")
_END = re.compile(r"terme\(([a-z0-9_]+)\)")
_DAYS = re.compile(r"jours\((.+),(.+)\)")
UNSAID = "(non renseigné)"


def text_filler(reading: Reading) -> Callable[[str], str]:
    """Fills a text's places from the facts, with French typography."""
    ends = end_reader(reading)
    known = reading.compiled.space.facts

    def day(expression: str) -> date | None:
        """The day of a fact or of a deadline's end, if it is known."""
        end = _END.fullmatch(expression)
        found = ends(end.group(1)) if end else reading.facts.get(expression)
        if isinstance(found, datetime):
            return found.date()
        return found if isinstance(found, date) else None

    def words(place: re.Match[str]) -> str:
        expression = place.group(1).strip()
        days = _DAYS.fullmatch(expression)
        if days:
            return _between(day(days.group(1).strip()), day(days.group(2).strip()))
        if _END.fullmatch(expression):
            end = day(expression)
            return UNSAID if end is None else day_in_words(end)
        fact = known.get(expression)
        value: Value = reading.facts.get(expression)
        return UNSAID if fact is None or expression not in reading.facts else value_in_words(fact, value)

    return lambda text: typeset(_PLACE.sub(words, text) if "{" in text else text)


def _between(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return UNSAID
    days = abs((last - first).days)
    return "zéro jour" if days == 0 else period_in_words(Period(days, Unit.JOURS))


def names_in(text: str) -> Iterator[tuple[str, bool]]:
    """Each name that a text's places use, and whether it is a deadline (else a fact)."""
    for place in _PLACE.findall(text):
        for deadline in _END.findall(place):
            yield deadline, True
        inner = _END.sub("", place)
        days = _DAYS.fullmatch(inner.strip())
        for fact in days.groups() if days else (inner,):
            if fact.strip():
                yield fact.strip(), False
