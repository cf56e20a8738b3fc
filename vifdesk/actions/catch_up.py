"""Bring the register up to what the vault holds: what was written aside, by another window, by the command line.

Reading may be done in another thread: it touches the vault alone, never the register's memory. What was found is then
taken in a dossier at a time by whoever owns the register, so that a window need not stand still for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.progress import for_another_thread
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.vault_port import USER, Brief, Stored, Unreadable, Vault
from vifdesk.actions.vault_refusals import told

Versions = Mapping[str, int]
"""Record id to the version that is known."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the vault holds that the register did not know of, and the records that are no longer there."""

    found: tuple[Brief | Stored | Unreadable, ...]
    gone: tuple[str, ...]


def was_changed(register: Register) -> bool:
    """Whether another process has written since the register was read. Another thread may ask.

    Until `take_elsewhere` has ended, whoever writes reads the vault again first.

    Raises:
        UserProblem: the vault cannot be read now.

    """
    before, register.stale = (
        register.stale,
        True,
    )  # first: no dossier is made twice between the answer and the next line
    with told():
        register.stale = register.vault.changed_elsewhere() or before
    return register.stale


def known_versions(register: Register) -> dict[str, int]:
    """What the register knows of; users are always read anew."""
    known = {place.id: place.version for place in register.places.values()}
    for kept in register.kept_by_id().values():
        known.update((record_id, stored.version) for record_id, stored in kept.items())
    if register.settings_place is not None:
        known[register.settings_place.id] = register.settings_place.version
    if register.window is not None:
        known[register.window.id] = register.window.version
    return known


def read_elsewhere(vault: Vault, known: Versions) -> Elsewhere:
    """What differs from `known`. Another thread may ask.

    Raises:
        UserProblem: the vault cannot be read now.

    """
    found: list[Brief | Stored | Unreadable] = []
    seen: set[str] = set()  # "" stands for a row that cannot even be named: then nothing is known to be gone
    with told():
        for one in vault.briefs():
            seen.add(one.id)
            if isinstance(one, Unreadable) or one.kind == USER or known.get(one.id) != one.version:
                found.append(one)
    gone = () if "" in seen else tuple(record_id for record_id in known if record_id not in seen)
    return Elsewhere(tuple(found), gone)


def take_elsewhere(register: Register, elsewhere: Elsewhere) -> Iterator[None]:
    """Take it in, a record a step; what the register has learnt meanwhile stays."""
    yield from lose(register, elsewhere.gone)
    known = known_versions(register)
    for one in elsewhere.found:
        if isinstance(one, Unreadable):
            if one not in register.unreadable:
                register.take(one)
        elif one.version > known.get(one.id, 0):
            register.take(one)
        yield
    register.stale = False


def register_apart(desk: Desk, vault: Vault) -> tuple[Desk, Register]:
    """A desk and a register of this vault for the thread that asks: neither is shared with the screen's.

    Raises:
        UserProblem: the vault cannot be read now.

    """
    apart = for_another_thread(desk)
    return apart, open_register(apart, vault, indexed=False)


def take_in(register: Register, written: Iterable[Stored]) -> Iterator[None]:
    """Take in what was written aside, a record a step."""
    for one in written:
        register.take(one)
        yield


def lose(register: Register, record_ids: Collection[str]) -> Iterator[None]:
    """These records are gone."""
    for record_id in record_ids:
        reference = register.references.get(record_id, "")
        place = register.places.get(reference)
        if place is not None and place.id == record_id:
            register.forget(reference)
        elif record_id in register.calls:
            register.forget_call(record_id)
        for kept in register.kept_by_id().values():
            kept.pop(record_id, None)
        yield
