"""Compute one delay, outside any measure."""

from __future__ import annotations

from datetime import date, datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.domain.dates.holidays import OutsideCalendar
from vifdesk.domain.dates.period import ImpossiblePeriod, Period
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.terms import Nature, Terms


def compute_deadline(
    desk: Desk,
    *,
    start: date | datetime,
    period: Period,
    nature: Nature | None,
    territory: Territory,
    extendable: bool | None = None,
) -> Terms:
    """The dates and their proof. `nature` None: an act, or a measure when the length is in hours.

    Raises:
        BadInput: a length that does not suit the nature, or a day outside the calendar.

    """
    chosen = nature or (Nature.HEURES_MESURE if period.in_hours else Nature.ACTE)
    try:
        return compute(
            start,
            period,
            nature=chosen,
            territory=territory,
            calendar=desk.rulebook.calendar(),
            extendable=extendable,
        )
    except OutsideCalendar as refusal:
        raise BadInput("depart", str(refusal)) from refusal
    except ImpossiblePeriod as refusal:
        raise BadInput("duree", str(refusal)) from refusal
