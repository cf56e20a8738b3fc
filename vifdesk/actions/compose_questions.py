"""Compose the list of questions to put to the officer: « Que manque-t-il ? » on paper."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.look_at_step import look_at_step
from vifdesk.actions.open_measure import open_measure
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.questions import build_questions
from vifdesk.domain.dossier.dossier import Dossier


def compose_questions(desk: Desk, dossier: Dossier, *, as_of: date) -> Document:
    """The questions still open on `as_of`, the most decisive first."""
    step = look_at_step(desk, dossier, as_of=as_of)
    return build_questions(step, dossier, open_measure(desk, dossier.measure).measure)
