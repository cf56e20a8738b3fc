"""The marks of all dossiers, held as numbers only, and their sums over a period."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.plan import Plan
from vifdesk.domain.statistics.plan_rules import begun
from vifdesk.domain.statistics.reading import Mark


class _Sort(Enum):
    COUNT = auto()
    DELAY = auto()
    RUNNING = auto()


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of one period: by cell, and the delays by the cell of their cases."""

    counts: Mapping[str, int]
    delays: Mapping[str, list[float]]

    def __getitem__(self, cell: str) -> int:
        """The count of a cell; 0 for one that nothing added to."""
        return self.counts.get(cell, 0)


@dataclass(slots=True)
class Marks:
    """By record: so that one dossier that changes is read again alone. About 25 bytes a mark."""

    _by_record: dict[str, array[float]] = field(default_factory=dict)
    _cells: dict[str, int] = field(default_factory=dict)

    def put(self, record_id: str, marks: Iterable[Mark]) -> None:
        """The marks of a dossier, in the place of those that it had."""
        flat: array[float] = array("d")
        for cell, day, number in marks:
            flat.extend((self._cells.setdefault(cell, len(self._cells)), day, number))
        if flat:
            self._by_record[record_id] = flat
        else:
            self._by_record.pop(record_id, None)

    def tally(self, plan: Plan, periods: Iterable[Period]) -> list[Tally]:
        """The sums over each period; what runs is summed from the beginning of time to the period's end."""
        names = list(self._cells)
        sorts = _sorts(plan, names)
        found = [_Sums(names, period.since.toordinal(), period.until.toordinal()) for period in periods]
        last = max((sums.until for sums in found), default=0)
        for cell, day, number in self._all():
            if day <= last:
                sort = sorts[cell]
                for sums in found:
                    sums.add(cell, day, number, sort)
        return [sums.tally(plan) for sums in found]

    def _all(self) -> Iterator[tuple[int, int, float]]:
        for flat in self._by_record.values():
            for at in range(0, len(flat), 3):
                yield int(flat[at]), int(flat[at + 1]), flat[at + 2]


class _Sums:
    def __init__(self, names: list[str], since: int, until: int) -> None:
        self._names = names
        self._counts = [0] * len(names)
        self._delays: dict[str, list[float]] = {}
        self._since, self.until = since, until

    def add(self, cell: int, day: int, number: float, sort: _Sort) -> None:
        if day > self.until:
            return
        if sort is _Sort.RUNNING:
            self._counts[cell] += int(number)
        elif day >= self._since:
            self._counts[cell] += 1
            if sort is _Sort.DELAY:
                self._delays.setdefault(self._names[cell], []).append(number)

    def tally(self, plan: Plan) -> Tally:
        counts = dict(zip(self._names, self._counts, strict=True))
        for total, parts in plan.sums.items():
            counts[total] = sum(counts.get(part, 0) for part in parts)
        for delays in self._delays.values():
            delays.sort()
        return Tally(counts, self._delays)


def _sorts(plan: Plan, names: list[str]) -> list[_Sort]:
    delays = plan.reading.delays
    running = {delay.running.id for delay in delays if delay.running} | {begun(delay) for delay in delays}
    timed = {delay.id for delay in delays}
    return [
        _Sort.RUNNING if name in running else _Sort.DELAY if name in timed else _Sort.COUNT for name in names
    ]
