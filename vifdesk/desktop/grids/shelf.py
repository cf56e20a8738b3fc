"""Where grids are kept: in a dossier of the open register; with an examination as long as it has no dossier."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vifdesk.actions.compose_grid_annex import grids_of
from vifdesk.actions.desk import Desk
from vifdesk.actions.keep_grid import keep_grid
from vifdesk.actions.register import Register, newest
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.register.shape import Content


class GridShelf(QObject):
    """`changed()`: another grid, or another answer. `register` gives the open register, None when the vault is closed."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        reference: Callable[[], str],
        register: Callable[[], Register | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._reference, self._register = desk, reference, register
        self._waiting: list[tuple[FilledGrid, FilledGrid | None]] = []

    def attach(self, register: Callable[[], Register | None]) -> None:
        """From now on there may be a register."""
        self._register = register
        self.changed.emit()

    @property
    def waiting(self) -> tuple[FilledGrid, ...]:
        """Those that no dossier holds yet."""
        return tuple(filled for filled, _ in self._waiting)

    def all(self) -> tuple[FilledGrid, ...]:
        """Every grid that can be seen from here: those of the dossier, then those that wait for one.

        Raises:
            UserProblem: the dossier cannot be read.

        """
        kept = grids_of(self.content())
        old = [before for _, before in self._waiting]
        return (*(one for one in kept if one not in old), *self.waiting)

    def keep(self, filled: FilledGrid, before: FilledGrid | None) -> None:
        """Keep a grid in the place of `before`.

        Raises:
            UserProblem: the vault refused; the grid waits in memory.

        """
        register = self._dossier()
        place = self.waiting.index(before) if before in self.waiting else None
        if place is not None:
            self._waiting[place] = (filled, self._waiting[place][1])
        elif register is None:
            # the vault was closed meanwhile: what the dossier holds of it is written over when it opens again
            self._waiting.append((filled, before))
        else:
            keep_grid(self._desk, register, self._reference(), filled, before=before)
        self.changed.emit()

    def settle(self) -> None:
        """Write those that wait into the dossier, if there is one now.

        Raises:
            UserProblem: the vault refused; those not written still wait.

        """
        register = self._dossier()
        while register is not None and self._waiting:
            filled, before = self._waiting[0]
            keep_grid(self._desk, register, self._reference(), filled, before=before)
            del self._waiting[0]
            self.changed.emit()

    def content(self) -> Content:
        """What the dossier says; nothing where there is none, or where the vault is closed.

        Raises:
            UserProblem: it cannot be read.

        """
        register = self._dossier()
        place = register.find(self._reference()) if register else None
        return newest(register, place).content if register and place else {}

    def _dossier(self) -> Register | None:
        """The register, when it holds the dossier."""
        register, reference = self._register(), self._reference()
        return register if register is not None and reference and register.find(reference) else None
