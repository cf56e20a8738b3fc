"""Where a wizard stands."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.wizard.next_step import next_step
from vifdesk.domain.wizard.step import Step


def look_at_step(desk: Desk, dossier: Dossier, *, as_of: date) -> Step:
    """The next useful question, what is missing, and what is certain so far."""
    return next_step(
        open_measure(desk, dossier.measure),
        dossier,
        as_of=as_of,
        calendar=desk.rulebook.calendar(),
        law=desk.rulebook.law_print(dossier.measure),
    )
