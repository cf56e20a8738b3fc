"""Compose the sheet of a dossier: what is printed, signed and put into the file."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.evaluate_situation import evaluate_dossier
from vifdesk.actions.look_at_step import look_at_step
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.sheet import build_sheet
from vifdesk.domain.dossier.dossier import Dossier


def compose_sheet(desk: Desk, dossier: Dossier, *, as_of: date) -> Document:
    """The sheet of `dossier` looked at on `as_of`: the same dossier and day give the same paper."""
    measure = open_measure(desk, dossier.measure).measure
    evaluation = evaluate_dossier(desk, dossier, as_of=as_of)
    step = look_at_step(desk, dossier, as_of=as_of)
    return build_sheet(evaluation, dossier, measure, useful=step.useful, idle=step.irrelevant)
