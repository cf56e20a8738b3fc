"""The bundle of ports that every action takes first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if (
    TYPE_CHECKING
):  # the ports name all that passes through them: half the start-up time, and nothing of it is needed yet
    from vifdesk.actions.ports import Clock, Files, Press, RuleBook, Spreadsheets
    from vifdesk.actions.vault_port import Vaults
    from vifdesk.domain.register.policy import Policy


def nothing_fixed() -> Policy:
    """The policy of a machine where the IT department has fixed nothing."""
    from vifdesk.domain.register.policy import Policy

    return Policy()


@dataclass(frozen=True, slots=True)
class Desk:
    """What is on the magistrate's desk: the rules, the clock, the press and the shelf; beside it, the cupboard of vaults.

    The cupboard is a call, the same cupboard each time: SQLite and the cipher are loaded when a vault is first wanted.
    `new_id` names a new record: 32 hex digits, drawn. `policy` is a call too: its file is read when a setting first matters.
    """

    rulebook: RuleBook
    clock: Clock
    press: Press
    files: Files
    cupboard: Callable[[], Vaults]
    new_id: Callable[[], str]
    spreadsheets: Spreadsheets
    policy: Callable[[], Policy] = field(default=nothing_fixed)
