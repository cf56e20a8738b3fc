"""Where the backups go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vifdesk.actions.problems import UserProblem

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper


def default_folder(vault: str) -> str:
    """Beside the vault, unless another is chosen."""
    return str(Path(vault).parent / "sauvegardes")


def folders_of(keeper: Keeper) -> tuple[str, ...]:
    """The one folder, or the two."""
    chosen = keeper.preferences
    first = chosen.backup_folder or default_folder(keeper.path)
    return (first, chosen.second_folder) if chosen.second_folder else (first,)


def make_default_folder(desk: Desk, keeper: Keeper) -> None:
    """Make the folder beside the vault; one that somebody chose must be there: a missing key must not become a folder.

    Raises:
        UserProblem: the disk refuses.

    """
    folder = default_folder(keeper.path)
    if folder not in folders_of(keeper):
        return
    try:
        desk.files.make_folder(folder)
    except OSError as error:
        raise UserProblem(
            "Le dossier des sauvegardes ne peut pas être créé.", remedy="Choisissez-en un autre sur ce poste."
        ) from error
