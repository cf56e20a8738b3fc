"""A term as a magistrate reads it: the prudent date first, then the term, then the proof."""

from __future__ import annotations

from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Nature, Terms

_NATURES = {
    Nature.ACTE: "Délai pour agir",
    Nature.ACTE_FRANC: "Délai franc pour agir",
    Nature.HEURES_MESURE: "Délai d’heure à heure",
    Nature.HEURES_RECOURS: "Délai de recours en heures",
    Nature.DUREE: "Durée d’une mesure",
}


def read_out(terms: Terms) -> str:
    """Several lines, without a final line feed."""
    lines = [
        f"Date prudente : {limit_in_words(terms.prudent)}",
        _end_line(terms),
        "",
        f"{_NATURES[terms.nature]}, étape par étape :",
        *(f"{number}. {step}" for number, step in enumerate(terms.steps, start=1)),
    ]
    if terms.warnings:
        lines += ["", "À vérifier :", *(f"- {notice.text}" for notice in terms.warnings)]
    if terms.sources:
        lines += ["", f"Textes : {' ; '.join(terms.sources)}"]
    return "\n".join(typographie(line) for line in lines)


def _end_line(terms: Terms) -> str:
    at_midnight = "" if terms.nature.in_hours else ", à 24 h"
    line = f"Terme : {limit_in_words(terms.end)}{at_midnight}"
    if terms.prorogued:
        line += f" (prorogé ; terme brut : {limit_in_words(terms.raw_end)})"
    return sentence_case(line)
