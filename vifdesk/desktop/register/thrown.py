"""The dossiers that were put in the bin from this place, for as long as « undo » can take them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.actions.bin_dossier import take_out_of_bin
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.register.bin_page import BinPage

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.register.page import DossiersPage


class Thrown:
    """The last one in is the first one out."""

    def __init__(self, keeper: Keeper, dossiers: DossiersPage) -> None:
        self._keeper, self._dossiers = keeper, dossiers
        self._references: list[str] = []

    def add(self, reference: str) -> None:
        """It went to the bin just now; say so, with the way back."""
        self._references.append(reference)
        say(
            self._dossiers,
            f"Dossier {identity(reference)} mis à la corbeille pour trente jours.",
            tone="neutre",
            action="Annuler",
            then=self.take_last_out,
        )

    def take_last_out(self) -> bool:
        """Take the last one out, and show it wherever it can be seen; whether there was one."""
        if not self._references:
            return False
        reference = self._references.pop()
        try:
            take_out_of_bin(self._keeper.register, reference)
        except UserProblem as problem:
            show_problem(self._dossiers, problem)
        else:
            say(self._dossiers, f"Dossier {identity(reference)} remis dans la liste.", tone="neutre")
        self._dossiers.list.refresh()
        if isinstance(self._dossiers.page, BinPage):
            self._dossiers.page.display()
        return True

    def take_out(self, reference: str) -> None:
        """It came out by its own button."""
        if reference in self._references:
            self._references.remove(reference)

    def forget(self) -> None:
        """The vault was locked."""
        self._references.clear()
