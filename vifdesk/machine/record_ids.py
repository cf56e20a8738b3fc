"""Names for new records: random, so that they say nothing of what they name."""

from __future__ import annotations


def new_record_id() -> str:
    """32 hex digits that nobody can guess."""
    from secrets import token_hex  # slow to load, and no record is made at the start

    return token_hex(16)
