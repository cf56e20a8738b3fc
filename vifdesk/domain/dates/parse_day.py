"""What a magistrate types for a day or a moment, read into one."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from vifdesk.domain.dates.parse_hour import parse_hour
from vifdesk.domain.dates.period import ImpossiblePeriod, add_months
from vifdesk.domain.dates.unreadable import Unreadable, UnreadableDay, UnreadableHour, received
from vifdesk.domain.dates.wording import MONTHS, WEEKDAYS, short_day, typographie

__all__ = ["Unreadable", "UnreadableDay", "UnreadableHour", "parse_day", "parse_hour", "parse_moment"]

_ACCEPTED = "Écrivez par exemple 22/5, 22/05/2026, 22 mai, hier, lundi, +6m (mois), -3j (jours), +2s (semaines) ou +1a (ans)."
FIRST_YEAR, LAST_YEAR = 1900, 2199
FUTURE_MONTHS = 6
"""A day without its year lies in the twelve months that end, that day excluded, so many months from today."""
_CENTURY_AHEAD = 20


def parse_day(text: str, *, today: date) -> date:
    """The day that `text` names.

    - `22/5`, `22/05/26`, `22/05/2026`, `22.5.2026`, `22-05-2026`, `22052026`, `22 mai 2026`, `1er mai`, `2026-05-22`;
      a weekday before them must be the right one.
    - `hier`, `avant-hier`, `aujourd'hui`, `auj`, `demain`, `après-demain`.
    - `+6m`, `-3j`, `+2s`, `+1a`, `dans 6 mois`, `il y a 3 jours`: from today, months by quantième.
    - `lundi`: the last one, today included, for what is typed is most often a past fact; `lundi dernier`: the last one
      before today; `lundi prochain`: the first one after today.
    - Without a year: the one such day among the twelve months that end six months from today; at just six months either
      way, the past one.
    - A year of two digits: the nearest, at most twenty years ahead.

    Raises `UnreadableDay`.
    """
    typed = _plain(text)
    try:
        day = _relative(typed, today) or _weekday(typed, today) or _written(typed, text, today)
    except (OverflowError, ImpossiblePeriod):
        raise _unsuitable(text, "Cette date est hors du calendrier.") from None
    if day is None:
        raise _not_understood(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _unsuitable(text, f"L’année doit être comprise entre {FIRST_YEAR} et {LAST_YEAR}.")
    return day


def parse_moment(text: str, *, today: date, now: datetime | None = None) -> datetime:
    """A day and an hour: `22/05 17h40`, `22 mai 2026 à 17 h 40`, `hier 9h`, `2026-05-22T17:40`.

    An hour alone is today's; when `now` is given, an hour alone still to come is yesterday's (23h50 typed at 3 a.m.), and
    `maintenant` is `now` to the minute. Raises `UnreadableDay`, `UnreadableHour`.
    """
    typed = _plain(text)
    if now is not None and typed in ("maintenant", "mnt"):
        return now.replace(second=0, microsecond=0, tzinfo=None)
    day_text, hour_text = _cut(typed)
    if not hour_text:
        raise UnreadableHour(
            typographie(
                f"Il manque l’heure dans {received(text)}. Écrivez par exemple 22/05 17h40, hier 9h ou 17h40."
            )
        )
    hour = parse_hour(hour_text)
    if day_text:
        return datetime.combine(parse_day(day_text, today=today), hour)
    moment = datetime.combine(today, hour)
    if now is not None and moment > now.replace(tzinfo=None):
        moment -= timedelta(days=1)
    return moment


_HOUR_AT_END = re.compile(
    r"(?:^|(?<=[\s,t]))(?:a )?(\d{1,2} ?h(?:eures?)? ?(?:\d{1,2})?|\d{1,2}:\d{2}(?::\d{2})?|\d{3,4}|midi|minuit)$"
)


def _cut(typed: str) -> tuple[str, str]:
    """The part that names the day and the part that names the hour; the latter empty when there is none."""
    match = _HOUR_AT_END.search(typed)
    if match is None or _ends_with_a_year(typed, match):
        return typed, ""
    day = typed[: match.start()].rstrip(" ,")
    day = re.sub(r"(?<=\d)t$", "", day)
    return day, match[1]


_DAY_WITHOUT_YEAR = re.compile(r"(?:^|.* )(?:\d{1,2} \d{1,2}|[a-z]+\.?)$")


def _ends_with_a_year(typed: str, match: re.Match[str]) -> bool:
    """« 22 mai 2026 » ends with a year, « 22 mai 2026 1740 » and « hier 1740 » with an hour."""
    before = typed[: match.start()].strip()
    words = before.split()
    if not (match[1].isdigit() and words and _DAY_WITHOUT_YEAR.fullmatch(before)):
        return False
    return words[-1].isdigit() or words[-1].rstrip(".") in _MONTH_NUMBERS


def _plain(text: str) -> str:
    """Lower case, without accents, one space between words, straight apostrophes and hyphens."""
    text = unicodedata.normalize("NFD", text.lower()).replace("’", "'").replace("‑", "-").replace("–", "-")
    letters = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(letters.split()).strip(" .,").removeprefix("le ")


def _not_understood(text: str) -> UnreadableDay:
    return UnreadableDay(typographie(f"La date {received(text)} n’a pas été comprise. {_ACCEPTED}"))


def _unsuitable(text: str, reason: str) -> UnreadableDay:
    return UnreadableDay(typographie(f"La date {received(text)} ne convient pas. {reason}"))


# -------------------------------------------------------------------------------------------------------- relative

_NAMED = {
    "avant-hier": -2, "avant hier": -2, "hier": -1,
    "aujourd'hui": 0, "aujourdhui": 0, "auj": 0, "ce jour": 0,
    "demain": 1, "apres-demain": 2, "apres demain": 2,
}  # fmt: skip
_SHIFT = re.compile(r"(\+|-|dans |il y a ) ?(\d{1,5}) ?(j|jours?|s|sem|semaines?|m|mois|a|ans?|annees?)")


def _relative(typed: str, today: date) -> date | None:
    if typed in _NAMED:
        return today + timedelta(days=_NAMED[typed])
    match = _SHIFT.fullmatch(typed)
    if match is None:
        return None
    count = int(match[2]) * (1 if match[1] in ("+", "dans ") else -1)
    match match[3][0]:
        case "j":
            return today + timedelta(days=count)
        case "s":
            return today + timedelta(weeks=count)
        case "m":
            return add_months(today, count)
        case _:
            return add_months(today, 12 * count)


_WEEKDAY = re.compile(rf"({'|'.join(WEEKDAYS)})(?: (dernier|passe|prochain))?")


def _weekday(typed: str, today: date) -> date | None:
    match = _WEEKDAY.fullmatch(typed)
    if match is None:
        return None
    back = (today.weekday() - WEEKDAYS.index(match[1])) % 7
    if match[2] is None:
        return today - timedelta(days=back)
    if match[2] == "prochain":
        return today + timedelta(days=7 - back)
    return today - timedelta(days=back or 7)


# --------------------------------------------------------------------------------------------------------- written

_MONTH_NUMBERS = {
    name: number
    for number, names in enumerate(
        (
            ("janvier", "janv", "jan"), ("fevrier", "fevr", "fev"), ("mars", "mar"), ("avril", "avr"), ("mai",),
            ("juin",), ("juillet", "juil"), ("aout",), ("septembre", "sept", "sep"), ("octobre", "oct"),
            ("novembre", "nov"), ("decembre", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_PREFIX = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? )?(?:le )?"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_FORMS = tuple(
    re.compile(_PREFIX + form)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}) ?(?P<sign>[/.-]) ?(?P<month>\d{{1,2}})(?: ?(?P=sign) ?{_YEAR})?",
        r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4}|\d{2})",
        rf"(?P<day>\d{{1,2}})(?:er)? (?P<month>[a-z]+)\.?(?: {_YEAR})?",
        rf"(?P<day>\d{{1,2}}) (?P<month>\d{{1,2}})(?: {_YEAR})?",
    )
)


def _written(typed: str, text: str, today: date) -> date | None:
    match = next((found for form in _FORMS if (found := form.fullmatch(typed))), None)
    if match is None:
        return None
    month = _month(match["month"])
    if month is None:
        return None
    number = int(match["day"])
    year = _year(match["year"], today) if match["year"] else _nearest_year(number, month, today)
    try:
        day = date(year, month, number)
    except ValueError:
        raise _unsuitable(text, _no_such_day(number, month, year)) from None
    return _checked_weekday(day, match["weekday"], text)


def _month(text: str) -> int | None:
    return int(text) if text.isdigit() else _MONTH_NUMBERS.get(text)


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    latest = today.year + _CENTURY_AHEAD
    return latest - (latest - int(text)) % 100


def _nearest_year(number: int, month: int, today: date) -> int:
    limit = add_months(today, FUTURE_MONTHS)
    return limit.year if (month, number) < (limit.month, limit.day) else limit.year - 1


def _no_such_day(number: int, month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return f"Il n’y a pas de mois {month} ; le jour s’écrit avant le mois."
    return f"Il n’y a pas de {number} {MONTHS[month - 1]} {year} ; vérifiez le jour ou précisez l’année."


def _checked_weekday(day: date, weekday: str | None, text: str) -> date:
    if weekday is not None and WEEKDAYS[day.weekday()] != weekday:
        raise _unsuitable(
            text,
            f"Le {short_day(day)} est un {WEEKDAYS[day.weekday()]}, pas un {weekday} : lequel est juste ?",
        )
    return day
