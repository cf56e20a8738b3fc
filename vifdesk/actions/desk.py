"""The bundle of ports that every action takes first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if (
    TYPE_CHECKING
):  # the ports name all that passes through them: half the start-up time, and nothing of it is needed yet
    from vifdesk.actions.ports import Clock, Files, Press, RuleBook


@dataclass(frozen=True, slots=True)
class Desk:
    """What is on the magistrate's desk: the rules, the clock, the press and the shelf."""

    rulebook: RuleBook
    clock: Clock
    press: Press
    files: Files
