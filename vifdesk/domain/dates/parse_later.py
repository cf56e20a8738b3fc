"""An hour to come, as it is typed with a phone in the other hand."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from vifdesk.domain.dates.parse_day import parse_day, parse_moment
from vifdesk.domain.dates.unreadable import Unreadable, UnreadableHour
from vifdesk.domain.dates.wording import WEEKDAYS, moment_in_words, typographie

MORNING = time(9, 0)
"""When one rings back « demain », without an hour."""

_MINUTES = r"(?P<minutes>\d{1,3}) ?(?:min(?:utes?)?|mn)"
_HOURS = r"(?P<hours>\d{1,2}) ?h(?:eures?)?"
_FROM_NOW = (
    re.compile(rf"(?:\+|dans ) ?{_HOURS}(?: ?(?P<minutes>\d{{1,2}})(?: ?(?:min(?:utes?)?|mn))?)?"),
    re.compile(rf"(?:\+|dans )? ?(?:{_HOURS} ?)?{_MINUTES}"),
)
"""« +2h », « dans 1 h 30 »; « 30 min », « 1 h 30 min ». « 8h » alone is an hour of the day."""
_NOT_UNDERSTOOD = typographie(
    "L’heure n’a pas été comprise. Écrivez par exemple 8h, 30min, +2h, demain, lundi 14h."
)


def parse_later(text: str, *, now: datetime) -> datetime:
    """The moment to come that `text` names.

    - `30min`, `+2h`, `dans 1 h 30`: from now.
    - `8h`, `17h40`: the next such hour, today or tomorrow.
    - `demain`, `lundi`, `22/5`: that day at 9 h, the next such weekday; with an hour (`lundi 14h`), at that hour.

    Raises:
        Unreadable: it is not understood, or lies behind `now`.

    """
    typed = " ".join(text.lower().replace("’", "'").split()).strip(" .,")
    moment = _shifted(typed, now) or _named(text, typed, now)
    if moment <= now:
        raise UnreadableHour(
            typographie(
                f"Le {moment_in_words(moment)} est déjà passé : écrivez une heure à venir, par exemple demain 9h."
            )
        )
    return moment


def _shifted(typed: str, now: datetime) -> datetime | None:
    match = next((found for form in _FROM_NOW if (found := form.fullmatch(typed))), None)
    if match is None:
        return None
    length = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0))
    return now.replace(second=0, microsecond=0) + length


def _named(text: str, typed: str, now: datetime) -> datetime:
    today = now.date()
    try:
        moment = parse_moment(text, today=today)
    except Unreadable:
        try:
            moment = datetime.combine(parse_day(text, today=today), MORNING)
        except Unreadable:
            raise UnreadableHour(_NOT_UNDERSTOOD) from None
    if moment > now:
        return moment
    if any(typed.startswith(day) for day in WEEKDAYS):
        return moment + timedelta(days=7)
    return moment + timedelta(days=1) if _hour_alone(typed) else moment


def _hour_alone(typed: str) -> bool:
    return (
        re.fullmatch(r"(?:a )?\d{1,2}(?: ?h(?:eures?)?(?: ?\d{2})?|:\d{2})|\d{3,4}|midi|minuit", typed)
        is not None
    )
