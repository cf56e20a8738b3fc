"""The computation of a delay. Pure: the same words give the same dates, whatever the day and the machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from vifdesk.domain.dates.citations import Reckoning
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.notice import Notice
from vifdesk.domain.dates.period import ImpossiblePeriod, Period, add_period
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.deadlines import proof
from vifdesk.domain.deadlines.elapsed import elapse
from vifdesk.domain.deadlines.terms import Nature, Terms, useful_day

__all__ = ["ImpossiblePeriod", "compute", "terms_to"]

_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Case:
    """One computation under way: the place, and the proof as it grows."""

    nature: Nature
    territory: Territory
    calendar: Calendar
    extendable: bool
    reference: date
    steps: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    warnings: list[Notice] = field(default_factory=list)

    def cite(self, reckoning: Reckoning) -> str:
        """The article, kept among the sources; empty when the calendar knows none."""
        article = self.calendar.citation(reckoning, self.reference)
        if article and article not in self.sources:
            self.sources.append(article)
        return article

    def is_working_day(self, day: date) -> bool:
        return self.calendar.is_working_day(day, self.territory)

    def prorogue(self, day: date) -> date:
        return self.calendar.first_working_day_from(day, self.territory)

    def last_working_day(self, day: date, *, floor: date | None) -> date:
        """The last working day on or before `day`; `floor`, the start, when none lies after it."""
        while (floor is None or day > floor) and not self.is_working_day(day):
            day -= _ONE_DAY
        return day

    def warn_of_disputed_days(self, first: date, last: date) -> None:
        """What is disputed about a day that made, or could have unmade, the result."""
        for n in range((last - first).days + 1):
            for notice in self.calendar.notices(first + timedelta(days=n), self.territory):
                if notice not in self.warnings:
                    self.warnings.append(notice)


def compute(
    start: date | datetime,
    period: Period,
    *,
    nature: Nature,
    territory: Territory,
    calendar: Calendar,
    extendable: bool | None = None,
) -> Terms:
    """The terms of `period` from `start`, with their proof.

    For a nature in hours `start` is a naive local time of the territory; for the others its hour, if any, does not count.
    `extendable` None: what the nature says; False: no prorogation.
    Raises `ImpossiblePeriod` (a length that does not suit the nature, no hour where one is needed, a prorogation of what
    is never prorogued) and `OutsideCalendar`.
    """
    case = _open_case(nature, territory, calendar, extendable, _day(start))
    if nature.in_hours:
        return _hours_from(_moment(start), period, case)
    return _days_from(_day(start), period, case)


def terms_to(
    end: date | datetime,
    *,
    start: date | datetime | None,
    territory: Territory,
    calendar: Calendar,
    nature: Nature = Nature.DUREE,
    extendable: bool | None = None,
) -> Terms:
    """The terms of an end that the judge fixed: it is the raw end; the rest follows as in `compute`.

    Raises `ImpossiblePeriod` when it lies before `start`, and `OutsideCalendar`.
    """
    case = _open_case(nature, territory, calendar, extendable, _day(end) if start is None else _day(start))
    if nature.in_hours:
        raw_moment, from_moment = _moment(end), None if start is None else _moment(start)
        _refuse_reversed(from_moment, raw_moment)
        case.steps.append(proof.fixed_end(raw_moment))
        return _close_hours(from_moment, raw_moment, case)
    raw_day, from_day = _day(end), None if start is None else _day(start)
    _refuse_reversed(from_day, raw_day)
    case.steps.append(proof.fixed_end(raw_day))
    return _close_days(from_day, raw_day, case)


def _open_case(
    nature: Nature, territory: Territory, calendar: Calendar, extendable: bool | None, reference: date
) -> _Case:
    if extendable and not nature.extendable:
        raise ImpossiblePeriod(typographie(f"Un délai de nature « {nature} » n’est jamais prorogé."))
    calendar.refuse_outside(reference)
    extends = nature.extendable if extendable is None else extendable
    return _Case(nature, territory, calendar, extends, reference)


def _day(start: date | datetime) -> date:
    return start.date() if isinstance(start, datetime) else start


def _moment(start: date | datetime) -> datetime:
    if not isinstance(start, datetime):
        raise ImpossiblePeriod("Un délai en heures part d’un jour et d’une heure : l’heure manque.")
    if start.tzinfo is not None:
        raise ImpossiblePeriod("L’heure s’entend en heure locale du territoire, sans fuseau horaire.")
    return start


def _refuse_reversed(start: date | None, end: date) -> None:
    if start is not None and end < start:
        raise ImpossiblePeriod(
            typographie(
                f"Le terme fixé ({proof.limit_in_words(end)}) précède le départ ({proof.limit_in_words(start)})."
            )
        )


# ------------------------------------------------------------------------------------------------------------ days


def _days_from(start: date, period: Period, case: _Case) -> Terms:
    if period.in_hours:
        raise ImpossiblePeriod(
            typographie(
                f"Un délai de nature « {case.nature} » se compte en jours, semaines, mois ou ans, pas en heures."
            )
        )
    raw_end = add_period(start, period)
    case.calendar.refuse_outside(raw_end)
    article = case.cite(Reckoning.MOIS if period.months() else Reckoning.JOURS)
    mixed = case.cite(Reckoning.MIXTE) if period.months() and period.days() else ""
    lasts = case.nature is Nature.DUREE
    case.steps += proof.addition(start, period, "" if lasts else article, mixed, start_counts=lasts)
    if case.nature is Nature.ACTE_FRANC:
        raw_end += _ONE_DAY
        case.steps.append(proof.free_day(raw_end, case.cite(Reckoning.FRANC)))
    return _close_days(start, raw_end, case)


def _close_days(start: date | None, raw_end: date, case: _Case) -> Terms:
    case.calendar.refuse_outside(raw_end)
    if case.nature is Nature.DUREE:
        return _close_measure(start, raw_end, case)
    end = _prorogue_day(raw_end, case)
    prudent = case.last_working_day(raw_end, floor=start)
    case.steps.append(proof.prudent_date(prudent, raw_end, start, case.territory, case.calendar))
    case.warn_of_disputed_days(prudent, end)
    return _terms(case, start, raw_end, end, prudent, None)


def _prorogue_day(raw_end: date, case: _Case) -> date:
    if not case.extendable:
        case.steps.append(proof.not_extended())
        return raw_end
    if case.is_working_day(raw_end):
        case.steps.append(proof.expires_on(raw_end, case.cite(Reckoning.EXPIRATION)))
        return raw_end
    end = case.prorogue(raw_end)
    case.steps += proof.closed_days(raw_end, end, case.territory, case.calendar)
    case.steps.append(proof.prorogued_to(end, case.cite(Reckoning.PROROGATION)))
    return end


def _close_measure(start: date | None, end: date, case: _Case) -> Terms:
    veille = end - _ONE_DAY
    # A measure of one day leaves no day before its end: the start is then the only useful day.
    last = veille if start is None else max(veille, start)
    prudent = case.last_working_day(last, floor=start)
    case.steps.append(proof.lasting_measure(case.cite(Reckoning.DUREE)))
    case.steps.append(proof.eve(veille))
    case.steps.append(proof.prudent_date(prudent, last, start, case.territory, case.calendar))
    case.warn_of_disputed_days(prudent, last)
    return _terms(case, start, end, end, prudent, veille)


# ----------------------------------------------------------------------------------------------------------- hours


def _hours_from(start: datetime, period: Period, case: _Case) -> Terms:
    if not period.in_hours:
        raise ImpossiblePeriod(
            typographie(f"Un délai de nature « {case.nature} » se compte en heures, pas en {period.unit}.")
        )
    elapsed = elapse(start, period.count, case.calendar.zone(case.territory))
    case.steps += proof.hours_passed(start, period, elapsed, "")
    if elapsed.crosses_a_clock_change:
        case.warnings.append(proof.clock_change(elapsed))
    return _close_hours(start, elapsed.end, case)


def _close_hours(start: datetime | None, raw_end: datetime, case: _Case) -> Terms:
    case.calendar.refuse_outside(raw_end)
    if case.nature is Nature.HEURES_MESURE:
        case.steps.append(proof.hour_to_hour(case.cite(Reckoning.HEURES_MESURE)))
        case.steps.append(
            proof.prudent_date(raw_end, useful_day(raw_end), None, case.territory, case.calendar)
        )
        return _terms(case, start, raw_end, raw_end, raw_end, None)
    end = _prorogue_moment(raw_end, case)
    prudent = _prudent_moment(start, raw_end, case)
    bound = useful_day(prudent) if prudent == raw_end else raw_end.date()
    case.steps.append(proof.prudent_date(prudent, bound, start, case.territory, case.calendar))
    case.warn_of_disputed_days(useful_day(prudent), end.date())
    return _terms(case, start, raw_end, end, prudent, None)


def _prorogue_moment(raw_end: datetime, case: _Case) -> datetime:
    if not case.extendable:
        case.steps.append(proof.not_extended())
        return raw_end
    if case.is_working_day(raw_end.date()):
        case.steps.append(proof.expires_at(raw_end))
        return raw_end
    day = case.prorogue(raw_end.date())
    end = datetime.combine(day, raw_end.time())
    case.steps += proof.closed_days(raw_end.date(), day, case.territory, case.calendar)
    case.steps.append(proof.prorogued_to_moment(end, case.cite(Reckoning.HEURES_RECOURS)))
    return end


def _prudent_moment(start: datetime | None, raw_end: datetime, case: _Case) -> datetime:
    """The raw moment on a working day, else 24 h of the last working day before, written 0 h of the next; never before the start."""
    if case.is_working_day(raw_end.date()):
        return raw_end
    floor = None if start is None else start.date()
    day = case.last_working_day(raw_end.date(), floor=floor)
    if start is not None and not case.is_working_day(day):
        return start
    return datetime.combine(day + _ONE_DAY, datetime.min.time())


# ------------------------------------------------------------------------------------------------------------ both


def _terms(
    case: _Case,
    start: date | datetime | None,
    raw_end: date | datetime,
    end: date | datetime,
    prudent: date | datetime,
    veille: date | None,
) -> Terms:
    return Terms(
        nature=case.nature,
        start=start,
        raw_end=raw_end,
        end=end,
        prudent=prudent,
        veille=veille,
        steps=tuple(case.steps),
        sources=tuple(case.sources),
        warnings=tuple(case.warnings),
    )
