"""Days without protection between two events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.wording import day_in_words, period_in_words, typographie
from vifdesk.domain.schedule.event_type import EventTypes, Gap
from vifdesk.domain.schedule.followed import Alert
from vifdesk.domain.schedule.happening import Happening


def gap_alerts(events: Sequence[Happening], types: EventTypes) -> Iterator[Alert]:
    """The gaps that the events show, closed or still open. `events`: in the order of time."""
    for kind in types.values():
        for gap in kind.gaps:
            if gap.begins:
                yield from _between(gap, kind.id, events)


def _between(gap: Gap, closing: str, events: Sequence[Happening]) -> Iterator[Alert]:
    """The last gap of this kind: what began earlier and was closed is history."""
    found: Alert | None = None
    covered, since = False, None
    for event in events:
        if event.kind in gap.needs:
            covered, since = True, None
        elif covered and since is None and event.kind in gap.begins:
            since, found = event.day, gap_alert(gap, event.day, None)
        elif event.kind == closing and since is not None:
            found = gap_alert(gap, since, event.day) if event.day > since else None
            covered, since = False, None
    if found is not None:
        yield found


def gap_alert(gap: Gap, since: date, until: date | None, *, person: str = "") -> Alert:
    """The words of a gap; `until` None while nothing has closed it."""
    words = gap.open_words if until is None else gap.closed_words
    days = 0 if until is None else (until - since).days
    text = (
        words.replace("{debut}", day_in_words(since))
        .replace("{fin}", "" if until is None else day_in_words(until))
        .replace("{duree}", period_in_words(Period(days, Unit.JOURS)) if days else "")
    )
    return Alert(gap.id, gap.measure, person, typographie(text), gap.source)
