"""A desk whose cupboard is the real store, with a derivation that costs nothing and waits for nobody."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.helpers.desk import make_desk
from tests.helpers.vaults import CHEAP, PHRASE
from vifdesk.actions.desk import Desk
from vifdesk.domain.register.summary import summary_of
from vifdesk.machine.files import DiskFiles
from vifdesk.store.cupboard import SqliteVaults

NAME, FUNCTION = "Mme P.", "substitut"


def vault_desk(desk: Desk | None = None) -> Desk:
    """The desk of the tests, with real vaults on a real disk."""
    whole = desk or make_desk()

    @cache
    def cupboard() -> SqliteVaults:
        return SqliteVaults(whole.clock, cost=CHEAP, pause=lambda _seconds: None, summarise=summary_of)

    return replace(whole, cupboard=cupboard, files=DiskFiles())


def make_vault(desk: Desk, path: Path) -> str:
    """A vault at `path`; its recovery key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return desk.cupboard().create(str(path), PHRASE, NAME, FUNCTION)
