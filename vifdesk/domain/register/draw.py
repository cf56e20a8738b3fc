"""Drawn numbers that are the same for the same seed, on any machine and any Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
_MASK = (1 << 64) - 1


class Draw:
    """SplitMix64 (Steele, Lea, Flood 2014): for fictional dossiers, never for keys."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def _next(self) -> int:
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + self._next() % (high - low + 1)

    def chance(self, hundredths: int) -> bool:
        """True so many times in a hundred."""
        return self.whole(1, 100) <= hundredths

    def one_of(self, items: Sequence[T]) -> T:
        """Any of the items."""
        return items[self.whole(0, len(items) - 1)]
