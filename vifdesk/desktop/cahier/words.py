"""Hours and states of calls in French."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from vifdesk.domain.dates.wording import WEEKDAYS, hour_in_words, short_day, short_moment, typographie
from vifdesk.domain.register.calls import Call, CallState


def near_moment(moment: datetime, today: date) -> str:
    """« 2 h 40 » today, « hier 23 h 10 », « lundi 14 h » within six days, else the whole date."""
    hour = hour_in_words(moment)
    days = (moment.date() - today).days
    near = {0: hour, -1: f"hier {hour}", 1: f"demain {hour}"}
    if days in near:
        return near[days]
    return f"{WEEKDAYS[moment.weekday()]} {hour}" if abs(days) <= 6 else short_moment(moment)


def day_title(day: date, today: date) -> str:
    """« Aujourd’hui », « Hier », « lundi 23/11/2026 »."""
    days = (day - today).days
    return {0: "Aujourd’hui", -1: "Hier"}.get(days, f"{WEEKDAYS[day.weekday()]} {short_day(day)}")


def elapsed(since: datetime, now: datetime) -> str:
    """« à l’instant », « 4 min », « 1 h 20 », « 2 j »; a clock set back counts as no time."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 1:
        return "à l’instant"
    if minutes < 60:
        return f"{minutes}\u00a0min"
    if minutes < 24 * 60:
        return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02}"
    return f"{minutes // (24 * 60)}\u00a0j"


def state_of(call: Call, now: datetime) -> tuple[str, str]:
    """The word of a call's state, and its tone."""
    match call.state:
        case CallState.EN_COURS:
            return "En suspens", "attente"
        case CallState.CLOS:
            return ("Au dossier", "defavorable") if call.reference else ("Noté", "neutre")
    if call.call_back is None:
        return "À rappeler", "attente"
    late = call.call_back < now
    hour = near_moment(call.call_back, now.date())
    return f"À rappeler {hour}", "alerte" if late else "attente" if _soon(call.call_back, now) else "accent"


def _soon(moment: datetime, now: datetime) -> bool:
    return moment - now <= timedelta(hours=1)


def call_line(call: Call) -> str:
    """What a call says besides who called: its subject, then what follows."""
    return typographie(" – ".join(part for part in (call.subject, call.next_step) if part))
