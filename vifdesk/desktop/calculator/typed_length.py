"""A length as one types it: « 10 », « 10j », « 48 h », « 6 mois », « 3m5j ». Pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.unreadable import Unreadable, received
from vifdesk.domain.dates.wording import typographie

_EXAMPLES = "Écrivez un nombre, ou un nombre avec son unité : 10, 10j, 48h, 6m, 2s, 1a, ou 3m5j."
_PART = re.compile(
    r"(\d{1,5})\s*(heures?|h|jours?|j|semaines?|sem|s|mois|m|annees?|ans?|a)?\s*(?:puis|et|\+|,)?\s*"
)
_UNITS = {"h": Unit.HEURES, "j": Unit.JOURS, "s": Unit.SEMAINES, "m": Unit.MOIS, "a": Unit.ANS}


@dataclass(frozen=True, slots=True)
class TypedLength:
    """What was typed. `unit` None: a bare number. `then_unit` is never None when there is a second part."""

    count: int
    unit: Unit | None
    then_count: int | None = None
    then_unit: Unit | None = None

    def period(self, unit: Unit) -> Period:
        """The length, a bare number counted in `unit`. Raises `ImpossiblePeriod`."""
        then = None if self.then_count is None else Period(self.then_count, self.then_unit or Unit.JOURS)
        return Period(self.count, self.unit or unit, then)


def parse_length(text: str) -> TypedLength:
    """Read one length of one or two parts. Raises `Unreadable` with a sentence for the field."""
    typed = _plain(text)
    parts: list[tuple[int, Unit | None]] = []
    place = 0
    while place < len(typed):
        match = _PART.match(typed, place)
        if match is None or len(parts) == 2:
            raise _refused(text)
        parts.append((int(match[1]), _UNITS[match[2][0]] if match[2] else None))
        place = match.end()
    if not parts or typed.endswith(("puis", "et", "+", ",")):
        raise _refused(text)
    if len(parts) == 2 and (parts[0][1] is None or parts[1][1] is None):
        raise _refused(text)
    (count, unit), *rest = parts
    return TypedLength(count, unit, *rest[0]) if rest else TypedLength(count, unit)


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())


def _refused(text: str) -> Unreadable:
    return Unreadable(typographie(f"La durée {received(text)} n’a pas été comprise. {_EXAMPLES}"))
