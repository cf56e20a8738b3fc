"""Compose the sheet of an evaluation that a dossier keeps."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import UserProblem
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.frozen_sheet import frozen_sheet
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.record import reference_of
from vifdesk.domain.register.shape import Content


def compose_frozen_sheet(desk: Desk, content: Content, evaluation: Content) -> Document:
    """The sheet as it was: the present rules lend the questions' words, and decide nothing."""
    return frozen_sheet(
        evaluation,
        reference=reference_of(content),
        name=str(content.get("pseudonyme", "")),
        measure=measure_or_none(desk, str(evaluation.get("dispositif", ""))),
    )


def measure_or_none(desk: Desk, measure_id: str) -> Measure | None:
    """The measure, None where the present rules have none of this name."""
    try:
        return open_measure(desk, measure_id).measure
    except UserProblem:
        return None
