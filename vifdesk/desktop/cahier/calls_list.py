"""The calls found, under their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from vifdesk.desktop.cahier.words import call_line, day_title, state_of
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.widgets.lines_list import Line
from vifdesk.domain.dates.wording import hour_in_words
from vifdesk.domain.register.calls import Call

_ICONS = {"Noté": "coche", "Au dossier": "liste", "En suspens": "attente"}


def call_lines(calls: Iterable[tuple[str, Call]], now: datetime) -> Iterator[Line]:
    """A heading for each day, and its calls as they stand at `now`."""
    day = None
    for call_id, call in calls:
        if call.at.date() != day:
            day = call.at.date()
            yield Line(day_title(day, now.date()))
        yield _line(call_id, call, now)


def _line(call_id: str, call: Call, now: datetime) -> Line:
    state, tone = state_of(call, now)
    title = " · ".join(part for part in (hour_in_words(call.at), call.caller) if part)
    dossier = f"Dossier {identity(call.reference)}" if call.reference else ""
    detail = " · ".join(part for part in (identity(call_line(call)), dossier) if part)
    return Line(title, detail, call_id, state, tone, _ICONS.get(state, "telephone"))
