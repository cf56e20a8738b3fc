"""Deadlines as an iCalendar file (RFC 5545). Titles name a dossier by its reference, nobody and nothing else.

The same deadlines give the same bytes, whatever the hour. A deadline keeps its UID for life; SEQUENCE says that it moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import useful_day
from vifdesk.domain.schedule.followed import Followed

LINE_END = "\r\n"
_WIDEST = 75
"""Octets of a line before it is folded, its end apart."""
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//vifdesk//agenda//FR",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A dated deadline of a dossier. `record_id`: drawn, so that no UID tells a reference; `written`: UTC, without zone."""

    reference: str
    record_id: str
    written: datetime
    followed: Followed

    @property
    def day(self) -> date:
        """The day on which to act at the latest."""
        prudent = self.followed.deadline.prudent
        return date.max if prudent is None else useful_day(prudent)

    @property
    def uid(self) -> str:
        """The same for ever for this deadline of this dossier; nothing can be read from it."""
        named = f"{self.record_id}\n{self.followed.key}"
        return f"{sha256(named.encode()).hexdigest()[:32]}@vifdesk"


def in_agenda(followed: Followed, today: date) -> bool:
    """Whether it belongs there: dated, its term still to come; one that ended only to take back what a calendar may hold."""
    deadline = followed.deadline
    if not followed.dated or deadline.prudent is None or deadline.end is None:
        return False
    if max(useful_day(deadline.prudent), useful_day(deadline.end)) < today:
        return False
    return followed.live or followed.sequence > 0


def agenda(entries: Iterable[AgendaEntry]) -> bytes:
    """The file, nearest first."""
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.reference, entry.uid))
    lines = [*_HEAD, *(line for entry in ordered for line in _event(entry)), "END:VCALENDAR"]
    return "".join(_folded(line) for line in lines).encode()


def _event(entry: AgendaEntry) -> Iterator[str]:
    followed = entry.followed
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{entry.written:%Y%m%dT%H%M%SZ}"
    yield from _when(entry)
    yield f"SEQUENCE:{followed.sequence}"
    yield f"STATUS:{'CONFIRMED' if followed.live else 'CANCELLED'}"
    yield f"SUMMARY:{_escaped(f'{entry.reference} – {sentence_case(followed.deadline.label)}')}"
    yield f"DESCRIPTION:{_escaped(_description(followed))}"
    yield "CLASS:CONFIDENTIAL"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(entry: AgendaEntry) -> Iterator[str]:
    """A moment is local to the court, as the law counts it; one at 0 h is the whole day before."""
    prudent = entry.followed.deadline.prudent
    if isinstance(prudent, datetime) and prudent.time() != time.min:
        yield f"DTSTART:{prudent:%Y%m%dT%H%M%S}"
        return
    yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}"


def _description(followed: Followed) -> str:
    """The prudent date, and the term where it is another; no step of the proof: it may quote the dossier."""
    deadline = followed.deadline
    if deadline.prudent is None:
        return ""
    said = [f"Date prudente : {limit_in_words(deadline.prudent)}."]
    if deadline.end is not None and deadline.end != deadline.prudent:
        said.append(f"Terme : {limit_in_words(deadline.end)}.")
    if not followed.live:
        said.append("Échéance retirée de l’agenda.")
    return typographie("\n".join(said))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """The line, cut where it would exceed 75 octets, never inside a character."""
    parts, part, width = [], "", 0
    for sign in line:
        octets = len(sign.encode())
        if width + octets > _WIDEST:
            parts.append(part)
            part, width = " ", 1
        part, width = part + sign, width + octets
    return LINE_END.join((*parts, part)) + LINE_END
