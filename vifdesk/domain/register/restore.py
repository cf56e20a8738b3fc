"""An earlier version's words as the newest content."""

from __future__ import annotations

from vifdesk.domain.register.life_json import alerts_of, notes_of, schedule_of, with_notes
from vifdesk.domain.register.record import ALERTS, CONFLICTS, CREATED, HOLD, SCHEDULE
from vifdesk.domain.register.shape import FIELDS, Content
from vifdesk.domain.schedule.followed import Schedule
from vifdesk.domain.schedule.recompute import resumed


def restored(now: Content, before: Content) -> dict[str, object]:
    """An earlier version's fields as the newest content; its number, creation and hold stay as they are now.

    What was to be settled then is to be settled again: undoing a choice between two sides brings the question back.
    Its deadlines come back with their states; the number of each goes on from now, so that a calendar follows.
    """
    fields = {key: value for key, value in before.items() if key in FIELDS or key == CONFLICTS}
    kept = {key: now[key] for key in ("reference", CREATED, HOLD) if key in now}
    content = {**fields, **kept}
    if not any(note in one for one in (now, before) for note in (SCHEDULE, ALERTS)):
        return content
    deadlines = resumed(schedule_of(now), schedule_of(before))
    return with_notes(content, notes_of(Schedule(deadlines, alerts_of(before))))
