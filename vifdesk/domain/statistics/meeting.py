"""A meeting of the COPIL VIF or of the departmental body: what is said at it beside the figures, and when the next one is due.

What is typed for one audience is kept apart from what is typed for the other: no comment passes from the COPIL VIF to its
partners. Circulaire CRIM-2021-07 of 7 September 2021; COJ, art. R. 212-62-2.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from vifdesk.domain.dates.period import add_months
from vifdesk.domain.register.shape import LONGEST_LINE, LONGEST_TEXT, Content
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.report import Audience

MONTHS_BETWEEN: Mapping[Audience, int] = {Audience.RESTREINTE: 12, Audience.LARGE: 3}
"""COPIL VIF: once a year at least (COJ, art. R. 212-62-2). Departmental body: each quarter (circulaire of 7 September 2021)."""

_MOST_LINES = 2_000


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who is called: in what function, and the name once it is known."""

    function: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting and its papers. `comments` by section id; `feedback`: what was learnt from a homicide (RETEX).

    `agenda`, `attendance`: empty as long as nobody has changed what the texts propose.
    `chosen`: the record ids of part B, None for those that the program proposes.
    `presented`: the figures that were exported last, by id; `seen`: the marks of the situations that were (see `mark_of`).
    """

    audience: Audience
    period: Period
    held_on: date | None = None
    next_on: date | None = None
    comments: Mapping[str, str] = field(default_factory=dict)
    feedback: str = ""
    agenda: tuple[str, ...] = ()
    attendance: tuple[Attendee, ...] = ()
    chosen: tuple[str, ...] | None = None
    presented: Mapping[str, float] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    exported_on: date | None = None

    @property
    def day(self) -> date | None:
        """When it was held, else when its papers were exported."""
        return self.held_on or self.exported_on


def meeting_json(meeting: Meeting) -> Content:
    """The meeting as the vault keeps it; what is empty is left out."""
    said: dict[str, object] = {
        "diffusion": meeting.audience.value,
        "du": meeting.period.since.isoformat(),
        "au": meeting.period.until.isoformat(),
        "reunion": _iso(meeting.held_on),
        "prochaine": _iso(meeting.next_on),
        "exporte_le": _iso(meeting.exported_on),
        "commentaires": {key: text for key, text in sorted(meeting.comments.items()) if text.strip()},
        "retex": meeting.feedback,
        "ordre_du_jour": list(meeting.agenda),
        "presents": [{"qualite": one.function, "nom": one.name} for one in meeting.attendance],
        "presente": dict(sorted(meeting.presented.items())),
        "vues": list(meeting.seen),
    }
    kept = {key: value for key, value in said.items() if value}
    return kept if meeting.chosen is None else {**kept, "choisies": list(meeting.chosen)}


def read_meeting(content: Content) -> Meeting:
    """The meeting that was kept.

    Raises:
        ValueError: it bears no audience or no period.

    """
    period = Period(_day_of(content, "du"), _day_of(content, "au"))
    chosen = content.get("choisies")
    return Meeting(
        Audience(str(content.get("diffusion", ""))),
        period,
        _day(content.get("reunion")),
        _day(content.get("prochaine")),
        {str(key): str(text)[:LONGEST_TEXT] for key, text in _pairs(content.get("commentaires"))},
        str(content.get("retex", ""))[:LONGEST_TEXT],
        tuple(_line(one) for one in _list(content.get("ordre_du_jour"))),
        tuple(
            Attendee(_line(one.get("qualite", "")), _line(one.get("nom", "")))
            for one in _list(content.get("presents"))
            if isinstance(one, Mapping)
        ),
        None if chosen is None else tuple(str(one) for one in _list(chosen)),
        {str(key): value for key, value in _pairs(content.get("presente")) if isinstance(value, int | float)},
        tuple(str(one) for one in _list(content.get("vues"))),
        _day(content.get("exporte_le")),
    )


# ------------------------------------------------------------------------------------------------- when the next one is


@dataclass(frozen=True, slots=True)
class Reminder:
    """When the next meeting is. `last`: the newest one that is known; `fixed`: the day that was set for the next.

    `due`: by when the texts want it, None while no meeting is known; `late`: that day has passed, and none was held since.
    """

    last: date | None
    fixed: date | None
    due: date | None
    late: bool


def reminder_of(meetings: Iterable[Meeting], audience: Audience, today: date) -> Reminder:
    """When the next meeting of that audience is, seen from `today`."""
    mine = [one for one in meetings if one.audience is audience]
    held = [day for one in mine if (day := one.day) is not None and day <= today]
    last = max(held, default=None)
    coming = [day for one in mine for day in (one.held_on, one.next_on) if day is not None and day > today]
    due = None if last is None else add_months(last, MONTHS_BETWEEN[audience])
    missed = any(
        one.next_on is not None and one.next_on <= today and (last is None or last < one.next_on)
        for one in mine
    )
    fixed = min(coming, default=None)
    late = (due is not None and due < today and (fixed is None or fixed > due)) or (missed and fixed is None)
    return Reminder(last, fixed, due, late)


def meeting_before(meetings: Iterable[Meeting], now: Meeting, today: date) -> Meeting | None:
    """The last meeting of the same audience before this one whose figures were exported."""
    limit = now.held_on or today
    earlier = [
        one
        for one in meetings
        if one.audience is now.audience
        and one.period != now.period
        and one.period.until < now.period.until
        and one.presented
        and one.day is not None
        and one.day <= limit
    ]
    return max(earlier, key=lambda one: (one.day or date.min, one.period.until), default=None)


# ------------------------------------------------------------------------------------------------------------- reading


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _day(raw: object) -> date | None:
    try:
        return date.fromisoformat(str(raw)) if raw else None
    except ValueError:
        return None


def _day_of(content: Content, key: str) -> date:
    return date.fromisoformat(str(content.get(key, "")))


def _list(raw: object) -> list[object]:
    return list(raw)[:_MOST_LINES] if isinstance(raw, list | tuple) else []


def _pairs(raw: object) -> Iterable[tuple[object, object]]:
    return raw.items() if isinstance(raw, Mapping) else ()


def _line(raw: object) -> str:
    return str(raw)[:LONGEST_LINE]
