"""The words and colours of the calendar. Identities are marked, so that Ctrl+H hides them."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.desktop.discretion import identity
from vifdesk.desktop.permanence.wording import KINDS, WORDS, due_words, remaining_words, term_words
from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import (
    MONTHS,
    WEEKDAYS,
    day_in_words,
    hour_in_words,
    sentence_case,
    typographie,
)
from vifdesk.domain.register.calendar_view import View
from vifdesk.domain.register.open_matters import Kind, Matter, Nearness

KIND_ICONS = {Kind.ECHEANCE: "delai", Kind.SUIVI: "coche", Kind.APPEL: "telephone"}
LIVES = {"tgd": "TGD", "interdiction-arme": "OP"}
"""By measure: what the bar of its life is called."""
_LIFE_TONES = {"tgd": "accent", "interdiction-arme": "favorable"}
_OFF = "non ouvré"
_SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


class ClosedDays:
    """Which days are not worked in a territory, and under which name."""

    def __init__(self, calendar: Calendar, territory: Territory) -> None:
        self._calendar, self._territory = calendar, territory

    def is_closed(self, day: date) -> bool:
        """Saturday, Sunday, holiday."""
        return not self._calendar.is_working_day(day, self._territory)

    def holiday(self, day: date) -> str:
        """The name of the holiday, as it begins a line; empty for none."""
        found = self._calendar.holiday(day, self._territory)
        return "" if found is None else typographie(sentence_case(found.name))

    def name(self, day: date) -> str:
        """Why it is grey; empty for a day that is worked."""
        return self.holiday(day) or (_OFF if self.is_closed(day) else "")


def label(matter: Matter) -> str:
    """What it is; a line that somebody wrote may name somebody."""
    text = typographie(sentence_case(matter.label))
    return text if matter.kind is Kind.ECHEANCE else identity(text)


def reference(matter: Matter) -> str:
    """The dossier's number; of a call without one, that it is a call."""
    if matter.reference:
        return identity(matter.reference)
    return "sans dossier" if matter.kind is Kind.APPEL else "dossier sans numéro"


def hour(matter: Matter) -> str:
    """« 17 h 40 », with spaces that do not break; empty for what lasts all day."""
    due = matter.due
    return hour_in_words(due).replace(" ", "\u00a0") if isinstance(due, datetime) else ""


def headline(matter: Matter) -> str:
    """« 17 h 40 · Saisir le juge »."""
    at = hour(matter)
    return f"{at} · {label(matter)}" if at else label(matter)


def day_head(day: date) -> str:
    """« lun. 23 nov. »."""
    return f"{WEEKDAYS[day.weekday()][:3]}. {day.day}\u00a0{_SHORT[day.month - 1]}"


def short_head(day: date) -> str:
    """« lun. 23 », where there is no room for more."""
    return f"{WEEKDAYS[day.weekday()][:3]}. {day.day}"


def period(view: View, first: date, last: date) -> str:
    """« Mercredi 25 novembre 2026 », « Du 23 au 29 novembre 2026 », « De novembre 2026 à avril 2027 »."""
    if view is View.JOUR:
        return sentence_case(day_in_words(first))
    if view is View.SIX_MOIS:
        of = "D’" if MONTHS[first.month - 1][0] in "ao" else "De "
        return f"{of}{month_words(first)} à {month_words(last)}"
    start = _number(first)
    if first.month != last.month:
        start += f" {MONTHS[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    return f"Du {start} au {_number(last)} {month_words(last)}"


def month_words(day: date) -> str:
    """« novembre 2026 »."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """« nov. 2026 »."""
    return f"{_SHORT[day.month - 1]} {day.year}"


def row_name(reference: str) -> str:
    """Whose row it is: a dossier's, or that of the calls that belong to none."""
    return identity(reference) if reference else "Appels"


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def told(matter: Matter, now: datetime) -> str:
    """All that is known of it without opening the dossier, in one line: how near, when, how long, the law's own end."""
    nearness = matter.nearness(now)
    parts = [
        WORDS[nearness],
        hour(matter) if nearness is Nearness.AUJOURDHUI else due_words(matter, now),
        remaining_words(matter, now),
        term_words(matter, now),
        "verrouillée" if matter.locked else "",
        life_words(matter),
    ]
    return sentence_case(" · ".join(part for part in parts if part))


def life_words(matter: Matter) -> str:
    """« TGD depuis le lundi 4 mai 2026 »; empty for what ends no measure."""
    if matter.start is None:
        return ""
    start = matter.start.date() if isinstance(matter.start, datetime) else matter.start
    return f"{life_name(matter)} depuis le {day_in_words(start)}"


def life_name(matter: Matter) -> str:
    """What the bar of a measure is called."""
    return LIVES.get(matter.detail, "Mesure")


def life_tone(matter: Matter) -> str:
    """The colour of the bar; its name stands in it too."""
    return _LIFE_TONES.get(matter.detail, "neutre")


def spoken(matter: Matter, now: datetime) -> str:
    """The matter as a screen reader says it."""
    return ", ".join(
        part for part in (KINDS[matter.kind], reference(matter), label(matter), told(matter, now)) if part
    )


def counted(count: int) -> str:
    """How many things are due in the period."""
    if not count:
        return "Rien n’est dû"
    return "1 date" if count == 1 else f"{count} dates"
