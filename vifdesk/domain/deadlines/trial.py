"""A worked delay: a start, a length, and the dates that must come out. It can be checked by hand with a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.domain.dates.period import Period
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.terms import Nature, Terms


@dataclass(frozen=True, slots=True)
class DelayTrial:
    """One line of the file. `extendable` None: what the nature says; `veille` None: the nature has none."""

    line: int
    why: str
    start: date | datetime
    period: Period
    nature: Nature
    territory: Territory
    extendable: bool | None
    raw_end: date | datetime
    end: date | datetime
    prudent: date | datetime
    veille: date | None


def delay_discrepancies(trial: DelayTrial, terms: Terms) -> Iterator[str]:
    """Where the dates are not those of the line, in French."""
    pairs = (
        ("terme brut", terms.raw_end, trial.raw_end),
        ("terme", terms.end, trial.end),
        ("date prudente", terms.prudent, trial.prudent),
        ("veille", terms.veille, trial.veille),
    )
    for name, given, wanted in pairs:
        if given != wanted:
            yield f"{name} : {given} au lieu de {wanted}"
