"""The grids of a dossier that is open: entered, compared and printed over its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from vifdesk.actions.compose_grid_annex import compose_annexes
from vifdesk.actions.desk import Desk
from vifdesk.desktop.grids.shelf import GridShelf
from vifdesk.desktop.grids.visits import GridVisits

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.dossier_page import DossierPage
    from vifdesk.desktop.register.page import DossiersPage


def offer_grids(desk: Desk, keeper: Keeper, dossiers: DossiersPage, page: DossierPage) -> None:
    """Let the grids of an open dossier be entered, compared and printed over it."""
    shelf = GridShelf(
        desk, lambda: page.reference, lambda: keeper.register if keeper.is_open else None, parent=page
    )

    def lay(over: QWidget) -> None:
        keep = getattr(over, "keep", None)
        if keep is not None:
            keeper.locking.connect(keep)
        dossiers.lay(over)  # type: ignore[arg-type]

    visits = GridVisits(
        desk,
        shelf,
        lay=lay,
        take_off=dossiers.take_off,
        preview=dossiers.preview_asked.emit,
        who=lambda: (page.reference, str(page.dossier.content.get("pseudonyme", ""))),
        parent=page,
    )
    shelf.changed.connect(page.read_again)
    card = page.cards.grids
    card.open_asked.connect(visits.open)
    card.new_asked.connect(visits.open)
    card.compare_asked.connect(visits.compare)
    card.paper_asked.connect(
        lambda: visits.show_papers(compose_annexes(desk, keeper.register, page.dossier.content))
    )
