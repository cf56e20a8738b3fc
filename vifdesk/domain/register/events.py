"""The kinds of events of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event.

    `procedure`: it shows that proceedings exist, so that the dossier is no mere report (retention).
    `timed`: its hour counts in law, so that a moment is better than a day.
    """

    id: str
    label: str
    family: str
    procedure: bool
    timed: bool
    source: str


EventTypes = Mapping[str, EventType]
"""By id, in the order of the file."""
