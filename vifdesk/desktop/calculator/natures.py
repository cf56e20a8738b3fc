"""Each nature of a delay in plain words, so that nobody has to guess which one is meant."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.deadlines.terms import Nature


@dataclass(frozen=True, slots=True)
class NatureInWords:
    """A nature's name, and how to tell it from the others."""

    nature: Nature
    name: str
    explanation: str


IN_DAYS = tuple(
    NatureInWords(nature, typographie(name), typographie(explanation))
    for nature, name, explanation in (
        (
            Nature.ACTE,
            "Délai pour agir",
            (
                "Recours, saisine, formalité. Le jour de départ ne compte pas ; si le dernier jour est fermé, report au "
                "premier jour ouvrable."
            ),
        ),
        (
            Nature.ACTE_FRANC,
            "Délai franc pour agir",
            "Quand le texte dit « francs » : ni le jour de départ ni le dernier ne comptent, puis report de même.",
        ),
        (
            Nature.DUREE,
            "Durée d’une mesure",
            "Ordonnance, interdiction, téléphone : elle finit à son terme, même un dimanche, sans jamais de report.",
        ),
    )
)
IN_HOURS = tuple(
    NatureInWords(nature, typographie(name), typographie(explanation))
    for nature, name, explanation in (
        (
            Nature.HEURES_MESURE,
            "D’heure à heure",
            "Mesure, ou délai imparti au juge : à la minute près, sans jamais de report.",
        ),
        (
            Nature.HEURES_RECOURS,
            "Recours en heures",
            "Si le terme tombe un jour fermé, report à la même heure du premier jour ouvrable.",
        ),
    )
)
