"""What is reached from a dossier's page, laid over it, and comes back to it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from vifdesk.actions.arrivals import note_seen
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.grids.dossier_grids import offer_grids
from vifdesk.desktop.side_by_side.visits import offer_from_dossier

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.dossier_page import DossierPage
    from vifdesk.desktop.register.page import DossiersPage


def offer_ways(desk: Desk, keeper: Keeper, dossiers: DossiersPage, page: DossierPage) -> None:
    """Its grids; all measures side by side. What a hand-over brought of it is new no more: somebody looks at it."""
    offer_grids(desk, keeper, dossiers, page)
    offer_from_dossier(desk, dossiers, page)
    with suppress(UserProblem):  # where the vault takes nothing now, it stays new
        note_seen(keeper.register, page.reference)
