"""What somebody is busy with at a place of the window, and how to come back to exactly that."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, cast

from vifdesk.actions.keep_pile import DOSSIER, EXAMINATION
from vifdesk.desktop.cahier.pile import Parked
from vifdesk.desktop.cahier.work import Work

if TYPE_CHECKING:
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.desktop.shell.place import Place
    from vifdesk.desktop.shell.places import Places

RESTING = ("accueil", "permanence", "cahier", "telephones", "coffre", "raccourcis", "a_propos", "calendrier")
"""Places where nothing is under way: one goes back to them, nothing waits there."""


def work_here(place: Place, places: Places, now: datetime) -> Parked | None:
    """What is under way there, as parked at `now`; None at a place where nothing is."""
    if getattr(place, "examination", None) is not None:
        return _examination(place, places, now)
    offer = getattr(place.page, "work", None)
    if offer is not None:
        offered: Work | None = offer()
        return None if offered is None else _offered(place, places, offered, now)
    if place.key in RESTING:
        return None
    return Parked(place.key, place.title(), "", now, lambda: places.go(place.key))


def _examination(place: Place, places: Places, now: datetime) -> Parked:
    examining = cast("ExaminationPlace", place)
    asked = examining.examination.current_fact
    on_result = len(place.pages) > 1 or asked is None
    where = "résultat" if on_result else f"question {examining.examination.number}"
    memory = (EXAMINATION, examining.draft_id or "")
    return Parked(place.key, examining.name, where, now, lambda: places.go(place.key), memory)


def _offered(place: Place, places: Places, offered: Work, now: datetime) -> Parked:
    key = f"{place.key}:{offered.named}" if offered.kind == DOSSIER else place.key

    def come_back() -> None:
        places.go(place.key)
        if offered.come_back is not None:
            offered.come_back()

    return Parked(key, offered.name, offered.detail, now, come_back, (offered.kind, offered.named))
