"""Compose what a dossier's grids and incidents say, as papers that may be joined to a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vifdesk.actions.check_grids import all_grids
from vifdesk.actions.desk import Desk
from vifdesk.actions.register import Register
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.grid_annex import grid_annex
from vifdesk.domain.documents.incident_line import incident_line
from vifdesk.domain.grids.filled import FilledGrid, read_filled
from vifdesk.domain.register.record import items_of, reference_of
from vifdesk.domain.register.shape import Content


def compose_grid_annexes(
    desk: Desk, filled: Sequence[FilledGrid], *, reference: str, name: str
) -> tuple[Document, ...]:
    """One annex for each kind of grid, those of one kind side by side; a grid that the program no longer has is left out.

    Raises:
        UserProblem: the files of the grids are wrong.

    """
    annexes = []
    for grid in all_grids(desk).values():
        mine = [one for one in filled if one.grid == grid.id]
        if mine:
            annexes.append(grid_annex(grid, mine, reference=reference, name=name))
    return tuple(annexes)


def compose_annexes(desk: Desk, register: Register, content: Content) -> tuple[Document, ...]:
    """What may be joined to a sheet of this dossier: its grids, and the line of its incidents if it has any.

    Raises:
        UserProblem: the files of the grids are wrong.

    """
    return tuple(_annexes(desk, register, content))


def _annexes(desk: Desk, register: Register, content: Content) -> Iterator[Document]:
    filled = grids_of(content)
    if filled:
        yield from compose_grid_annexes(
            desk, filled, reference=reference_of(content), name=str(content.get("pseudonyme", ""))
        )
    if items_of(content, "incidents"):
        yield incident_line(content, register.events)


def grids_of(content: Content) -> tuple[FilledGrid, ...]:
    """The grids of a dossier, in the order in which it holds them."""
    return tuple(read_filled(kept) for kept in items_of(content, "grilles"))


def with_annexes(document: Document, annexes: Sequence[Document]) -> Document:
    """The same sheet, to which these may be joined when it is looked at."""
    return replace(document, annexes=tuple(annexes))
