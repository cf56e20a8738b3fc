"""Undo and redo over immutable values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """A present value, what came before it (nearest last) and what was undone (nearest first)."""

    present: T
    past: tuple[T, ...] = ()
    undone: tuple[T, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is something before the present."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether something was undone since the last change."""
        return bool(self.undone)


def changed(history: History[T], value: T) -> History[T]:
    """The history after a change; what was undone is forgotten. An equal value changes nothing."""
    if value == history.present:
        return history
    return History(value, (*history.past, history.present))


def undo(history: History[T]) -> History[T]:
    """One step back; the same history when there is none."""
    if not history.past:
        return history
    return History(history.past[-1], history.past[:-1], (history.present, *history.undone))


def redo(history: History[T]) -> History[T]:
    """One step forward again; the same history when nothing was undone."""
    if not history.undone:
        return history
    return History(history.undone[0], (*history.past, history.present), history.undone[1:])
