"""The calendar that the program ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from vifdesk.domain.dates.holidays import Calendar
from vifdesk.machine.zones import zone_of
from vifdesk.rulebook.read_calendar import read_calendar

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar(RESOURCES, zone_of)
