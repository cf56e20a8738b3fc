"""What is still open in the register: deadlines, follow-ups, calls to return, measures to renew, phones held.

The ledger is the slim memory from which the first page is drawn: of each dossier only what is open, of each call only that it
is to be returned. It is filled as the vault is read, so that a look at twenty thousand dossiers opens none of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from vifdesk.domain.register.calls import Call, CallState
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
from vifdesk.domain.register.phones import device_key, held_in
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

    @property
    def in_hours(self) -> bool:
        """Whether it is due at a moment, not on a day."""
        return isinstance(self.due, datetime)

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


class Ledger:
    """Fill it with `put_dossier` and `put_call`; ask it with `look`."""

    def __init__(self, rules: FollowUpRules | None = None) -> None:
        self.rules = rules or FollowUpRules()
        self._matters: dict[str, tuple[Matter, ...]] = {}
        self._phones: dict[str, dict[str, str]] = {}
        self._dated: tuple[list[datetime], list[Matter]] | None = None

    def put_dossier(self, record_id: str, content: Content) -> None:
        """Know a dossier by its newest version, in the place of the one before."""
        self.drop(record_id)
        matters = tuple(matters_of(record_id, content, self.rules))
        if matters:
            self._matters[record_id] = matters
        held = held_in(items_of(content, "telephones"))
        if held:
            self._phones[record_id] = held

    def put_call(self, record_id: str, call: Call) -> None:
        """Know a call; only one to return stays."""
        self.drop(record_id)
        if call.state is CallState.A_RAPPELER:
            self._matters[record_id] = (_of_call(record_id, call),)

    def drop(self, record_id: str) -> None:
        """Forget a dossier or a call; nothing where it is not."""
        self._dated = None
        self._matters.pop(record_id, None)
        self._phones.pop(record_id, None)

    def of(self, record_id: str) -> tuple[Matter, ...]:
        """What is open in one dossier, in its own order."""
        return self._matters.get(record_id, ())

    def all(self) -> Iterator[Matter]:
        """Everything that is open, dated or not."""
        for matters in self._matters.values():
            yield from matters

    def holders(self, device: str) -> tuple[str, ...]:
        """The record ids of the dossiers that hold a device."""
        wanted = device_key(device)
        return tuple(record_id for record_id, held in self._phones.items() if wanted in map(device_key, held))

    def phones_of(self, record_id: str) -> Mapping[str, str]:
        """The devices that one dossier holds, each with its state there."""
        return self._phones.get(record_id, {})

    def look(self, now: datetime) -> Overview:
        """What waits at `now`."""
        ends, dated = self._in_order()
        midnight = datetime.combine(now.date(), time())
        # a day's end is the next midnight, and has passed at it; a moment may be that very midnight, and passes after it
        past = bisect_left(ends, now)
        while past < len(dated) and ends[past] == now and not dated[past].in_hours:
            past += 1
        marks = [
            self._before_day(ends, dated, midnight + timedelta(days=days))
            for days in (1, NEAR_DAYS + 1, WEEK_DAYS + 1)
        ]
        today, near, week = (max(past, mark) for mark in marks)
        return Overview(
            now,
            overdue=tuple(dated[:past]),
            today=tuple(dated[past:today]),
            soon=tuple(dated[today:near]),
            week=tuple(dated[near:week]),
            later=len(dated) - week,
            hours=tuple(one for one in dated[past:] if one.in_hours and one.kind is Kind.ECHEANCE),
            renewals=tuple(one for one in dated if one.renewal and _reminded(one, now)),
            follow_ups=tuple(one for one in dated if one.kind is Kind.SUIVI and _reminded(one, now)),
            calls=tuple(one for one in dated if one.kind is Kind.APPEL) + self._undated(Kind.APPEL),
            waiting=self._undated(Kind.ECHEANCE),
        )

    def _before_day(self, ends: list[datetime], dated: list[Matter], midnight: datetime) -> int:
        """Where the matters of the day that begins at `midnight` start: its first moment is that very midnight."""
        place = bisect_right(ends, midnight)
        while place and ends[place - 1] == midnight and dated[place - 1].in_hours:
            place -= 1
        return place

    def _in_order(self) -> tuple[list[datetime], list[Matter]]:
        if self._dated is None:
            found = [
                (end_of(one.due), one.in_hours, one.importance, rank, one)
                for rank, one in enumerate(self.all())
                if one.due is not None
            ]
            found.sort()
            self._dated = [entry[0] for entry in found], [entry[4] for entry in found]
        return self._dated

    def _undated(self, kind: Kind) -> tuple[Matter, ...]:
        return tuple(one for one in self.all() if one.due is None and one.kind is kind)


def matters_of(record_id: str, content: Content, rules: FollowUpRules) -> Iterable[Matter]:
    """What is open in a dossier: its deadlines, then its follow-ups."""
    deadlines = _deadlines(content)
    follow_ups = items_of(content, "suivis")
    if not deadlines and not follow_ups:
        return
    base = Matter(
        Kind.ECHEANCE, record_id, "", reference_of(content), str(content.get("pseudonyme", "")), "", None
    )
    for deadline in deadlines:
        if deadline.get("etat", "ouverte") in OPEN_STATES:
            yield _of_deadline(base, deadline, rules)
    if any(is_open(item) for item in follow_ups):
        dues, natures = prudent_dates(deadlines)
        for rank, item in enumerate(follow_ups):
            if is_open(item):
                yield replace(
                    base,
                    kind=Kind.SUIVI,
                    key=str(rank),
                    label=str(item.get("texte", "")),
                    detail=str(item.get("destinataire", "")),
                    due=due_of(item, dues, rules),
                    remind=reminder_of(item, dues, natures, rules),
                )


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


def _of_deadline(base: Matter, deadline: Content, rules: FollowUpRules) -> Matter:
    measure, name = str(deadline.get("dispositif", "")), str(deadline.get("id", ""))
    known = f"{measure}.{name}"
    due = read_when(deadline.get("prudent"))
    lead = rules.renewals.get(known)
    remind = lead if lead is not None else rules.reminder(known, str(deadline.get("nature", "")))
    importance = deadline.get("importance")
    return replace(
        base,
        key=str(deadline.get("cle", known)),
        label=str(deadline.get("libelle", "")),
        due=due,
        end=read_when(deadline.get("terme")),
        remind=None if due is None else due - remind,
        detail=measure,
        waiting_for=str(deadline.get("attente_libelle") or deadline.get("en_attente_de") or ""),
        importance=importance if isinstance(importance, int) else 2,
        locked=deadline.get("etat") == "verrouillee",
        renewal=lead is not None,
    )


def _of_call(record_id: str, call: Call) -> Matter:
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


def _reminded(matter: Matter, now: datetime) -> bool:
    """Whether the time to be reminded of it has come."""
    start = matter.remind
    if start is None:
        return False
    return start <= now if isinstance(start, datetime) else start <= now.date()
