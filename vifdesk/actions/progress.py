"""How far a long piece of work is, and whether it is to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many. It raises `Stopped` where the user wants no more: nothing is half done then."""


class Stopped(UserProblem):
    """The user has stopped it."""

    def __init__(self) -> None:
        super().__init__("Arrêté à votre demande\u00a0; rien n’a été changé.")


def untold(_done: int, _total: int) -> None:
    """For whoever looks at no progress."""


def each(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """These, telling before each how many came before."""
    total = len(items)
    for done, item in enumerate(items):
        progress(done, total)
        yield item
    progress(total, total)


def for_another_thread(desk: Desk) -> Desk:
    """The same desk with rules of its own: those that are read belong to the thread that reads them."""
    return replace(desk, rulebook=desk.rulebook.fresh())


def at_once(steps: Iterable[None]) -> None:
    """Make all these steps now."""
    for _step in steps:
        pass
