"""When a dossier has to go, and why it may stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vifdesk.domain.dates.period import add_months
from vifdesk.domain.register.events import EventTypes
from vifdesk.domain.register.record import HOLD, binned_at, created_at, items_of, written_at
from vifdesk.domain.register.settings import BIN_DAYS, CourtSettings
from vifdesk.domain.register.shape import Content


class Reason(StrEnum):
    """Why a dossier is due."""

    SIGNALEMENT = "signalement_sans_procedure"
    DERNIERE_MISE_A_JOUR = "derniere_mise_a_jour"
    CORBEILLE = "corbeille"


@dataclass(frozen=True, slots=True)
class Due:
    """The first day on which it may no longer be there, why, and whether a hold keeps it all the same."""

    reason: Reason
    since: date
    held: bool


def has_procedure(content: Content, events: EventTypes) -> bool:
    """Whether it is more than a report: the magistrate says so, or an event, an evaluation or a decision shows it.

    « non » from the magistrate is believed over evaluations, not over an event that only proceedings have.
    """
    kinds = (events.get(str(event.get("type"))) for event in items_of(content, "evenements"))
    if any(kind is None or kind.procedure for kind in kinds):
        return True
    said = content.get("procedure")
    if said in ("oui", "non"):
        return said == "oui"
    return bool(items_of(content, "evaluations") or items_of(content, "decisions"))


def last_day_reached(
    content: Content, at: datetime, *, today: date, events: EventTypes, settings: CourtSettings
) -> Due | None:
    """What is due today; `at` is when the newest version was received. None: it stays.

    A report goes three months after it was first recorded, whatever was written since; the rest three years after the
    last update; what lies in the bin after thirty days. A dossier dated after today (a clock set back) stays.
    """
    held = HOLD in content
    reason, end = _end(content, at, events, settings)
    binned = binned_at(content)
    if binned is not None and binned.date() + timedelta(days=BIN_DAYS) < end:
        reason, end = Reason.CORBEILLE, binned.date() + timedelta(days=BIN_DAYS)
    return Due(reason, end, held) if today >= end else None


def _end(content: Content, at: datetime, events: EventTypes, settings: CourtSettings) -> tuple[Reason, date]:
    if has_procedure(content, events):
        updated = written_at(content, at).date()
        return Reason.DERNIERE_MISE_A_JOUR, add_months(updated, settings.dossier_months)
    return Reason.SIGNALEMENT, add_months(created_at(content, at).date(), settings.report_months)
