"""A caution that travels with a date."""

from __future__ import annotations

from typing import NamedTuple


class Notice(NamedTuple):
    """What the reader of a date must not miss. `text` is one or two French sentences; `source` may be empty."""

    id: str
    text: str
    source: str = ""
