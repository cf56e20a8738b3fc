"""The articles that govern the counting of time, as dated values: a code may be renumbered, code need not change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reckoning(StrEnum):
    """A rule of counting that a proof invokes. The value is its identifier in resources/calendrier/comput.toml."""

    JOURS = "jours"
    MOIS = "mois"
    MIXTE = "mixte"
    EXPIRATION = "expiration"
    PROROGATION = "prorogation"
    FRANC = "franc"
    HEURES_MESURE = "heures_mesure"
    HEURES_RECOURS = "heures_recours"
    DUREE = "duree"


@dataclass(frozen=True, slots=True)
class Citation:
    """Which text holds a rule of counting, from `since` to `until`, both days included; None: without bound."""

    reckoning: Reckoning
    text: str
    since: date | None = None
    until: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether it is the text to cite for a period that starts on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def cited(citations: Iterable[Citation], reckoning: Reckoning, day: date) -> str:
    """The text to cite; empty when none is known, and the proof then goes without its article."""
    for citation in citations:
        if citation.reckoning is reckoning and citation.in_force(day):
            return citation.text
    return ""
