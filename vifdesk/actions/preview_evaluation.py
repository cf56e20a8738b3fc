"""What saving an examination would change in its dossier, before it is saved: what the magistrate is asked to confirm."""

from __future__ import annotations

from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_dossier import life_of
from vifdesk.actions.preview_event import EventPreview
from vifdesk.actions.record_dossier import next_content
from vifdesk.actions.register import Register, newest
from vifdesk.actions.save_evaluation import evaluation_fields
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.comparison import Turn, moves

_MOVED = {Turn.BOUGE, Turn.FAITE, Turn.PREND_FIN, Turn.REPREND}


def preview_evaluation(
    desk: Desk, register: Register, reference: str, dossier: Dossier, *, as_of: date, person: str = ""
) -> EventPreview:
    """What `save_evaluation` would change; writes nothing. A dossier that is not there yet has nothing to move.

    Raises:
        BadInput: the dossier would not accept it.
        UserProblem: the vault refused.

    """
    place = register.find(reference)
    before: Content = newest(register, place).content if place else {}
    events = tuple(items_of(before, "evenements"))
    if place is None:
        return EventPreview((), (), (), 0, events)
    fields = evaluation_fields(desk, register, before, reference, dossier, as_of=as_of, person=person)
    after = next_content(desk, before, str(fields["reference"]), fields)
    life = life_of(desk, before, after, register.events)
    known = alerts_of(before)
    return EventPreview(
        moves=moves(schedule_of(before), life.schedule.deadlines, life.found),
        objections=(),
        alerts=tuple(alert for alert in life.schedule.alerts if alert not in known),
        version=place.version,
        events=events,
    )


def moves_anything(preview: EventPreview) -> bool:
    """Whether a deadline that was shown before gets another date, is done, ends or comes back; new ones are not asked about."""
    return any(move.before is not None and move.turn in _MOVED for move in preview.moves)
