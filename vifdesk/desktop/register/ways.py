"""What is reached from a dossier's page, laid over it, and comes back to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vifdesk.actions.arrivals import note_seen
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.restore_version import restore_version
from vifdesk.desktop.grids.dossier_grids import offer_grids
from vifdesk.desktop.messages import say
from vifdesk.desktop.side_by_side.visits import offer_from_dossier

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.dossier_page import DossierPage
    from vifdesk.desktop.register.page import DossiersPage


def offer_ways(desk: Desk, keeper: Keeper, dossiers: DossiersPage, page: DossierPage) -> None:
    """Its grids; all measures side by side; its versions. What a hand-over brought of it is new no more: somebody looks at it."""
    offer_grids(desk, keeper, dossiers, page)
    offer_from_dossier(desk, dossiers, page)
    page.history_asked.connect(lambda: _show_history(keeper, dossiers, page))
    with suppress(UserProblem):  # where the vault takes nothing now, it stays new
        note_seen(keeper.register, page.reference)


def _show_history(keeper: Keeper, dossiers: DossiersPage, page: DossierPage) -> None:
    from vifdesk.desktop.register.history_page import HistoryPage

    history = HistoryPage(page.dossier, keeper.register)
    history.closed.connect(dossiers.take_off)
    history.restore_asked.connect(lambda version: _restore(keeper, dossiers, page, version))
    dossiers.lay(history)


def _restore(keeper: Keeper, dossiers: DossiersPage, page: DossierPage, version: int) -> None:
    dossiers.take_off()
    if page.change(lambda: restore_version(keeper.register, page.reference, version)):
        say(
            dossiers,
            f"Version {version} restituée, comme nouvelle version.",
            action="Annuler",
            then=page.undo,
        )
