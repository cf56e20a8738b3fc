"""The civil time of each territory, from the IANA database (Windows has none: the package tzdata brings it)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.domain.dates.territory import Territory

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_PARIS = "Europe/Paris"
_ZONES = {
    Territory.METROPOLE: _PARIS,
    Territory.ALSACE_MOSELLE: _PARIS,
    Territory.GUADELOUPE: "America/Guadeloupe",
    Territory.MARTINIQUE: "America/Martinique",
    Territory.GUYANE: "America/Cayenne",
    Territory.LA_REUNION: "Indian/Reunion",
    Territory.MAYOTTE: "Indian/Mayotte",
    Territory.SAINT_BARTHELEMY: "America/St_Barthelemy",
    Territory.SAINT_MARTIN: "America/Marigot",
    Territory.SAINT_PIERRE_ET_MIQUELON: "America/Miquelon",
    Territory.NOUVELLE_CALEDONIE: "Pacific/Noumea",
    Territory.POLYNESIE_FRANCAISE: "Pacific/Tahiti",
    Territory.WALLIS_ET_FUTUNA: "Pacific/Wallis",
}


def zone_of(territory: Territory) -> ZoneInfo:
    """The zone of the courts of this territory. Only the métropole and Saint-Pierre-et-Miquelon change clocks today."""
    # Only delays in hours need it: a window that shows none does not pay for the import.
    from zoneinfo import ZoneInfo

    return ZoneInfo(_ZONES[territory])
