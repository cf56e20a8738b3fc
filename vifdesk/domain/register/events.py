"""The kinds of events of a dossier, as the register reads them."""

from __future__ import annotations

from vifdesk.domain.schedule.event_type import EventType, EventTypes

__all__ = ["EventType", "EventTypes"]
