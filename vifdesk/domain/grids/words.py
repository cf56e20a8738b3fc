"""The findings of a grid in French, the same on the screen and on paper."""

from __future__ import annotations

from datetime import date

from vifdesk.domain.dates.wording import short_day
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.findings import GroupCount, Presence
from vifdesk.domain.grids.grid import NO, UNKNOWN, YES, Answers, Grid, GridQuestion

_ANSWERS = {YES: "Oui", NO: "Non", UNKNOWN: "Inconnu"}
_PRESENCES = {Presence.PRESENT: "Présent", Presence.ABSENT: "Absent", Presence.INCONNU: "Inconnu"}
BLANK, NOT_PUT = "–", "Sans objet"
RISK_SIGN = "▲"


def answer_word(answer: str | None) -> str:
    """« Oui », « Non », « Inconnu »; a dash for none."""
    return _ANSWERS.get(answer or "", BLANK)


def answer_in_place(question: GridQuestion, answers: Answers) -> str:
    """The answer as the form shows it: the sign before one that signals a danger, « Sans objet » where it is not put."""
    if not question.is_put(answers):
        return NOT_PUT
    word = answer_word(answers.get(question.id))
    return f"{RISK_SIGN} {word}" if question.signals(answers) else word


def presence_word(presence: Presence) -> str:
    """« Présent », « Absent », « Inconnu »."""
    return _PRESENCES[presence]


def presence_mark(presence: Presence) -> str:
    """The same with the sign before « Présent », so that grey paper shows it."""
    word = presence_word(presence)
    return f"{RISK_SIGN} {word}" if presence is Presence.PRESENT else word


def count_sentence(grid: Grid, count: GroupCount) -> str:
    """« 3 réponses à risque sur 5 renseignées · 1 inconnue · 1 sans réponse »; what is nought is left out, save the first two."""
    risk = f"{count.at_risk}\u00a0{grid.one if count.at_risk < 2 else grid.several}"
    parts = [f"{risk} sur {count.known}\u00a0{_plural(count.known, 'renseignée')}"]
    if count.unknown:
        parts.append(f"{count.unknown}\u00a0{_plural(count.unknown, 'inconnue')}")
    if count.blank:
        parts.append(f"{count.blank}\u00a0sans réponse")
    if count.not_put:
        parts.append(f"{count.not_put}\u00a0sans objet")
    return " · ".join(parts)


def _plural(count: int, word: str) -> str:
    return word if count < 2 else f"{word}s"


def filled_name(filled: FilledGrid) -> str:
    """« 12/11/2026, commissariat de Lyon 3 »: which of several grids."""
    return ", ".join(part for part in (day_word(filled.day), filled.service.strip()) if part)


def day_word(day: str) -> str:
    """« 12/11/2026 »; what is no day stays as it is."""
    try:
        return short_day(date.fromisoformat(day))
    except ValueError:
        return day
