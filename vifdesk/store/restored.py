"""That a backup took the vault's place, noted in the vault's own log.

Whoever restores needs no key, and without one nothing can be written into the log. So the moment is written beside the
vault, in clear, since it names nobody, and goes into the log with the first opening that can write.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from vifdesk.actions.vault_port import LogEntry, Vault
from vifdesk.actions.vault_problems import VaultProblem
from vifdesk.domain.register.access_log import Act


def mark_of(place: Path) -> Path:
    """Where the moment waits."""
    return place.with_name(f"{place.name}.restauration")


def mark_restored(place: Path, at: datetime) -> None:
    """Write the moment beside the vault; an older one that still waits is replaced.

    Raises:
        OSError: the folder takes no file, so that it takes no vault either.

    """
    mark_of(place).write_text(at.isoformat(timespec="seconds"), encoding="ascii")


def unmark(place: Path) -> None:
    """Take the moment away: nothing was restored, or it is in the log."""
    with suppress(OSError):
        mark_of(place).unlink()


def log_restored(vault: Vault, place: Path) -> None:
    """Put the moment into the log of the open vault, if one waits; it waits on where the vault takes no change now."""
    if not mark_of(place).exists() or not vault.writable:
        return
    with suppress(VaultProblem):
        vault.write((), (LogEntry(Act.RESTAURATION.value, detail=_moment(place)),))
        unmark(place)


def _moment(place: Path) -> str:
    """Empty where the file says no moment: somebody else wrote it."""
    try:
        return datetime.fromisoformat(mark_of(place).read_text(encoding="ascii").strip()).isoformat()
    except (OSError, ValueError):
        return ""
