"""Which backups stay: the last of each of seven days, of each of five weeks, of each of twelve months."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 5, 12
ENDING = ".sauvegarde"
_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"vifdesk-([0-9a-f]{8})-(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?" + re.escape(ENDING))


def name_at(vault: str, at: datetime, attempt: int = 0) -> str:
    """How a backup made in turn is called: whose it is and when, nothing else."""
    again = f"-{attempt}" if attempt else ""
    return f"vifdesk-{vault[:8]}-{at.strftime(_STAMP)}{again}{ENDING}"


def moment_in(name: str) -> datetime | None:
    """When a backup was made, after its name; None for another name."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    try:
        return datetime.strptime(found[2], _STAMP)
    except ValueError:
        return None


def is_of(name: str, vault: str) -> bool:
    """Whether the name is one that the rotation gave to a backup of this vault."""
    found = _NAME.fullmatch(name)
    return found is not None and found[1] == vault[:8]


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those that stay. One from a day to come (a clock was wrong) stays too, and takes nobody's place."""
    everything = sorted(moments, reverse=True)
    ahead = [moment for moment in everything if moment > now]
    past = [moment for moment in everything if moment <= now]
    day = _newest_of_each(past, lambda moment: moment.date(), DAYS)
    week = _newest_of_each(past, lambda moment: moment.isocalendar()[:2], WEEKS)
    month = _newest_of_each(past, lambda moment: (moment.year, moment.month), MONTHS)
    return frozenset((*ahead, *day, *week, *month))


def _newest_of_each(
    moments: list[datetime], period: Callable[[datetime], object], count: int
) -> list[datetime]:
    newest: dict[object, datetime] = {}
    for moment in moments:
        newest.setdefault(period(moment), moment)
    return list(newest.values())[:count]
