"""What needs the magistrate now, over the whole register."""

from __future__ import annotations

from datetime import datetime

from vifdesk.actions.register import Register
from vifdesk.domain.register.open_matters import Matter, Overview


def open_matters(register: Register, now: datetime) -> Overview:
    """Everything that is overdue, near, running in hours, to be renewed or returned; opens no dossier, logs nothing."""
    return register.ledger.look(now)


def open_in_dossier(register: Register, reference: str) -> tuple[Matter, ...]:
    """What is open in one dossier: its deadlines, then its follow-ups; nothing for an unknown reference."""
    place = register.find(reference)
    return () if place is None else register.ledger.of(place.id)
