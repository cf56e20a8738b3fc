"""The slim memory from which the first page is drawn.

Of each dossier it holds only what is open, of each call only that it is to be returned. It is filled as the vault is read, so
that a look at twenty thousand dossiers opens none of them; once it was asked, it stays in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from vifdesk.domain.register.calls import Call, CallState
from vifdesk.domain.register.follow_ups import FollowUpRules, end_of
from vifdesk.domain.register.open_matters import (
    NEAR_DAYS,
    WEEK_DAYS,
    Kind,
    Matter,
    Overview,
    is_reminded,
    matters_of,
    of_call,
)
from vifdesk.domain.register.phones import device_key, held_in
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_Entry = tuple[datetime, bool, int, int, Matter]
"""A dated matter as it is sorted: when it has passed, days before moments, the weightier first, then as they came."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """All that is open, by kind, each part the nearest first."""

    ends: list[datetime]
    dated: list[Matter]
    hours: list[Matter]
    renewals: list[Matter]
    follow_ups: list[Matter]
    calls: tuple[Matter, ...]
    waiting: tuple[Matter, ...]


def _has_passed(matter: Matter, now: datetime) -> bool:
    """Of a matter due at a moment: whether that moment lies behind."""
    return isinstance(matter.due, datetime) and matter.due < now


class Ledger:
    """Fill it with `put_dossier` and `put_call`; ask it with `look`."""

    def __init__(self, rules: FollowUpRules | None = None) -> None:
        self.rules = rules or FollowUpRules()
        self._matters: dict[str, tuple[Matter, ...]] = {}
        self._phones: dict[str, dict[str, str]] = {}
        self._entries: dict[str, list[_Entry]] = {}
        self._lives: dict[str, tuple[Matter, ...]] = {}
        self._order: list[_Entry] | None = None
        self._sorted: _Sorted | None = None
        self._count = 0

    def put_dossier(self, record_id: str, content: Content) -> None:
        """Know a dossier by its newest version, in the place of the one before."""
        self.drop(record_id)
        self._put(record_id, tuple(matters_of(record_id, content, self.rules)))
        held = held_in(items_of(content, "telephones"))
        if held:
            self._phones[record_id] = held

    def put_call(self, record_id: str, call: Call) -> None:
        """Know a call; only one to return stays."""
        self.drop(record_id)
        if call.state is CallState.A_RAPPELER:
            self._put(record_id, (of_call(record_id, call),))

    def _put(self, record_id: str, matters: tuple[Matter, ...]) -> None:
        if not matters:
            return
        self._sorted = None
        self._matters[record_id] = matters
        lives = tuple(one for one in matters if one.start is not None)
        if lives:
            self._lives[record_id] = lives
        entries = self._entries[record_id] = []
        for one in matters:
            if one.due is not None:
                self._count += 1
                entries.append((end_of(one.due), one.in_hours, one.importance, self._count, one))
        if self._order is not None:
            for entry in entries:
                insort(self._order, entry)

    def drop(self, record_id: str) -> None:
        """Forget a dossier or a call; nothing where it is not."""
        if self._matters.pop(record_id, None) is not None:
            self._sorted = None
        for entry in self._entries.pop(record_id, ()):
            if self._order is not None:
                del self._order[bisect_left(self._order, entry)]
        self._phones.pop(record_id, None)
        self._lives.pop(record_id, None)

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

    def between(self, first: date, last: date) -> tuple[Matter, ...]:
        """What is due from the day `first` to the day `last`, both counted; nearest first."""
        order = self._in_order()
        start = _place_of(order, datetime.combine(first, time()))
        stop = _place_of(order, datetime.combine(last, time()) + timedelta(days=1))
        return tuple(entry[4] for entry in order[start:stop])

    def lives(self, first: date, last: date) -> tuple[Matter, ...]:
        """The measures that run on at least one day from `first` to `last`: those whose deadline says when they began."""
        return tuple(one for lives in self._lives.values() for one in lives if one.runs_between(first, last))

    def look(self, now: datetime) -> Overview:
        """What waits at `now`."""
        known = self._by_kind()
        ends, dated = known.ends, known.dated
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
            hours=tuple(one for one in known.hours if not _has_passed(one, now)),
            renewals=tuple(one for one in known.renewals if is_reminded(one, now)),
            follow_ups=tuple(one for one in known.follow_ups if is_reminded(one, now)),
            calls=known.calls,
            waiting=known.waiting,
        )

    def _by_kind(self) -> _Sorted:
        """What does not hang on the hour, found once until something changes: the first page looks every few seconds."""
        if self._sorted is None:
            order = self._in_order()
            dated = [entry[4] for entry in order]
            self._sorted = _Sorted(
                [entry[0] for entry in order],
                dated,
                hours=[one for one in dated if one.in_hours and one.kind is Kind.ECHEANCE],
                renewals=[one for one in dated if one.renewal],
                follow_ups=[one for one in dated if one.kind is Kind.SUIVI],
                calls=tuple(one for one in dated if one.kind is Kind.APPEL) + self._undated(Kind.APPEL),
                waiting=self._undated(Kind.ECHEANCE),
            )
        return self._sorted

    def _in_order(self) -> list[_Entry]:
        if self._order is None:  # while the vault is read, nothing is put in order
            self._order = sorted(chain.from_iterable(self._entries.values()))
        return self._order

    def _before_day(self, ends: list[datetime], dated: list[Matter], midnight: datetime) -> int:
        """Where the matters of the day that begins at `midnight` start: its first moment is that very midnight."""
        place = bisect_right(ends, midnight)
        while place and ends[place - 1] == midnight and dated[place - 1].in_hours:
            place -= 1
        return place

    def _undated(self, kind: Kind) -> tuple[Matter, ...]:
        return tuple(one for one in self.all() if one.due is None and one.kind is kind)


def _place_of(order: list[_Entry], midnight: datetime) -> int:
    """Where the day that begins at `midnight` starts: a moment at that very midnight is in it, the day that ends there not."""
    return bisect_left(order, (midnight, True), key=lambda entry: entry[:2])
