"""From sums to figures: nothing is masked for the COPIL VIF, what could name somebody is for its partners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from vifdesk.domain.register.phones import Phone, PhoneState, idle_days
from vifdesk.domain.statistics.masking import hidden_cells
from vifdesk.domain.statistics.period import Period
from vifdesk.domain.statistics.plan import Count, Fraction, Idle, Plan, Planned, Quantile
from vifdesk.domain.statistics.plan_stock import TOTAL
from vifdesk.domain.statistics.report import MASKED, NO_DATA, Amount, Figure, Figures, Section
from vifdesk.domain.statistics.tally import Marks, Tally

_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Stock:
    """The devices: on the last day of a period by cell, and their days, available and in service."""

    counts: dict[str, int]
    idle: int
    working: int


def stock_of(histories: Sequence[Sequence[Phone]], period: Period) -> Stock:
    """The stock of a period; a history is one device's states, oldest first."""
    last = [_state_on(history, period) for history in histories]
    there = [state for state in last if state is not None]
    counts = {f"{TOTAL}.{state.value}": there.count(state) for state in PhoneState}
    # a period that runs to the last day of the calendar has no day after it
    after = period.until + timedelta(days=1) if period.until < period.until.max else period.until
    return Stock({TOTAL: len(there), **counts}, *idle_days(histories, period.since, after))


def _state_on(history: Sequence[Phone], period: Period) -> PhoneState | None:
    states = [phone.state for phone in history if phone.since <= period.until]
    return states[-1] if states else None


def make_figures(
    plan: Plan,
    marks: Marks,
    histories: Sequence[Sequence[Phone]],
    period: Period,
    *,
    threshold: int,
    unread: int = 0,
) -> Figures:
    """The figures of a period and of the one before. `threshold` 0: nothing is masked.

    `unread`: how many dossiers could not be read, and are counted nowhere.
    """
    before = period.before()
    periods = [period] if before is None else [period, before]
    moments = [
        _Moment(plan, tally, stock_of(histories, one), threshold)
        for one, tally in zip(periods, marks.tally(plan, periods), strict=True)
    ]
    sections = tuple(
        Section(
            planned.id,
            planned.title,
            tuple(Figure(one.words, *(moment.amount(one) for moment in moments)) for one in planned.figures),
        )
        for planned in plan.sections
    )
    return Figures(period, before, threshold, sections, plan.charts, unread)


class _Moment:
    """One period, and what is hidden of it."""

    def __init__(self, plan: Plan, tally: Tally, stock: Stock, threshold: int) -> None:
        self._counts = {**tally.counts, **stock.counts}
        self._delays, self._stock, self._wide = tally.delays, stock, threshold > 0
        self._hidden: frozenset[str] = frozenset()
        if self._wide:
            cells = [cell for section in plan.sections for one in section.figures for cell in _cells(one)]
            self._hidden = hidden_cells(self._counts, cells, plan.groups, threshold)

    def amount(self, planned: Planned) -> Amount:
        if not self._hidden.isdisjoint((*_cells(planned), *_flows(planned))):
            return MASKED
        match planned.recipe:
            case Count(cell, universe, _):
                return self._count(cell, universe)
            case Fraction(numerator, denominator):
                return _ratio(self._counts.get(numerator, 0), self._counts.get(denominator, 0))
            case Quantile(cell, rank):
                if self._wide and rank == 1:  # the worst is one person's
                    return MASKED
                return self._quantile(cell, rank)
            case Idle():
                return _ratio(self._stock.idle, self._stock.working)

    def _count(self, cell: str, universe: Sequence[str]) -> Amount:
        if not any(self._counts.get(name) for name in universe):
            return NO_DATA
        value = self._counts.get(cell, 0)
        return Amount(value, value)

    def _quantile(self, cell: str, rank: float) -> Amount:
        delays = self._delays.get(cell)
        if not delays:
            return NO_DATA
        return Amount(_number(quantile(delays, rank)), None, len(delays))


def quantile(ordered: Sequence[float], rank: float) -> float:
    """The value below which `rank` of them lie, between its neighbours in proportion (as Excel and LibreOffice do)."""
    place = (len(ordered) - 1) * rank
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _ratio(numerator: int, denominator: int) -> Amount:
    if not denominator:
        return NO_DATA
    return Amount(round(numerator / denominator, _DECIMALS), numerator, denominator)


def _number(value: float) -> int | float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def _cells(planned: Planned) -> tuple[str, ...]:
    """The counts that the figure shows."""
    match planned.recipe:
        case Count(cell, _, _) | Quantile(cell, _):
            return (cell,)
        case Fraction(numerator, denominator):
            return numerator, denominator
        case Idle():
            return (TOTAL,)


def _flows(planned: Planned) -> tuple[str, ...]:
    """Those that it would betray together with what came before."""
    match planned.recipe:
        case Count(_, _, flows) | Idle(flows):
            return flows
        case _:
            return ()
