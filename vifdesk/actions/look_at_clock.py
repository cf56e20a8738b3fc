"""Whether the machine's clock says less than the vault has seen, and the word of who has checked it."""

from __future__ import annotations

from datetime import datetime, timedelta

from vifdesk.actions.note_access import note_access
from vifdesk.actions.vault_port import CLOCK_SET_BACK, LogLine, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act

LEAST = timedelta(minutes=65)
"""Less than this is no set back: each autumn the legal hour itself goes back by one."""


def latest_moment(vault: Vault) -> datetime | None:
    """The latest that the clock said when something was logged, since somebody last confirmed it; None for no log.

    Raises:
        UserProblem: the vault cannot be read.

    """
    latest: datetime | None = None
    with told():
        for line in vault.log():
            if not isinstance(line, LogLine):
                continue
            said = _moment(line.detail) if line.action == CLOCK_SET_BACK else None
            if line.action == Act.HEURE_CONFIRMEE:
                latest = line.at
            else:
                latest = max(one for one in (latest, line.at, said) if one is not None)
    return latest


def went_back(latest: datetime | None, now: datetime) -> bool:
    """Whether the clock has clearly been set back."""
    return latest is not None and now + LEAST <= latest


def confirm_clock(vault: Vault) -> bool:
    """Log that the clock was checked and is right; False where the vault takes no writing now."""
    return note_access(vault, Act.HEURE_CONFIRMEE)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
