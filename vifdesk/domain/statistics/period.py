"""The days that a report counts, and the ones it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vifdesk.domain.dates.period import add_months
from vifdesk.domain.dates.wording import day_in_words


class Span(StrEnum):
    """What a period is, as people name it."""

    TRIMESTRE = "trimestre"
    SEMESTRE = "semestre"
    ANNEE = "annee"
    LIBRE = "libre"


_MONTHS = {Span.TRIMESTRE: 3, Span.SEMESTRE: 6, Span.ANNEE: 12}
_QUARTERS = ("premier", "deuxième", "troisième", "quatrième")


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both days counted.

    Raises:
        ValueError: `until` comes before `since`.

    """

    since: date
    until: date

    def __post_init__(self) -> None:
        if self.until < self.since:
            raise ValueError("reversed")

    @property
    def span(self) -> Span:
        """The longest usual period that it is exactly; free for any other."""
        for span in (Span.ANNEE, Span.SEMESTRE, Span.TRIMESTRE):
            if self == _around(self.since, _MONTHS[span]):
                return span
        return Span.LIBRE

    @property
    def days(self) -> int:
        """How many days it has, both ends counted."""
        return (self.until - self.since).days + 1

    def before(self) -> Period | None:
        """The usual period just before; of a free one, as many days. None where the calendar begins too late for it."""
        try:
            if self.span is Span.LIBRE:
                last = self.since - timedelta(days=1)
                return Period(last - timedelta(days=self.days - 1), last)
            return _around(self.since - timedelta(days=1), _MONTHS[self.span])
        except (OverflowError, ValueError):
            return None

    def __contains__(self, day: object) -> bool:
        """Whether a day lies in it, both ends included."""
        return isinstance(day, date) and self.since <= day <= self.until

    @property
    def title(self) -> str:
        """Its name in French: « premier trimestre 2026 », « année 2025 », « du … au … »."""
        year, rank = self.since.year, self.since.month - 1
        match self.span:
            case Span.TRIMESTRE:
                return f"{_QUARTERS[rank // 3]} trimestre {year}"
            case Span.SEMESTRE:
                return f"{_QUARTERS[rank // 6]} semestre {year}".replace("deuxième", "second")
            case Span.ANNEE:
                return f"année {year}"
        if self.days == 1:
            return day_in_words(self.since)
        return f"du {day_in_words(self.since)} au {day_in_words(self.until)}"


def quarter_of(day: date) -> Period:
    """The quarter of that day."""
    return _around(day, _MONTHS[Span.TRIMESTRE])


def half_year_of(day: date) -> Period:
    """The half-year of that day."""
    return _around(day, _MONTHS[Span.SEMESTRE])


def year_of(day: date) -> Period:
    """The year of that day."""
    return _around(day, _MONTHS[Span.ANNEE])


def _around(day: date, months: int) -> Period:
    """The period of so many months, counted from January, in which the day lies."""
    since = date(day.year, (day.month - 1) // months * months + 1, 1)
    if since.year == date.max.year and since.month + months > 12:
        return Period(since, date.max)
    return Period(since, add_months(since, months) - timedelta(days=1))
