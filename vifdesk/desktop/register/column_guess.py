"""What a column of a list most likely is, by its title."""

from __future__ import annotations

from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.import_list import EVENT_PREFIX
from vifdesk.domain.register.search import plain

_GUESSES = (
    ("reference", ("numero", "n°", "parquet", "reference", "dossier")),
    ("pseudonyme", ("pseudonyme", "initiales", "victime")),
    ("note", ("note", "observation", "commentaire")),
    ("procedure", ("procedure",)),
)


def guess_column(title: str, taken: set[str], events: EventTypes) -> str:
    """What a column is most likely, by its title; nothing when another was taken for it."""
    words = plain(title)
    for field, beginnings in _GUESSES:
        if field not in taken and any(beginning in words for beginning in map(plain, beginnings)):
            return field
    alike = (f"{EVENT_PREFIX}{event.id}" for event in events.values() if plain(event.label) == words)
    return next((field for field in alike if field not in taken), "")
