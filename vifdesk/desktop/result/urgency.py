"""How near a deadline is, seen from a day. Pure: the screen colours, the dates come computed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vifdesk.domain.deadlines.terms import useful_day
from vifdesk.domain.wizard.evaluation import Deadline, Status

_SOON = 2
_WEEK = 7
_SPOKEN = 60
"""Beyond so many days a distance says less than the date itself."""


class Nearness(StrEnum):
    """The value is the word of the style sheet."""

    DEPASSEE = "depassee"
    PRUDENCE_PASSEE = "prudence_passee"
    AUJOURDHUI = "aujourdhui"
    SOUS_48_HEURES = "sous_48_heures"
    SEMAINE = "semaine"
    A_VENIR = "a_venir"
    EN_ATTENTE = "en_attente"
    SANS_DATE = "sans_date"


WORDS = {
    Nearness.DEPASSEE: "Dépassée",
    Nearness.PRUDENCE_PASSEE: "Date prudente dépassée",
    Nearness.AUJOURDHUI: "Aujourd’hui",
    Nearness.SOUS_48_HEURES: "48 heures",
    Nearness.SEMAINE: "Cette semaine",
    Nearness.A_VENIR: "À venir",
    Nearness.EN_ATTENTE: "En attente",
    Nearness.SANS_DATE: "Sans date",
}


@dataclass(frozen=True, slots=True)
class Urgency:
    """`distance` is spoken (« demain », « dans 3 jours »); empty when the date says more."""

    nearness: Nearness
    distance: str = ""

    @property
    def word(self) -> str:
        """The word on the badge."""
        return WORDS[self.nearness]


def urgency(deadline: Deadline, *, now: datetime) -> Urgency:
    """How near `deadline` is at `now`, a local moment: its prudent date first, its end when that one is gone.

    A day lasts until 24 h; a moment passes at its minute.
    """
    if deadline.status is Status.EN_ATTENTE:
        return Urgency(Nearness.EN_ATTENTE)
    if deadline.status is Status.SANS_DATE or deadline.prudent is None or deadline.end is None:
        return Urgency(Nearness.SANS_DATE)
    if has_passed(deadline.end, now):
        return Urgency(Nearness.DEPASSEE, distance_in_words(useful_day(deadline.end), now.date()))
    if has_passed(deadline.prudent, now):
        return Urgency(Nearness.PRUDENCE_PASSEE, distance_in_words(useful_day(deadline.prudent), now.date()))
    day = useful_day(deadline.prudent)
    return Urgency(_ahead((day - now.date()).days), distance_in_words(day, now.date()))


def has_passed(limit: date | datetime, now: datetime) -> bool:
    """Whether `limit` lies behind `now`."""
    if isinstance(limit, datetime):
        return limit < now
    return limit < now.date()


def _ahead(days: int) -> Nearness:
    if days <= 0:
        return Nearness.AUJOURDHUI
    if days <= _SOON:
        return Nearness.SOUS_48_HEURES
    return Nearness.SEMAINE if days <= _WEEK else Nearness.A_VENIR


def distance_in_words(day: date, today: date) -> str:
    """« hier », « dans 12 jours »; empty beyond sixty days."""
    days = (day - today).days
    if abs(days) > _SPOKEN:
        return ""
    near = {-1: "hier", 0: "aujourd’hui", 1: "demain"}
    if days in near:
        return near[days]
    return f"dans {days} jours" if days > 0 else f"il y a {-days} jours"


def weightiest_first(deadlines: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """By importance, then the dated ones from the nearest, those that wait, those without a date."""
    return tuple(sorted(deadlines, key=_weight))


_STATUSES = (Status.DATEE, Status.EN_ATTENTE, Status.SANS_DATE)


def _weight(deadline: Deadline) -> tuple[int, int, date]:
    day = date.max if deadline.prudent is None else useful_day(deadline.prudent)
    return deadline.importance, _STATUSES.index(deadline.status), day
