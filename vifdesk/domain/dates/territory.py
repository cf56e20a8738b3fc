"""The territories whose holidays and civil time differ: that of the court's seat is the one to choose."""

from __future__ import annotations

from enum import StrEnum


class Territory(StrEnum):
    """The value is the identifier that the command line and the rule files write."""

    METROPOLE = "metropole"
    ALSACE_MOSELLE = "alsace_moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    LA_REUNION = "la_reunion"
    MAYOTTE = "mayotte"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"
    SAINT_PIERRE_ET_MIQUELON = "saint_pierre_et_miquelon"
    NOUVELLE_CALEDONIE = "nouvelle_caledonie"
    POLYNESIE_FRANCAISE = "polynesie_francaise"
    WALLIS_ET_FUTUNA = "wallis_et_futuna"

    # Enum hashes through Python code; the calendar looks territories up by the hundred thousand.
    __hash__ = str.__hash__

    @property
    def label(self) -> str:
        """The name in French, as it stands in a list: « métropole », « La Réunion »."""
        return _LABELS[self]


_LABELS = {
    Territory.METROPOLE: "métropole",
    Territory.ALSACE_MOSELLE: "Alsace-Moselle",
    Territory.GUADELOUPE: "Guadeloupe",
    Territory.MARTINIQUE: "Martinique",
    Territory.GUYANE: "Guyane",
    Territory.LA_REUNION: "La Réunion",
    Territory.MAYOTTE: "Mayotte",
    Territory.SAINT_BARTHELEMY: "Saint-Barthélemy",
    Territory.SAINT_MARTIN: "Saint-Martin",
    Territory.SAINT_PIERRE_ET_MIQUELON: "Saint-Pierre-et-Miquelon",
    Territory.NOUVELLE_CALEDONIE: "Nouvelle-Calédonie",
    Territory.POLYNESIE_FRANCAISE: "Polynésie française",
    Territory.WALLIS_ET_FUTUNA: "Wallis-et-Futuna",
}
