"""Going to a grid and coming back, from a dossier or from an examination: nothing of either is lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vifdesk.actions.check_grids import all_grids
from vifdesk.actions.compose_grid_annex import compose_grid_annexes
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.grids.shelf import GridShelf
from vifdesk.desktop.messages import say, show_problem
from vifdesk.domain.documents.document import Document, joined
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.grid import Grid

if TYPE_CHECKING:
    from vifdesk.desktop.grids.page import GridPage


class GridVisits(QObject):
    """Lays the pages of grids over another and takes them off. `who` gives the number and the initials for the paper."""

    def __init__(
        self,
        desk: Desk,
        shelf: GridShelf,
        *,
        lay: Callable[[QWidget], object],
        take_off: Callable[[], object],
        preview: Callable[[Document], object],
        who: Callable[[], tuple[str, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._shelf, self._window = desk, shelf, parent
        self._lay, self._take_off, self._preview, self._who = lay, take_off, preview, who

    def open_latest(self, grid_id: str) -> None:
        """The latest grid of this kind; a new one where there is none."""
        mine = self._of_kind(grid_id)
        self.open(grid_id, max(mine, key=lambda one: one.day) if mine else None)

    def open(self, grid_id: str, filled: FilledGrid | None = None) -> None:
        """A grid to enter, or to go on with."""
        grid = self._grid(grid_id)
        if grid is None:
            return
        from vifdesk.desktop.grids.page import GridPage

        today = self._desk.clock.today()
        others = [one for one in self._of_kind(grid_id) if one != filled]
        reference = self._who()[0]
        where = f"dossier {identity(reference)}" if reference else "sans dossier pour l’instant"
        page = GridPage(
            grid,
            filled or FilledGrid(grid_id, today.isoformat()),
            today=today,
            where=where,
            others=len(others),
        )
        self._follow(page, filled)
        self._lay(page)

    def _follow(self, page: GridPage, kept: FilledGrid | None) -> None:
        state = [kept]

        def keep(filled: FilledGrid) -> None:
            try:
                self._shelf.keep(filled, state[0])
            except UserProblem as problem:
                show_problem(self._window, problem)
                return
            state[0] = filled

        page.kept.connect(keep)
        page.closed.connect(self._take_off)
        page.paper_asked.connect(lambda filled: self.print_kind(filled.grid, only=filled))
        page.compare_asked.connect(lambda: self.compare(page.grid.id))

    def compare(self, grid_id: str) -> None:
        """The grids of this kind side by side."""
        grid, mine = self._grid(grid_id), self._of_kind(grid_id)
        if grid is None or not mine:
            return
        from vifdesk.desktop.grids.compare_page import ComparePage

        page = ComparePage(grid, mine)
        page.closed.connect(self._take_off)
        page.paper_asked.connect(lambda: self.print_kind(grid_id))
        self._lay(page)

    def print_kind(self, grid_id: str, *, only: FilledGrid | None = None) -> None:
        """The annex of this grid alone, or of all of its kind."""
        filled = self._of_kind(grid_id) if only is None else (only,)
        try:
            reference, name = self._who()
            documents = compose_grid_annexes(self._desk, filled, reference=reference, name=name)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return
        self.show_papers(documents)

    def show_papers(self, documents: tuple[Document, ...]) -> None:
        """One paper of them all."""
        if documents:
            self._preview(joined(documents[0], documents[1:]))
        else:
            say(self._window, "Rien à imprimer\u00a0: aucune grille, aucun incident.", tone="neutre")

    def _grid(self, grid_id: str) -> Grid | None:
        try:
            return all_grids(self._desk).get(grid_id)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return None

    def _of_kind(self, grid_id: str) -> tuple[FilledGrid, ...]:
        try:
            return tuple(one for one in self._shelf.all() if one.grid == grid_id)
        except UserProblem as problem:
            show_problem(self._window, problem)
            return ()
