"""The only place that reads the clock."""

from __future__ import annotations

from datetime import date, datetime


class SystemClock:
    """The Clock port over the machine's clock."""

    def today(self) -> date:
        """The local day."""
        return date.today()

    def now(self) -> datetime:
        """The local moment, without zone, to the second."""
        return datetime.now().replace(microsecond=0)
