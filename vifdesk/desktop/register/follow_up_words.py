"""A line of follow-up in French: its state by word, tone and sign, whom it is for, by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from vifdesk.desktop.discretion import identity
from vifdesk.desktop.register.words import when_words
from vifdesk.domain.dates.wording import short_day, short_moment, typographie
from vifdesk.domain.register.follow_ups import (
    Dues,
    FollowUpRules,
    Item,
    Move,
    When,
    deadline_of,
    due_of,
    end_of,
    is_open,
    reminder_of,
)
from vifdesk.domain.register.open_matters import Kind, Matter, Nearness

_STATES = {
    Nearness.EN_RETARD: ("En retard", "alerte", ""),
    Nearness.AUJOURDHUI: ("Aujourd’hui", "alerte", "attente"),
    Nearness.SOUS_48_HEURES: ("48 heures", "attente", ""),
    Nearness.SEMAINE: ("Cette semaine", "accent", "calendrier"),
    Nearness.PLUS_TARD: ("Plus tard", "neutre", "calendrier"),
    Nearness.EN_ATTENTE: ("En attente", "neutre", "attente"),
    Nearness.SANS_DATE: ("Sans date", "neutre", "inconnu"),
}


MOVE_WORDS = {
    Move.FAIT: "Fait.",
    Move.PLUS_UN_JOUR: "Reporté d’un jour.",
    Move.PLUS_UNE_SEMAINE: "Reporté d’une semaine.",
    Move.SANS_OBJET: "Sans objet.",
    Move.ROUVRIR: "Rouvert.",
}
"""What is said once a line was moved."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line as the screen says it; `order` sorts the open ones, the nearest first."""

    text: str
    detail: str
    state: str
    tone: str
    icon: str
    closed: bool
    order: datetime

    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(part for part in (self.state, self.text, self.detail) if part)


def shown_line(
    item: Item, dues: Dues, natures: Mapping[str, str], rules: FollowUpRules, now: datetime
) -> Shown:
    """The line as it stands at `now`."""
    text, recipient = str(item.get("texte", "")), identity(str(item.get("destinataire", "")))
    if not is_open(item):
        return _closed(item, identity(text), recipient)
    due = due_of(item, dues, rules)
    nearness = Matter(Kind.SUIVI, "", "", "", "", text, due).nearness(now)
    waits = due is None and bool(deadline_of(item, rules))
    state, tone, icon = _STATES[Nearness.EN_ATTENTE if waits else nearness]
    detail = " · ".join(
        part
        for part in (recipient, _due_words(due, waits), _reminder_words(item, dues, natures, rules, now))
        if part
    )
    order = datetime.max if due is None else end_of(due)  # noqa: DTZ901 a civil time like the others
    return Shown(identity(text), typographie(detail), state, tone, icon, closed=False, order=order)


def _closed(item: Item, text: str, recipient: str) -> Shown:
    dropped = item.get("sans_objet") is True
    by = f"par {identity(str(item['par']))}" if item.get("par") else ""
    done = "" if dropped else f"le {when_words(item.get('fait_le'))}"
    detail = " · ".join(part for part in (recipient, " ".join(each for each in (done, by) if each)) if part)
    state, tone = ("Sans objet", "neutre") if dropped else ("Fait", "favorable")
    return Shown(text, detail, state, tone, "moins" if dropped else "coche", True, datetime.min)  # noqa: DTZ901


def _due_words(due: When | None, waits: bool) -> str:
    if due is None:
        return "en attente de l’échéance dont elle dépend" if waits else ""
    return f"pour le {_words(due)}"


def _reminder_words(
    item: Item, dues: Dues, natures: Mapping[str, str], rules: FollowUpRules, now: datetime
) -> str:
    reminder = reminder_of(item, dues, natures, rules)
    if reminder is None or end_of(reminder) <= now:
        return ""
    return f"rappel le {_words(reminder)}"


def _words(when: date | datetime) -> str:
    words = short_moment(when) if isinstance(when, datetime) else short_day(when)
    return words.replace(" ", "\u00a0")
