"""What somebody chose for the window of the vault: kept in the vault, sealed like all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vifdesk.actions.register import WINDOW, Register
from vifdesk.actions.vault_port import Change, Vault
from vifdesk.actions.vault_refusals import told

if TYPE_CHECKING:
    from vifdesk.domain.register.policy import Policy

IDLE_CHOICES = (2, 5, 10, 15, 30)
"""Minutes without a key or a click after which the vault locks; there is no « never »."""


def idle_choices(most: int | None) -> tuple[int, ...]:
    """What may be chosen where the machine's policy says « at most »; its own bound when it is below all."""
    within_bound = tuple(minutes for minutes in IDLE_CHOICES if most is None or minutes <= most)
    return within_bound or (most or IDLE_CHOICES[0],)


@dataclass(frozen=True, slots=True)
class Preferences:
    """One set for the vault: who sits at the post changes, the risk does not. `id` and `version`: where it is kept."""

    idle_minutes: int = 10
    lock_minimised: bool = False
    backup_folder: str = ""
    second_folder: str = ""
    tray: bool = True
    id: str | None = None
    version: int = 0


def read_preferences(register: Register) -> Preferences:
    """Those of the vault, else what the program proposes, within this machine's policy.

    What cannot be read counts as not chosen.
    """
    stored = register.window
    chosen = Preferences() if stored is None else _of(stored.content, stored.id, stored.version)
    return within(register.policy, chosen)


def within(policy: Policy, chosen: Preferences) -> Preferences:
    """What was chosen, as far as the policy of the machine lets it."""
    most = policy.idle_minutes
    return replace(
        chosen,
        idle_minutes=chosen.idle_minutes if most is None else min(chosen.idle_minutes, most),
        backup_folder=policy.backup_folder or chosen.backup_folder,
    )


def keep_preferences(vault: Vault, preferences: Preferences) -> Preferences:
    """Write them; as they are kept now.

    Raises:
        UserProblem: the vault refused.

    """
    content = {
        "idle_minutes": preferences.idle_minutes,
        "lock_minimised": preferences.lock_minimised,
        "backup_folder": preferences.backup_folder,
        "second_folder": preferences.second_folder,
        "tray": preferences.tray,
    }
    with told():
        (stored,) = vault.write((Change(preferences.id, WINDOW, content, preferences.version or None),))
    return _of(stored.content, stored.id, stored.version)


def _of(content: Mapping[str, object], record: str, version: int) -> Preferences:
    idle = content.get("idle_minutes")
    return Preferences(
        idle_minutes=idle
        if isinstance(idle, int) and 0 < idle <= IDLE_CHOICES[-1]
        else Preferences().idle_minutes,
        lock_minimised=content.get("lock_minimised") is True,
        backup_folder=str(content.get("backup_folder", "")),
        second_folder=str(content.get("second_folder", "")),
        tray=content.get("tray") is not False,
        id=record,
        version=version,
    )
