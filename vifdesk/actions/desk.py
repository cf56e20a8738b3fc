"""The bundle of ports that every action takes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if (
    TYPE_CHECKING
):  # the ports name all that passes through them: half the start-up time, and nothing of it is needed yet
    from vifdesk.actions.ports import Clock, Files, Press, RuleBook, Spreadsheets
    from vifdesk.actions.vault_port import Vaults


@dataclass(frozen=True, slots=True)
class Desk:
    """What is on the magistrate's desk: the rules, the clock, the press and the shelf; beside it, the cupboard of vaults.

    The cupboard is a call, the same cupboard each time: SQLite and the cipher are loaded when a vault is first wanted.
    `new_id` names a new record: 32 hex digits, drawn.
    """

    rulebook: RuleBook
    clock: Clock
    press: Press
    files: Files
    cupboard: Callable[[], Vaults]
    new_id: Callable[[], str]
    spreadsheets: Spreadsheets
