"""Refusals of what was typed; each message says what was received and what to write instead."""

from __future__ import annotations

_SHOWN = 40


class Unreadable(ValueError):
    """What was typed is neither a day nor an hour; the message is a French sentence for the field."""


class UnreadableDay(Unreadable):
    """No day can be read, or more than one could be meant."""


class UnreadableHour(Unreadable):
    """No hour can be read, or the day it belongs to is open."""


def received(text: str) -> str:
    """What was typed, in guillemets, cut when long."""
    shown = " ".join(text.split())
    return f"« {shown if len(shown) <= _SHOWN else shown[:_SHOWN] + '…'} »"
