"""What a hand-over brought: shown as new until somebody has looked at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import ARRIVAL, Register
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told

_NEW, _CHANGED = "nouveaux", "completes"


@dataclass(frozen=True, slots=True)
class Unseen:
    """References of the dossiers that came in and were not opened since: those that were new, those that gained something."""

    created: tuple[str, ...]
    changed: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.created) + len(self.changed)

    def __contains__(self, reference: object) -> bool:
        return reference in self.created or reference in self.changed


def arrival_of(desk: Desk, batch: str, created: Sequence[str], changed: Sequence[str]) -> list[Change]:
    """What is to be written with an import, so that it is remembered; nothing when it brought no dossier."""
    if not created and not changed:
        return []
    content = {
        "lot": batch,
        _NEW: list(created),
        _CHANGED: list(changed),
    }
    return [Change(desk.new_id(), ARRIVAL, content, 0)]


def arrivals_of(register: Register, batch: str) -> list[Stored]:
    """What is remembered of one import."""
    return [stored for stored in register.arrivals.values() if stored.content.get("lot") == batch]


def unseen(register: Register) -> Unseen:
    """What came in and still waits to be looked at; a dossier that is gone does not wait."""
    created = _references(register, _NEW)
    known = set(created)
    changed = [one for one in _references(register, _CHANGED) if one not in known]
    return Unseen(tuple(created), tuple(changed))


def note_seen(register: Register, reference: str | None = None) -> None:
    """Somebody has looked at this dossier, or at all of them; nothing is written where it was not new.

    Raises:
        UserProblem: the vault refused.

    """
    changes = []
    for stored in register.arrivals.values():
        waiting = {key: _texts(stored.content.get(key)) for key in (_NEW, _CHANGED)}
        left = {
            key: [] if reference is None else [one for one in found if one != reference]
            for key, found in waiting.items()
        }
        if left != waiting:
            content = {**stored.content, **left} if any(left.values()) else None
            changes.append(Change(stored.id, ARRIVAL, content, stored.version))
    if not changes:
        return
    with told():
        written = register.vault.write(changes)
    for change in changes:
        if change.content is None and change.id is not None:
            register.arrivals.pop(change.id, None)
    for stored in written:
        register.take(stored)


def _references(register: Register, key: str) -> list[str]:
    found = [one for stored in register.arrivals.values() for one in _texts(stored.content.get(key))]
    return [one for one in dict.fromkeys(found) if one in register.places]


def _texts(raw: object) -> list[str]:
    return [str(one) for one in raw] if isinstance(raw, list) else []
