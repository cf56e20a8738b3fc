"""The pile in the vault: written each time that it changes, laid again when the vault is opened."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from vifdesk.actions.keep_pile import CALL, DOSSIER, EXAMINATION, KeptWork, keep_pile, kept_pile
from vifdesk.actions.note_call import unfinished_calls
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.cahier.pile import Parked, Pile
from vifdesk.desktop.cahier.work_here import work_here
from vifdesk.desktop.discretion import identity

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper
    from vifdesk.desktop.main_window import MainWindow
    from vifdesk.desktop.shell.place import Place

FindCall = Callable[[str], "Place | None"]


def remember(keeper: Keeper, pile: Pile) -> None:
    """Keep what the vault can know of the pile; what it refuses stays in the window's memory."""
    works = tuple(
        KeptWork(work.memory[0], work.memory[1], work.since)
        for work in reversed(pile.works)
        if work.memory[1]
    )
    if works != kept_pile(keeper.register):
        with suppress(UserProblem):
            keep_pile(keeper.register, works)


def kept_works(keeper: Keeper, window: MainWindow, find_call: FindCall) -> list[Parked]:
    """What the vault knows of the pile, bottom first, with the calls that a crash interrupted on top."""
    kept = list(kept_pile(keeper.register))
    known = {work.named for work in kept}
    kept += [
        KeptWork(CALL, call_id, call.at)
        for call_id, call in unfinished_calls(keeper.register)
        if call_id not in known
    ]
    return [found for work in kept if (found := _found(work, keeper, window, find_call)) is not None]


def _found(work: KeptWork, keeper: Keeper, window: MainWindow, find_call: FindCall) -> Parked | None:
    if work.kind == DOSSIER:
        return _dossier(work, keeper, window)
    place = find_call(work.named) if work.kind == CALL else _examination(work, window)
    if place is None or place is window.places.current:
        return None
    here = work_here(place, window.places, work.since)
    return (
        None
        if here is None
        else Parked(here.key, here.name, here.detail, work.since, here.come_back, (work.kind, work.named))
    )


def _examination(work: KeptWork, window: MainWindow) -> Place | None:
    if work.kind != EXAMINATION:
        return None
    return next((one for one in window.examinations.open if one.draft_id == work.named), None)


def _dossier(work: KeptWork, keeper: Keeper, window: MainWindow) -> Parked | None:
    if keeper.register.find(work.named) is None:
        return None
    return Parked(
        f"dossiers:{work.named}",
        f"Dossier {identity(work.named)}",
        "",
        work.since,
        lambda: window.side.show_dossier(work.named),
        (DOSSIER, work.named),
    )
