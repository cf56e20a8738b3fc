"""The words that stand beside a colour, so that grey printing and a screen reader lose nothing."""

from __future__ import annotations

import re

from vifdesk.domain.dates.holidays import Confidence
from vifdesk.domain.dates.wording import MONTHS
from vifdesk.domain.deadlines.terms import Nature
from vifdesk.domain.law.measure import Severity, Tone

NO_BREAK = "\u00a0"

_TONES = {
    Tone.FAVORABLE: "Favorable",
    Tone.ALERTE: "Alerte",
    Tone.ATTENTE: "En attente",
    Tone.DEFAVORABLE: "Défavorable",
    Tone.NEUTRE: "À noter",
}
_SEVERITIES = {Severity.ALERTE: "Alerte", Severity.VIGILANCE: "Vigilance", Severity.RAPPEL: "Rappel"}
_NATURES = {
    Nature.ACTE: "Délai pour agir",
    Nature.ACTE_FRANC: "Délai franc pour agir",
    Nature.HEURES_MESURE: "Délai d’heure à heure, jamais prorogé",
    Nature.HEURES_RECOURS: "Délai de recours en heures",
    Nature.DUREE: "Durée d’une mesure, jamais prorogée",
}


def tone_word(tone: Tone) -> str:
    """A conclusion's tone in a word; never a rank."""
    return _TONES[tone]


def severity_word(severity: Severity) -> str:
    """A warning's severity in a word."""
    return _SEVERITIES[severity]


def nature_words(nature: Nature) -> str:
    """How a delay is counted, in a few words."""
    return _NATURES[nature]


def reserve_words(confidence: Confidence) -> str:
    """What limits the trust in a rule; empty when nothing does."""
    if confidence is Confidence.HAUTE:
        return ""
    return f"Règle de fiabilité {confidence.value}{NO_BREAK}: à vérifier."


_A_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
# What a reader takes as one word: « 17 h 40 », « 7 septembre », « art. 12 », « C. civ. », « D. 1-11-2 », « n° 3 ».
_ONE_WORD = re.compile(
    rf"(?<=\d) (?=h\b)|(?<=\d\sh) (?=\d\d\b)|(?<=\bart\.) (?=\S)|(?<=\bn°) (?=\S)|(?<=\bC\.) (?=\S)"
    rf"|(?<=\bà) (?=\d+\sh\b)|(?<=\b[DLR]\.) (?=\d)|(?<=\d) (?={_A_MONTH})|(?<=\b1er) (?={_A_MONTH})"
)


def unbroken(text: str) -> str:
    """`text` in which no line may end inside an hour, a day of a month, an article's number."""
    return _ONE_WORD.sub(NO_BREAK, text)
