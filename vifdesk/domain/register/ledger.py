"""The slim memory from which the first page is drawn.

Of each dossier it holds only what is open, of each call only that it is to be returned. It is filled as the vault is read, so
that a look at twenty thousand dossiers opens none of them; once it was asked, it stays in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
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


class Ledger:
    """Fill it with `put_dossier` and `put_call`; ask it with `look`."""

    def __init__(self, rules: FollowUpRules | None = None) -> None:
        self.rules = rules or FollowUpRules()
        self._matters: dict[str, tuple[Matter, ...]] = {}
        self._phones: dict[str, dict[str, str]] = {}
        self._entries: dict[str, list[_Entry]] = {}
        self._order: list[_Entry] | None = None
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
        self._matters[record_id] = matters
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
        self._matters.pop(record_id, None)
        for entry in self._entries.pop(record_id, ()):
            if self._order is not None:
                del self._order[bisect_left(self._order, entry)]
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
        if self._order is None:  # while the vault is read, nothing is put in order
            self._order = sorted(chain.from_iterable(self._entries.values()))
        ends, dated = [entry[0] for entry in self._order], [entry[4] for entry in self._order]
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
            renewals=tuple(one for one in dated if one.renewal and is_reminded(one, now)),
            follow_ups=tuple(one for one in dated if one.kind is Kind.SUIVI and is_reminded(one, now)),
            calls=tuple(one for one in dated if one.kind is Kind.APPEL) + self._undated(Kind.APPEL),
            waiting=self._undated(Kind.ECHEANCE),
        )

    def _before_day(self, ends: list[datetime], dated: list[Matter], midnight: datetime) -> int:
        """Where the matters of the day that begins at `midnight` start: its first moment is that very midnight."""
        place = bisect_right(ends, midnight)
        while place and ends[place - 1] == midnight and dated[place - 1].in_hours:
            place -= 1
        return place

    def _undated(self, kind: Kind) -> tuple[Matter, ...]:
        return tuple(one for one in self.all() if one.due is None and one.kind is kind)
