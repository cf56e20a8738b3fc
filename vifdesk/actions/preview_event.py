"""What an event would change, before it is kept: the deadlines that move, appear, are done or end, and what is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vifdesk.actions.check_events import check_events
from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_dossier import doubts_of, life_of
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import Register, newest, unknown_reference
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.life_json import alerts_of, schedule_of
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content, RefusedField, read_fields
from vifdesk.domain.schedule.comparison import Move, moves
from vifdesk.domain.schedule.followed import Alert
from vifdesk.domain.schedule.objections import Objection, new_ones


@dataclass(frozen=True, slots=True)
class EventPreview:
    """What would change. `alerts`: those that come; `version`: of the dossier that was looked at; `events`: the new list."""

    moves: tuple[Move, ...]
    objections: tuple[Objection, ...]
    alerts: tuple[Alert, ...]
    version: int
    events: tuple[Content, ...]


def preview_event(
    desk: Desk, register: Register, reference: str, event: Content, *, rank: int | None = None
) -> EventPreview:
    """What `event` would change, as a new one or in the place of the one at `rank` of the dossier's list.

    Raises:
        BadInput: no such dossier or event, or an event that the register does not accept.

    """
    content, version = _content(register, reference)
    events = list(items_of(content, "evenements"))
    accepted = read_event(desk, register, event)
    if rank is None:
        events.append(accepted)
    else:
        events[_place(events, rank)] = accepted
    return _preview(desk, register, content, version, events)


def preview_removal(desk: Desk, register: Register, reference: str, rank: int) -> EventPreview:
    """What would change without the event at `rank`.

    Raises:
        BadInput: no such dossier or event.

    """
    content, version = _content(register, reference)
    events = list(items_of(content, "evenements"))
    del events[_place(events, rank)]
    return _preview(desk, register, content, version, events)


def _preview(
    desk: Desk, register: Register, content: Content, version: int, events: Sequence[Content]
) -> EventPreview:
    after = {**content, "evenements": list(events)}
    life = life_of(desk, content, after, register.events)
    known = alerts_of(content)
    return EventPreview(
        moves=moves(schedule_of(content), life.schedule.deadlines, life.found),
        objections=new_ones(
            doubts_of(desk, after, register.events), doubts_of(desk, content, register.events)
        ),
        alerts=tuple(alert for alert in life.schedule.alerts if alert not in known),
        version=version,
        events=tuple(events),
    )


def _content(register: Register, reference: str) -> tuple[Content, int]:
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    return newest(register, place).content, place.version


def _place(events: Sequence[Content], rank: int) -> int:
    if not 0 <= rank < len(events):
        raise BadInput(
            "evenement",
            typographie("Cet événement n’est plus dans le dossier."),
            remedy="Rouvrez le dossier\u00a0: il a changé entre-temps.",
        )
    return rank


def read_event(desk: Desk, register: Register, event: Content) -> Content:
    """The event as the register accepts it.

    Raises:
        BadInput: its kind, its date, or a fact that it brings.

    """
    try:
        fields = read_fields(
            {"evenements": [dict(event)]},
            register.events,
            names_allowed=register.settings.names_allowed,
        )
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal
    (accepted,) = items_of(fields, "evenements")
    check_events(desk, (accepted,), register.events)
    return accepted
