"""What a key does to the matter on which one stands, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from vifdesk.actions.close_call import close_call, put_off_call
from vifdesk.actions.follow_up import move_follow_up
from vifdesk.actions.mark_deadline import mark_deadline
from vifdesk.actions.note_call import undo_call
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.restore_version import undo_change
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.follow_ups import Move
from vifdesk.domain.register.open_matters import Kind, Matter
from vifdesk.domain.schedule.followed import State

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.actions.register import Register

_LATER = {Move.PLUS_UN_JOUR: timedelta(days=1), Move.PLUS_UNE_SEMAINE: timedelta(days=7)}
_DONE = {
    Move.FAIT: "Fait.",
    Move.PLUS_UN_JOUR: "Remis d’un jour.",
    Move.PLUS_UNE_SEMAINE: "Remis d’une semaine.",
    Move.SANS_OBJET: "Sans objet.",
}
_NO_SHIFT = typographie(
    "La date d’une échéance de la loi ne se déplace pas : elle suit les événements du dossier. Ouvrez-le pour les corriger."
)
_MOTIVE_OWED = typographie(
    "Écarter une échéance demande un motif : ouvrez le dossier (Entrée) pour l’écrire."
)


@dataclass(frozen=True, slots=True)
class Acted:
    """What is told, and how it is undone; `warning` when the act leaves something to be seen to."""

    said: str
    undo: Callable[[], object]
    warning: str = ""


def act(desk: Desk, register: Register, matter: Matter, move: Move) -> Acted:
    """Do it.

    Raises:
        UserProblem: it cannot be done here, or the dossier has changed since it was shown.

    """
    if matter.kind is Kind.APPEL:
        return _call(desk, register, matter, move)
    if matter.kind is Kind.ECHEANCE:
        return _deadline(desk, register, matter, move)
    moved = move_follow_up(desk, register, matter.reference, int(matter.key), move, text=matter.label)
    return Acted(_DONE[move], lambda: undo_change(register, matter.reference), moved.warning)


def _call(desk: Desk, register: Register, matter: Matter, move: Move) -> Acted:
    if move in _LATER:
        put_off_call(desk, register, matter.record_id, _LATER[move])
    else:
        close_call(register, matter.record_id)
    return Acted(_DONE[move], lambda: undo_call(register, matter.record_id))


def _deadline(desk: Desk, register: Register, matter: Matter, move: Move) -> Acted:
    if move in _LATER:
        raise UserProblem(_NO_SHIFT)
    if move is Move.SANS_OBJET:
        raise UserProblem(_MOTIVE_OWED)
    mark_deadline(desk, register, matter.reference, matter.key, State.FAITE)
    return Acted(
        typographie(f"Échéance faite : {matter.label}."), lambda: undo_change(register, matter.reference)
    )
