"""What a page says of the work under way on it, to whoever interrupts: its method `work() -> Work | None`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Work:
    """`name`, `detail`: what it is, where it stands; identities marked. `kind`, `named`: how the vault knows it, if it does.

    `come_back`: what more than showing the page brings it back as it was; None for nothing.
    """

    name: str
    detail: str = ""
    kind: str = ""
    named: str = ""
    come_back: Callable[[], object] | None = None
