"""A first look at a vault's file, quick enough for each start."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.vault_refusals import told


def file_looks_sound(desk: Desk, path: str) -> bool:
    """Whether the file as such is whole; the full reading (`verify_vault`) finds the rest.

    Raises:
        UserProblem: it cannot be read now; that says nothing of its state.

    """
    with told():
        return desk.cupboard().looks_sound(path)
