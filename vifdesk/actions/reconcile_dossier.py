"""Record what was typed over an earlier version than the newest: both are kept, and what cannot be is marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_dossier import with_life
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.record_dossier import (
    Recorded,
    accepted,
    change_dossier,
    next_content,
    record_dossier,
)
from vifdesk.actions.register import Place, Register, newest
from vifdesk.actions.vault_port import Stored
from vifdesk.actions.vault_problems import Conflict
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.merge import reconciled
from vifdesk.domain.register.record import CONFLICTS, conflicts_of, with_note
from vifdesk.domain.register.shape import Content

_TRIES = 3


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What is on the disk now. `others`: somebody else had written since. `conflicts`: fields that both had changed."""

    recorded: Recorded
    others: bool = False
    conflicts: int = 0


def reconcile_dossier(
    desk: Desk, register: Register, raw: Content, *, version: int, content: Content
) -> Reconciled:
    """Record what was typed over `content`, the dossier's `version`. Where it went on meanwhile, both sides are united.

    Where both changed the same text, what was typed stands, and the other is marked beside it.

    Raises:
        BadInput: a field that is not accepted; nothing was written.
        UserProblem: the vault refused.

    """
    for left in reversed(range(_TRIES)):
        try:
            return _once(desk, register, raw, version, content)
        except UserProblem as problem:
            if not left or not isinstance(problem.__cause__, Conflict):
                raise
            register.catch_up()
    raise AssertionError


def _once(desk: Desk, register: Register, raw: Content, version: int, content: Content) -> Reconciled:
    reference, fields = accepted(register, raw)
    place = register.find(reference)
    if place is None or newest(register, place).version == version:
        return Reconciled(record_dossier(desk, register, raw, expected=version))
    head = newest(register, place)
    ours = next_content(desk, content, reference, fields)
    united, conflicts = reconciled(content, ours, _settled(head, fields))
    whole = with_life(desk, head.content, united, register.events)
    done = change_dossier(register, Place(head.id, head.version), whole, Act.MODIFICATION)
    return Reconciled(done, others=True, conflicts=conflicts)


def _settled(head: Stored, fields: Mapping[str, object]) -> Content:
    """What the others wrote, less the marks of conflict that these fields settle."""
    marks = [mark for mark in conflicts_of(head.content) if mark.get("champ") not in fields]
    return with_note(head.content, CONFLICTS, marks or None)
