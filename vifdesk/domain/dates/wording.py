"""Days and moments in French, and French spacing. Independent of the machine's locale."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from vifdesk.domain.dates.numbers import number_in_words
from vifdesk.domain.dates.period import period_in_words

__all__ = [
    "MONTHS",
    "WEEKDAYS",
    "day_in_words",
    "hour_in_words",
    "moment_in_words",
    "number_in_words",
    "period_in_words",
    "sentence_case",
    "short_day",
    "short_moment",
    "typographie",
]

NO_BREAK = "\u00a0"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """« mardi 7 septembre 2021 », « jeudi 1er janvier 2026 »."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{WEEKDAYS[day.weekday()]} {number} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """« 07/09/2021 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def hour_in_words(hour: time | datetime) -> str:
    """« 17 h 40 », « 9 h 05 », « 17 h » on the hour. Seconds are dropped."""
    return f"{hour.hour} h {hour.minute:02}" if hour.minute else f"{hour.hour} h"


def moment_in_words(moment: datetime) -> str:
    """« vendredi 14 novembre 2025 à 17 h 40 »."""
    return f"{day_in_words(moment)} à {hour_in_words(moment)}"


def short_moment(moment: datetime) -> str:
    """« 14/11/2025 à 17 h 40 »."""
    return f"{short_day(moment)} à {hour_in_words(moment)}"


def sentence_case(text: str) -> str:
    """The first letter in capital, the rest as it stands."""
    return text[:1].upper() + text[1:]


_SPACE = r"[ \u00a0\u202f]"
_BEFORE_SIGN = re.compile(rf"{_SPACE}+([:;?!»])")
# A sign stuck to its word, where a reader would end the word: not the « : » of 17:40, of a URL or of a Windows path,
# and not the second sign of « ?! ».
_STUCK_SIGN = re.compile(r"(?<=[^\s:;?!«(\[])([:;?!])(?=[\s:;?!»)\]”\"'…]|$)")
_STUCK_CLOSING = re.compile(r"(?<=\S)(?<!«)»")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_AFTER_OPENING = re.compile(rf"«{_SPACE}*(?=\S)(?!»)")


def typographie(text: str) -> str:
    """Non-breaking spaces before `: ; ? ! »` and after `«`, and the typographic apostrophe between letters.

    Hours such as 17:40 and addresses are left alone. Idempotent.
    """
    text = _APOSTROPHE.sub("’", text)
    text = _BEFORE_SIGN.sub(rf"{NO_BREAK}\1", text)
    text = _STUCK_SIGN.sub(rf"{NO_BREAK}\1", text)
    text = _STUCK_CLOSING.sub(f"{NO_BREAK}»", text)
    return _AFTER_OPENING.sub(f"«{NO_BREAK}", text)
