"""The policy file of the IT department: a machine-wide place that the user only reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vifdesk.domain.register.policy import Policy

FILE = "politique.toml"
_LARGEST = 100_000


def policy_path() -> Path:
    """`%ProgramData%\\vifdesk\\politique.toml` on Windows, `/etc/vifdesk/politique.toml` elsewhere."""
    if sys.platform == "win32":
        return Path(os.environ.get("ProgramData", r"C:\ProgramData")) / "vifdesk" / FILE  # noqa: SIM112 its name
    return Path("/etc/vifdesk") / FILE


def policy_of(path: Path) -> Callable[[], Policy]:
    """Reads the file when first asked, and keeps what it said until the program ends. No file: nothing is fixed."""

    @cache
    def policy() -> Policy:
        from vifdesk.domain.register.policy import Policy

        try:
            if not path.exists():
                return Policy()
        except OSError:
            return _unreadable(path, "l’accès est refusé")
        return _read(path)

    return policy


def _read(path: Path) -> Policy:
    import tomllib

    from vifdesk.domain.register.policy import read_policy, strict

    try:
        raw = path.read_bytes()
        if len(raw) > _LARGEST:
            return _unreadable(path, "il est trop grand")
        found = read_policy(tomllib.loads(raw.decode("utf-8-sig")))
    except tomllib.TOMLDecodeError as error:
        return _unreadable(path, f"il n’est pas du TOML ({error})")
    except UnicodeDecodeError:
        return _unreadable(path, "il n’est pas en UTF-8")
    except OSError:
        return _unreadable(path, "l’accès est refusé")
    return strict(_told(path, *found.faults)) if found.faults else found


def _unreadable(path: Path, why: str) -> Policy:
    from vifdesk.domain.register.policy import strict

    return strict(_told(path, f"{why[:1].upper()}{why[1:]}."))


def _told(path: Path, *faults: str) -> tuple[str, ...]:
    from vifdesk.domain.dates.wording import typographie

    head = (
        f"Le fichier de politique de ce poste ({path}) n’est pas utilisable : les réglages les plus stricts "
        "s’appliquent. À faire corriger par le service informatique."
    )
    return (typographie(head), *(typographie(fault) for fault in faults))
