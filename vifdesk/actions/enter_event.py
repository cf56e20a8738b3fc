"""Enter an event of a dossier, correct one, remove one: its deadlines follow, in the same version."""

from __future__ import annotations

from collections.abc import Sequence

from vifdesk.actions.desk import Desk
from vifdesk.actions.preview_event import EventPreview, preview_event, preview_removal
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.record_dossier import Recorded, record_dossier
from vifdesk.actions.register import Register, newest
from vifdesk.domain.register.life_json import happenings_of
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.event_type import EventType
from vifdesk.domain.schedule.objections import Objection


class EventDoubtful(UserProblem):
    """The event contradicts what is known. It is corrected, or confirmed with a motive; nothing was written."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        super().__init__(
            "\n".join(objection.sentence for objection in objections),
            remedy=" ".join(dict.fromkeys(objection.remedy for objection in objections)),
        )
        self.objections = tuple(objections)


def enter_event(
    desk: Desk,
    register: Register,
    reference: str,
    event: Content,
    *,
    motive: str = "",
    expected: int | None = None,
) -> Recorded:
    """Add an event. `motive`: why it is right in spite of what is doubtful; it is kept with the event.

    Raises:
        EventDoubtful: something is doubtful and there is no motive.
        UserProblem: the dossier is not there, was changed since `expected`, or the event is not accepted.

    """
    given = _with_motive(event, motive)
    preview = preview_event(desk, register, reference, given)
    return _keep(desk, register, reference, preview, motive=motive, expected=expected)


def correct_event(
    desk: Desk,
    register: Register,
    reference: str,
    rank: int,
    event: Content,
    *,
    motive: str = "",
    expected: int | None = None,
) -> Recorded:
    """Put `event` in the place of the one at `rank` of the dossier's list; otherwise as `enter_event`."""
    given = _with_motive(event, motive)
    preview = preview_event(desk, register, reference, given, rank=rank)
    return _keep(desk, register, reference, preview, motive=motive, expected=expected)


def remove_event(
    desk: Desk,
    register: Register,
    reference: str,
    rank: int,
    *,
    motive: str = "",
    expected: int | None = None,
) -> Recorded:
    """Take the event at `rank` away; otherwise as `enter_event`. Nothing is lost: the version before holds it."""
    preview = preview_removal(desk, register, reference, rank)
    return _keep(desk, register, reference, preview, motive=motive, expected=expected)


def _with_motive(event: Content, motive: str) -> Content:
    kept = {key: value for key, value in event.items() if key != "motif"}
    return {**kept, "motif": motive.strip()} if motive.strip() else kept


def _keep(
    desk: Desk,
    register: Register,
    reference: str,
    preview: EventPreview,
    *,
    motive: str,
    expected: int | None,
) -> Recorded:
    if preview.objections and not motive.strip():
        raise EventDoubtful(preview.objections)
    place = register.find(reference)
    known = reference if place is None else str(newest(register, place).content.get("reference", reference))
    fields = {"reference": known, "evenements": list(preview.events)}
    return record_dossier(desk, register, fields, expected=expected or preview.version)


def likely_events(register: Register, content: Content) -> tuple[EventType, ...]:
    """Every kind, those first that follow from what the dossier holds: their cause is there, and they are not yet."""
    seen = {event.kind for event in happenings_of(content)}
    kinds = list(register.events.values())
    waited = [kind for kind in kinds if kind.id not in seen and _caused(kind, seen)]
    return (*waited, *(kind for kind in kinds if kind not in waited))


def _caused(kind: EventType, seen: set[str]) -> bool:
    ended = any(name in seen for name in kind.never_after)
    return not ended and any(name in seen for cause in kind.causes for name in cause.events)
