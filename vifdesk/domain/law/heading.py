"""What one sees of a measure before opening it. Apart from the rest, so that the window starts without reading the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How far a measure's rules have been read: written, re-read, validated by a jurist."""

    REDIGE = "redige"
    RELU = "relu"
    VALIDE = "valide"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the home page needs to know of a measure; read alone, without its rules."""

    id: str
    order: int
    title: str
    short_title: str
    summary: str
    icon: str
    verified_on: date
    standing: Standing
