"""The civil time of each territory."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from vifdesk.domain.dates.territory import Territory
from vifdesk.machine.zones import zone_of


@pytest.mark.parametrize(
    ("territory", "winter", "summer"),
    [
        (Territory.METROPOLE, 1, 2),
        (Territory.ALSACE_MOSELLE, 1, 2),
        (Territory.GUADELOUPE, -4, -4),
        (Territory.MARTINIQUE, -4, -4),
        (Territory.GUYANE, -3, -3),
        (Territory.LA_REUNION, 4, 4),
        (Territory.MAYOTTE, 3, 3),
        (Territory.SAINT_BARTHELEMY, -4, -4),
        (Territory.SAINT_MARTIN, -4, -4),
        (Territory.SAINT_PIERRE_ET_MIQUELON, -3, -2),
        (Territory.NOUVELLE_CALEDONIE, 11, 11),
        (Territory.POLYNESIE_FRANCAISE, -10, -10),
        (Territory.WALLIS_ET_FUTUNA, 12, 12),
    ],
)
def test_a_territory_keeps_its_own_time(territory: Territory, winter: int, summer: int) -> None:
    """Hours ahead of universal time in January and in July 2026."""
    zone = zone_of(territory)
    assert zone.utcoffset(datetime(2026, 1, 15, 12)) == timedelta(hours=winter)
    assert zone.utcoffset(datetime(2026, 7, 15, 12)) == timedelta(hours=summer)


def test_every_territory_has_a_zone() -> None:
    """No delay in hours may fail for want of one."""
    assert all(zone_of(territory).key for territory in Territory)


def test_zones_come_from_the_package_when_the_system_has_none() -> None:
    """As on Windows: an empty search path leaves only the package tzdata."""
    code = (
        "import zoneinfo; zoneinfo.reset_tzpath(());"
        "from vifdesk.domain.dates.territory import Territory; from vifdesk.machine.zones import zone_of;"
        "print(sorted({zone_of(t).key for t in Territory}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("/") == 12


def test_zones_are_not_loaded_before_they_serve() -> None:
    """A window that shows no delay in hours does not pay for the import."""
    code = "import sys; import vifdesk.machine.zones; print('zoneinfo' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
