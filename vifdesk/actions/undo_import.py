"""Undo the last import in one step."""

from __future__ import annotations

from dataclasses import dataclass

from vifdesk.actions.arrivals import arrivals_of
from vifdesk.actions.catch_up import lose, take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.import_dossiers import TRAVELLING
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Progress, at_once, each, untold
from vifdesk.actions.register import DOSSIER, Register, entry
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.record import BIN, batch_of, reference_of, with_note
from vifdesk.domain.register.restore import restored


@dataclass(frozen=True, slots=True)
class Undone:
    """References: put in the bin, brought back to what they said, and left alone because somebody wrote since.

    `gone`: ids of the calls and devices that had come with them, and of the note that they were new.
    """

    binned: tuple[str, ...]
    restored: tuple[str, ...]
    left: tuple[str, ...]
    gone: tuple[str, ...] = ()


def undo_import(desk: Desk, register: Register) -> Undone:
    """What the last import created goes to the bin, what it changed says again what it said before.

    Raises:
        UserProblem: there is no import to undo, or the vault refused; nothing was changed.

    """
    undone, written = undo_in_vault(desk, register)
    at_once(take_in(register, written))
    at_once(lose(register, undone.gone))
    return undone


def undo_in_vault(
    desk: Desk, register: Register, progress: Progress = untold
) -> tuple[Undone, tuple[Stored, ...]]:
    """The same in the vault alone: another thread may do it, and `take_in`, then `lose` of what is gone, must follow.

    Raises:
        UserProblem: as above, or it was stopped before anything was written.

    """
    with told():
        places = tuple(register.places.values())
        histories = [found for place in each(places, progress) if (found := _readable(register, place.id))]
        others = [
            _readable(register, one) for kind in TRAVELLING for one in tuple(register.kept_by_id()[kind])
        ]
    heads = {batch for history in (*histories, *others) if (batch := batch_of(history[-1].content))}
    newest = max(heads, default=None)
    if newest is None:
        raise UserProblem("Il n’y a pas d’import à annuler, ou chaque dossier importé a été modifié depuis.")
    concerned = [history for history in histories if any(batch_of(one.content) == newest for one in history)]
    left = [history for history in concerned if batch_of(history[-1].content) != newest]
    undone = [history for history in concerned if batch_of(history[-1].content) == newest]
    beside = [_before(history, newest) for history in others if batch_of(history[-1].content) == newest]
    beside += [Change(one.id, one.kind, None, one.version) for one in arrivals_of(register, newest)]
    return _write(desk, register, newest, undone, left, beside)


def _before(history: list[Stored], batch: str) -> Change:
    """A call or a device says again what it said before the import; one that came with it goes."""
    head = history[-1]
    before = [one.content for one in history if batch_of(one.content) != batch]
    return Change(head.id, head.kind, before[-1] if before else None, head.version)


def _write(
    desk: Desk,
    register: Register,
    batch: str,
    undone: list[list[Stored]],
    left: list[list[Stored]],
    beside: list[Change],
) -> tuple[Undone, tuple[Stored, ...]]:
    binned, brought_back, changes = [], [], []
    for history in undone:
        head = history[-1]
        before = [one for one in history if batch_of(one.content) != batch]
        if before:
            then = before[-1].content
            content = with_note(restored(head.content, then), BIN, then.get(BIN))
            brought_back.append(reference_of(head.content))
        else:
            content = with_note(head.content, BIN, {"depuis": desk.clock.now().isoformat(timespec="seconds")})
            binned.append(reference_of(head.content))
        changes.append(Change(head.id, DOSSIER, content, head.version))
    with told():
        written = register.vault.write([*changes, *beside], (entry(Act.ANNULATION_IMPORT, detail=batch),))
    kept = tuple(reference_of(one[-1].content) for one in left)
    gone = tuple(str(change.id) for change in beside if change.content is None)
    return Undone(tuple(binned), tuple(brought_back), kept, gone), written


def _readable(register: Register, record_id: str) -> list[Stored]:
    return [one for one in register.vault.versions(record_id) if isinstance(one, Stored)]
