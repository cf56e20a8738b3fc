"""States of devices in French, with their tones and signs."""

from __future__ import annotations

from vifdesk.desktop.discretion import identity
from vifdesk.desktop.widgets.lines_list import Line
from vifdesk.domain.dates.wording import sentence_case, short_day
from vifdesk.domain.register.phones import WORDS, Phone, PhoneState

TONES = {
    PhoneState.DISPONIBLE: "favorable",
    PhoneState.RESERVE: "accent",
    PhoneState.ATTRIBUE: "defavorable",
    PhoneState.A_RENDRE: "attente",
    PhoneState.HORS_SERVICE: "neutre",
}
ICONS = {
    PhoneState.DISPONIBLE: "coche",
    PhoneState.RESERVE: "calendrier",
    PhoneState.ATTRIBUE: "telephone",
    PhoneState.A_RENDRE: "attente",
    PhoneState.HORS_SERVICE: "interdit",
}
COUNT_WORDS = {
    PhoneState.DISPONIBLE: ("disponible", "disponibles"),
    PhoneState.RESERVE: ("réservé", "réservés"),
    PhoneState.ATTRIBUE: ("attribué", "attribués"),
    PhoneState.A_RENDRE: ("à rendre", "à rendre"),
    PhoneState.HORS_SERVICE: ("hors service", "hors service"),
}


def since_words(phone: Phone) -> str:
    """« Depuis le 22/11/2026 · Dossier 26/04512 · note », the number marked as an identity."""
    dossier = f"Dossier {identity(phone.reference)}" if phone.reference else ""
    return " · ".join(part for part in (f"Depuis le {short_day(phone.since)}", dossier, phone.note) if part)


def phone_line(phone_id: str, phone: Phone) -> Line:
    """The device as a row of a list."""
    state = sentence_case(WORDS[phone.state])
    return Line(phone.device, since_words(phone), phone_id, state, TONES[phone.state], ICONS[phone.state])


def count_words(state: PhoneState, count: int) -> str:
    """« disponible » or « disponibles »."""
    one, many = COUNT_WORDS[state]
    return many if count > 1 else one


def per_cent(rate: float | None) -> str:
    """« 18 % »; « – » where there is nothing to count."""
    return "–" if rate is None else f"{round(rate * 100)}\u00a0%"
