"""What is still open in a dossier: deadlines, follow-ups; beside them calls to return. `ledger` holds them for the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vifdesk.domain.register.calls import Call
from vifdesk.domain.register.follow_ups import (
    FollowUpRules,
    When,
    due_of,
    end_of,
    is_open,
    prudent_dates,
    read_when,
    reminder_of,
)
from vifdesk.domain.register.record import deadlines_of, items_of, reference_of
from vifdesk.domain.register.shape import Content

SCHEDULE = "echeancier"
"""The program's note of a dossier's deadlines as they stand; a dossier written before it was kept lacks it."""

OPEN_STATES = ("ouverte", "verrouillee")
NEAR_DAYS, WEEK_DAYS = 2, 7


class Kind(StrEnum):
    """What kind of thing waits."""

    ECHEANCE = "echeance"
    SUIVI = "suivi"
    APPEL = "appel"


class Nearness(StrEnum):
    """How near it is; a moment passes at its minute, a day at 24 h."""

    EN_RETARD = "en_retard"
    AUJOURDHUI = "aujourdhui"
    SOUS_48_HEURES = "sous_48_heures"
    SEMAINE = "semaine"
    PLUS_TARD = "plus_tard"
    EN_ATTENTE = "en_attente"
    SANS_DATE = "sans_date"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that waits.

    `record_id`: of the dossier, or of the call. `key`: the deadline's `cle`, the rank of the follow-up in the dossier's
    `suivis` (from 0), nothing for a call. `due`: the prudent date of a deadline, the date of a follow-up, the moment of a
    call back; None while it is not known. `end`: where the law's own end of a deadline is another day than `due`.
    `detail`: the measure's id of a deadline, the recipient of a follow-up, who called. `remind`: from when on to be shown.
    `start`: of a deadline that ends a measure, when that measure began; None for anything else.
    """

    kind: Kind
    record_id: str
    key: str
    reference: str
    name: str
    label: str
    due: When | None
    end: When | None = None
    remind: When | None = None
    detail: str = ""
    waiting_for: str = ""
    importance: int = 2
    locked: bool = False
    renewal: bool = False
    start: When | None = None

    @property
    def in_hours(self) -> bool:
        """Whether it is due at a moment, not on a day."""
        return isinstance(self.due, datetime)

    @property
    def day(self) -> date | None:
        """The day on which it is due; None while it is not known."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    def runs_between(self, first: date, last: date) -> bool:
        """Whether the measure that it ends runs on at least one day from `first` to `last`; its last day is one of them."""
        end = self.end if self.end is not None else self.due
        return (
            self.start is not None and end is not None and day_of(self.start) <= last and day_of(end) >= first
        )

    def nearness(self, now: datetime) -> Nearness:
        """How near it is at `now`."""
        if self.due is None:
            return Nearness.EN_ATTENTE if self.waiting_for else Nearness.SANS_DATE
        end = end_of(self.due)
        if end < now or (not self.in_hours and end == now):
            return Nearness.EN_RETARD
        day = self.due.date() if isinstance(self.due, datetime) else self.due
        ahead = (day - now.date()).days
        if ahead <= 0:
            return Nearness.AUJOURDHUI
        if ahead <= NEAR_DAYS:
            return Nearness.SOUS_48_HEURES
        return Nearness.SEMAINE if ahead <= WEEK_DAYS else Nearness.PLUS_TARD

    def remaining(self, now: datetime) -> timedelta | None:
        """How long until it has passed; negative once it has, None while it is not dated."""
        return None if self.due is None else end_of(self.due) - now


def day_of(when: When) -> date:
    """The day of a day or a moment."""
    return when.date() if isinstance(when, datetime) else when


_Whose = tuple[str, str, str]
"""Record id, reference and name of the dossier: a matter is made of every open line when the vault is opened, so at no cost."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What waits at `at`, each part the nearest first; of equal moments, the weightier first.

    `overdue` to `week` hold matters of every kind, each once. `hours`: deadlines in hours that still run, for the countdown.
    `renewals`: measures to be renewed soon. `follow_ups`: those due, or of which one is to be reminded. `calls`: every call
    to return, also those without an hour. `waiting`: deadlines whose trigger is not known. `later`: how many come after.
    """

    at: datetime
    overdue: tuple[Matter, ...]
    today: tuple[Matter, ...]
    soon: tuple[Matter, ...]
    week: tuple[Matter, ...]
    hours: tuple[Matter, ...]
    renewals: tuple[Matter, ...]
    follow_ups: tuple[Matter, ...]
    calls: tuple[Matter, ...]
    waiting: tuple[Matter, ...]
    later: int

    @property
    def pressing(self) -> int:
        """How many are overdue or due today: the number on the rail."""
        return len(self.overdue) + len(self.today)


def matters_of(record_id: str, content: Content, rules: FollowUpRules) -> Iterable[Matter]:
    """What is open in a dossier: its deadlines, then its follow-ups."""
    deadlines = _deadlines(content)
    follow_ups = items_of(content, "suivis")
    if not deadlines and not follow_ups:
        return
    whose = record_id, reference_of(content), str(content.get("pseudonyme", ""))
    for deadline in deadlines:
        if deadline.get("etat", "ouverte") in OPEN_STATES:
            yield _of_deadline(whose, deadline, rules)
    if any(is_open(item) for item in follow_ups):
        dues, natures = prudent_dates(deadlines)
        for rank, item in enumerate(follow_ups):
            if is_open(item):
                due, remind = due_of(item, dues, rules), reminder_of(item, dues, natures, rules)
                yield _of_line(whose, rank, item, due, remind)


def schedule_of(content: Content) -> list[Content]:
    """The deadlines of a dossier as they stand; where no schedule was kept, those of the newest evaluation of each measure."""
    return list(_deadlines(content))


def _deadlines(content: Content) -> list[Content]:
    if SCHEDULE in content:
        return list(items_of(content, SCHEDULE))
    newest: dict[object, list[Content]] = {}
    for deadline in deadlines_of(content):
        newest.setdefault((deadline.get("dispositif"), deadline.get("id")), []).append(deadline)
    return [found[-1] for found in newest.values()]


def _of_line(whose: _Whose, rank: int, item: Content, due: When | None, remind: When | None) -> Matter:
    record_id, reference, name = whose
    return Matter(
        Kind.SUIVI,
        record_id,
        str(rank),
        reference,
        name,
        str(item.get("texte", "")),
        due,
        remind=remind,
        detail=str(item.get("destinataire", "")),
    )


def _of_deadline(whose: _Whose, deadline: Content, rules: FollowUpRules) -> Matter:
    measure = str(deadline.get("dispositif", ""))
    known = f"{measure}.{deadline.get('id', '')}"
    due = read_when(deadline.get("prudent"))
    lead = rules.renewals.get(known)
    remind = lead if lead is not None else rules.reminder(known, str(deadline.get("nature", "")))
    importance = deadline.get("importance")
    record_id, reference, name = whose
    return Matter(
        Kind.ECHEANCE,
        record_id,
        str(deadline.get("cle", known)),
        reference,
        name,
        str(deadline.get("libelle", "")),
        due,
        end=read_when(deadline.get("terme")),
        remind=None if due is None else due - remind,
        detail=measure,
        waiting_for=str(deadline.get("attente_libelle") or deadline.get("en_attente_de") or ""),
        importance=importance if isinstance(importance, int) else 2,
        locked=deadline.get("etat") == "verrouillee",
        renewal=lead is not None,
        start=read_when(deadline.get("depart")) if known in rules.lives else None,
    )


def of_call(record_id: str, call: Call) -> Matter:
    """The matter that a call to return is."""
    return Matter(
        Kind.APPEL,
        record_id,
        "",
        call.reference,
        "",
        call.title or "Appel",
        call.call_back,
        remind=call.call_back,
        detail=call.caller,
    )


def is_reminded(matter: Matter, now: datetime) -> bool:
    """Whether the time to be reminded of it has come."""
    start = matter.remind
    if start is None:
        return False
    return start <= now if isinstance(start, datetime) else start <= now.date()
