"""How near, when and how long, in words, signs and colours. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from vifdesk.domain.dates.wording import WEEKDAYS, hour_in_words
from vifdesk.domain.register.open_matters import Kind, Matter, Nearness

NO_BREAK = "\u00a0"
WORDS = {
    Nearness.EN_RETARD: "En retard",
    Nearness.AUJOURDHUI: "Aujourd’hui",
    Nearness.SOUS_48_HEURES: "48" + NO_BREAK + "heures",
    Nearness.SEMAINE: "Semaine",
    Nearness.PLUS_TARD: "Plus tard",
    Nearness.EN_ATTENTE: "En attente",
    Nearness.SANS_DATE: "Sans date",
}
TONES = {
    Nearness.EN_RETARD: "alerte",
    Nearness.AUJOURDHUI: "alerte",
    Nearness.SOUS_48_HEURES: "attente",
    Nearness.SEMAINE: "accent",
}
ICONS = {
    Nearness.EN_RETARD: "alerte",
    Nearness.AUJOURDHUI: "delai",
    Nearness.SOUS_48_HEURES: "attention",
    Nearness.SEMAINE: "calendrier",
    Nearness.PLUS_TARD: "calendrier",
    Nearness.EN_ATTENTE: "attente",
    Nearness.SANS_DATE: "moins",
}
"""Overdue and today share a colour, never a sign nor a word."""
KINDS = {Kind.ECHEANCE: "Échéance", Kind.SUIVI: "À faire", Kind.APPEL: "Rappel"}
_NEAR = {-1: "hier", 0: "aujourd’hui", 1: "demain"}
_HOURS_SHOWN = timedelta(hours=48)


def tone(nearness: Nearness) -> str:
    """The shade of a badge."""
    return TONES.get(nearness, "neutre")


def due_words(matter: Matter, now: datetime) -> str:
    """« hier, 17 h 40 », « demain », « lundi 23/11 »; a dash while no date is known."""
    due = matter.due
    if due is None:
        return "–"
    if isinstance(due, datetime):
        return f"{day_words(due.date(), now.date())}, {hour_in_words(due)}"
    return day_words(due, now.date())


def day_words(day: date, today: date) -> str:
    """A near day by its name, another one by its weekday and date; the year where it is not this one."""
    near = _NEAR.get((day - today).days)
    if near:
        return near
    year = "" if day.year == today.year else f"/{day.year}"
    return f"{WEEKDAYS[day.weekday()][:3]}.{NO_BREAK}{day.day:02}/{day.month:02}{year}"


def term_words(matter: Matter, now: datetime) -> str:
    """The law's own end where it is another day than the prudent one; empty otherwise."""
    if matter.end is None or matter.due is None or matter.end == matter.due:
        return ""
    end = matter.end
    day = day_words(end.date() if isinstance(end, datetime) else end, now.date())
    hour = f", {hour_in_words(end)}" if isinstance(end, datetime) and matter.in_hours else ""
    return f"terme {day}{hour}"


def remaining_words(matter: Matter, now: datetime) -> str:
    """« 6 h 20 », « 3 j »; « + 14 h 00 » once it has passed; empty while no date is known."""
    left = matter.remaining(now)
    if left is None:
        return ""
    if matter.in_hours and abs(left) < _HOURS_SHOWN:
        return clock_words(left)
    assert matter.due is not None
    day = matter.due.date() if isinstance(matter.due, datetime) else matter.due
    days = (day - now.date()).days
    if days == 0:
        return ""
    return f"{days}{NO_BREAK}j" if days > 0 else f"+{NO_BREAK}{-days}{NO_BREAK}j"


def clock_words(left: timedelta) -> str:
    """Hours and minutes of a countdown: what is left is rounded down, what has passed too."""
    minutes = int(abs(left).total_seconds() // 60)
    text = f"{minutes // 60}{NO_BREAK}h{NO_BREAK}{minutes % 60:02}"
    return f"+{NO_BREAK}{text}" if left < timedelta() else text


def spoken(matter: Matter, now: datetime, *, reference: str, name: str) -> str:
    """The whole line, as a screen reader says it."""
    nearness = matter.nearness(now)
    parts = [WORDS[nearness], KINDS[matter.kind], reference, name, matter.label]
    if matter.waiting_for:
        parts.append(f"en attente de{NO_BREAK}: {matter.waiting_for}")
    if matter.due is not None:
        parts += [due_words(matter, now), term_words(matter, now), remaining_words(matter, now)]
    return ", ".join(part for part in parts if part)
