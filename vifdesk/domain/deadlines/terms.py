"""What a computed delay is: its dates, and the steps that prove them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vifdesk.domain.dates.notice import Notice


class Nature(StrEnum):
    """How a delay is counted; a property of the rule, never a guess of the user.

    - `ACTE`: days to years to do something; the start day is not counted; prorogued to a working day.
    - `ACTE_FRANC`: the same, the last day not counted either; the extra day is added before the prorogation.
    - `HEURES_MESURE`: from minute to minute, never prorogued (a measure, or hours that bind a judge).
    - `HEURES_RECOURS`: hours to appeal, prorogued to the same hour of the next working day.
    - `DUREE`: how long a measure lasts; never prorogued.
    """

    ACTE = "acte"
    ACTE_FRANC = "acte_franc"
    HEURES_MESURE = "heures_mesure"
    HEURES_RECOURS = "heures_recours"
    DUREE = "duree"

    @property
    def in_hours(self) -> bool:
        """Whether its dates are moments; otherwise they are days, each ending at 24 h."""
        return self in (Nature.HEURES_MESURE, Nature.HEURES_RECOURS)

    @property
    def extendable(self) -> bool:
        """Whether a non-working last day pushes the end to a working one."""
        return self not in (Nature.HEURES_MESURE, Nature.DUREE)


@dataclass(frozen=True, slots=True)
class Terms:
    """The dates of a delay: days for a nature in days, naive local moments of the territory for one in hours.

    - `start`: None only when a judge fixed the end and no start is known.
    - `raw_end`: before any prorogation; `end`: the outer bound.
    - `prudent`: the last useful date; never before `start`. A moment at 0 h is 24 h of the day before: see `prudent_day`.
    - `veille`: for a `DUREE`, the day before `end` (the cautious reading of its last day); else None.
    """

    nature: Nature
    start: date | datetime | None
    raw_end: date | datetime
    end: date | datetime
    prudent: date | datetime
    veille: date | None
    steps: tuple[str, ...]
    sources: tuple[str, ...]
    warnings: tuple[Notice, ...] = ()

    @property
    def prorogued(self) -> bool:
        """Whether a non-working day has moved the end."""
        return self.end != self.raw_end

    @property
    def prudent_day(self) -> date:
        """The day on which to act at the latest: where an agenda or an alert places it."""
        return useful_day(self.prudent)


def useful_day(limit: date | datetime) -> date:
    """The last day that a limit leaves: its day, but the day before when the limit is a moment at 0 h."""
    if isinstance(limit, datetime):
        return (limit - timedelta(microseconds=1)).date()
    return limit
