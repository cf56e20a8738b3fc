"""The calendar that the program ships, and shorthands to compute with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.domain.dates.period import Period, Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.compute import compute
from vifdesk.domain.deadlines.terms import Nature, Terms
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.read_calendar import read_calendar

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
Computing = Callable[..., Terms]


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar(RESOURCES, zone_of)


@pytest.fixture(scope="session")
def terms_of(calendar: Calendar) -> Computing:
    """`terms_of("2027-06-07", 8)`: eight days to act in the métropole; a start with a « T » is a moment, the unit hours."""

    def computed(
        start: str,
        count: int,
        unit: Unit | None = None,
        nature: Nature | None = None,
        territory: Territory = Territory.METROPOLE,
        *,
        then: Period | None = None,
        extendable: bool | None = None,
    ) -> Terms:
        hours = "T" in start
        return compute(
            datetime.fromisoformat(start) if hours else date.fromisoformat(start),
            Period(count, unit or (Unit.HEURES if hours else Unit.JOURS), then),
            nature=nature or (Nature.HEURES_MESURE if hours else Nature.ACTE),
            territory=territory,
            calendar=calendar,
            extendable=extendable,
        )

    return computed
