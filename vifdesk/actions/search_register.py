"""Search the register."""

from __future__ import annotations

from vifdesk.actions.register import Register
from vifdesk.domain.register.search import Entry


def search_register(register: Register, text: str, *, limit: int | None = None) -> tuple[Entry, ...]:
    """The dossiers found outside the bin, best first. Not logged: what is then opened is."""
    return register.index.search(text, limit=limit)
