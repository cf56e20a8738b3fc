"""The sentences that prove a term: one per step, naming the day, the holiday, the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.period import Period, Unit, add_period, lacks_same_day, period_in_words
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import (
    MONTHS,
    WEEKDAYS,
    day_in_words,
    hour_in_words,
    moment_in_words,
    sentence_case,
    typographie,
)
from vifdesk.domain.deadlines.elapsed import Elapsed
from vifdesk.domain.deadlines.terms import useful_day

_SATURDAY = 5
_MIDNIGHT = (0, 0, 0, 0)


def limit_in_words(limit: date | datetime) -> str:
    """A day or a moment as a bound; a moment at 0 h is « 24 h » of the day before, which nobody misreads."""
    if not isinstance(limit, datetime):
        return day_in_words(limit)
    if (limit.hour, limit.minute, limit.second, limit.microsecond) == _MIDNIGHT:
        return f"{day_in_words(useful_day(limit))} à 24 h"
    return moment_in_words(limit)


def addition(
    start: date, period: Period, article: str, mixed_article: str, *, start_counts: bool
) -> list[str]:
    """From the start to the raw end: months and years in one sentence, then weeks and days in another."""
    first, *rest = _stretches(period)
    reached, months = add_period(start, first), first.months()
    counted = "" if months or start_counts else ", ce jour non compté"
    length = sentence_case(period_in_words(first))
    sentence = (
        f"{length} à compter du {day_in_words(start)}{counted} : {day_in_words(reached)}{_cite(article)}."
    )
    if lacks_same_day(start, months):
        month = sentence_case(f"{MONTHS[reached.month - 1]} {reached.year}")
        sentence += f" {month} n’a pas de {start.day} : c’est le dernier jour du mois."
    steps = [sentence]
    for stretch in rest:
        reached = add_period(reached, stretch)
        steps.append(f"Puis {period_in_words(stretch)} : {day_in_words(reached)}{_cite(mixed_article)}.")
    return [typographie(step) for step in steps]


def _stretches(period: Period) -> list[Period]:
    """What is counted in one step: the years and months together, then the weeks and days."""
    by_month = [part for part in period.parts() if part[1] in (Unit.ANS, Unit.MOIS)]
    by_day = [part for part in period.parts() if part[1] not in (Unit.ANS, Unit.MOIS)]
    return [_chained(parts) for parts in (by_month, by_day) if parts]


def _chained(parts: Sequence[tuple[int, Unit]]) -> Period:
    (count, unit), *rest = parts
    return Period(count, unit, _chained(rest) if rest else None)


def fixed_end(end: date | datetime) -> str:
    """The end is an answer, not a computation."""
    return typographie(f"Terme fixé par la décision : {limit_in_words(end)}.")


def free_day(raw: date, article: str) -> str:
    """A *franc* delay gains a day."""
    return typographie(
        f"Délai franc, le jour de l’échéance ne compte pas : {day_in_words(raw)}{_cite(article)}."
    )


def closed_days(first: date, until: date, territory: Territory, calendar: Calendar) -> list[str]:
    """Each non-working day from `first` to the day before `until`, with its reason."""
    days = (first + timedelta(days=n) for n in range((until - first).days))
    return [
        typographie(
            f"{sentence_case(day_in_words(day))} : jour non ouvrable ({calendar.closed_reason(day, territory)})."
        )
        for day in days
    ]


def prorogued_to(end: date, article: str) -> str:
    """The end moves to a working day."""
    return typographie(
        f"Prorogé au premier jour ouvrable suivant : {day_in_words(end)}, à 24 h{_cite(article)}."
    )


def prorogued_to_moment(end: datetime, article: str) -> str:
    """The end moves to the same hour of a working day; the other reading is told."""
    return typographie(
        f"Prorogé à la même heure du premier jour ouvrable suivant : {moment_in_words(end)}{_cite(article)}. "
        "Une lecture plus large irait jusqu’à 24 h ce jour-là ; elle n’est pas retenue."
    )


def expires_on(end: date, article: str) -> str:
    """The raw end is a working day: nothing moves."""
    return typographie(
        f"{sentence_case(day_in_words(end))} est un jour ouvrable : le délai expire ce jour-là à 24 h{_cite(article)}."
    )


def expires_at(end: datetime) -> str:
    """The raw end of an appeal in hours falls on a working day: nothing moves."""
    return typographie(f"{sentence_case(WEEKDAYS[end.weekday()])} est un jour ouvrable : pas de prorogation.")


def not_extended() -> str:
    """The rule itself excludes the prorogation."""
    return "Délai sans prorogation : le terme ne se reporte pas, même un jour non ouvrable."


def lasting_measure(article: str) -> str:
    """A duration is never prorogued."""
    return typographie(f"Durée d’une mesure : jamais prorogée{_cite(article)}.")


def hour_to_hour(article: str) -> str:
    """A measure in hours is never prorogued."""
    return typographie(f"Délai compté d’heure à heure : jamais prorogé{_cite(article)}.")


def eve(veille: date) -> str:
    """The cautious reading of the last day of a measure."""
    return typographie(f"Lecture prudente du dernier jour : la veille, {day_in_words(veille)}, à 24 h.")


def hours_passed(start: datetime, period: Period, elapsed: Elapsed, article: str) -> list[str]:
    """From the start to the raw end, and what the clocks did meanwhile."""
    length = sentence_case(period_in_words(period))
    steps = [
        f"{length} à compter du {moment_in_words(start)} : {moment_in_words(elapsed.end)}{_cite(article)}."
    ]
    if elapsed.start_is_ambiguous:
        steps.append(
            f"{_the_hour(start)} sonne deux fois cette nuit-là : la première est retenue, par prudence."
        )
    if elapsed.start_is_skipped:
        steps.append(
            f"{_the_hour(start)} n’existe pas cette nuit-là : l’instant le plus ancien est retenu, par prudence."
        )
    if elapsed.crosses_a_clock_change:
        steps.append(
            f"L’heure légale change entre-temps : les heures écoulées conduisent à {hour_in_words(elapsed.end)}, "
            f"le cadran seul donnerait {hour_in_words(elapsed.by_the_clock)}."
        )
    if elapsed.end_is_repeated:
        which = "seconde" if elapsed.end_is_second else "première"
        steps.append(f"{_the_hour(elapsed.end)} sonne deux fois cette nuit-là : c’est la {which}.")
    return [typographie(step) for step in steps]


def clock_change(elapsed: Elapsed) -> Notice:
    """The law is silent on clock changes: keep to the nearer hour."""
    earlier = min(elapsed.end, elapsed.by_the_clock)
    return Notice(
        "changement_heure",
        typographie(
            "L’heure légale change pendant ce délai et aucune décision connue ne dit comment compter : "
            f"tenez-vous à l’heure la plus proche, {moment_in_words(earlier)}."
        ),
    )


def _the_hour(moment: datetime) -> str:
    return f"L’heure indiquée ({moment_in_words(moment)})"


def prudent_date(
    prudent: date | datetime,
    bound: date,
    start: date | datetime | None,
    territory: Territory,
    calendar: Calendar,
) -> str:
    """Why this date: what was skipped between it and `bound`, the last day that was thinkable."""
    words = f"Date prudente : {limit_in_words(prudent)}"
    day = useful_day(prudent)
    if prudent == start:
        return typographie(f"{words}, jour du départ : aucun jour ouvrable ne le sépare du terme.")
    if day == bound:
        return typographie(f"{words}.")
    skipped = [_named(day + timedelta(days=n), territory, calendar) for n in range(1, (bound - day).days + 1)]
    verb = "est écarté" if len(skipped) == 1 else "sont écartés"
    return typographie(f"{words}, dernier jour ouvrable utile ; {verb} : {', '.join(skipped)}.")


def _named(day: date, territory: Territory, calendar: Calendar) -> str:
    holiday = None if day.weekday() >= _SATURDAY else calendar.holiday(day, territory)
    return f"{day_in_words(day)} ({holiday.name})" if holiday else day_in_words(day)


def _cite(article: str) -> str:
    return f" ({article})" if article else ""
