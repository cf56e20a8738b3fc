"""Why a question is asked."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.wizard.explain import why_asked
from vifdesk.domain.wizard.step import WhyAsked


def explain_question(desk: Desk, dossier: Dossier, fact_id: str, *, as_of: date) -> WhyAsked:
    """What depends on the fact, and what each answer would do."""
    return why_asked(
        open_measure(desk, dossier.measure),
        dossier,
        fact_id,
        as_of=as_of,
        calendar=desk.rulebook.calendar(),
        law=desk.rulebook.law_print(dossier.measure),
    )
