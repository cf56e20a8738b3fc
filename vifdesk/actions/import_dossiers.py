"""Take in the dossiers of a colleague's sealed file; neither side loses anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import HAND_OVER, copy_of
from vifdesk.actions.follow_dossier import with_life
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import DOSSIER, Place, Register, entry, open_register
from vifdesk.actions.vault_port import Change, LogEntry, Stored, Vault
from vifdesk.actions.vault_problems import VaultDamaged, WrongPhrase
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.merge import Copy, Merged, merge
from vifdesk.domain.register.record import ORIGIN, conflicts_of, in_batch, reference_of
from vifdesk.domain.register.shape import RefusedField, read_reference

Arrived = Sequence[tuple[str, tuple[Copy, ...]]]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: references of the new dossiers, of those that gained versions, of those with new conflicts."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    conflicts: tuple[str, ...]


def import_dossiers(desk: Desk, register: Register, path: str, *, phrase: str) -> Imported:
    """Merge the hand-over file at `path`, all or nothing. A second time changes nothing.

    Raises:
        UserProblem: a wrong phrase, a damaged file, one that is no hand-over; nothing was changed.

    """
    arrived = read_hand_over(desk, path, phrase)
    with told():
        register.catch_up()
    batch = f"{desk.clock.now().isoformat(timespec='seconds')} passation"
    changes: list[Change] = []
    outcome: dict[str, list[str]] = {"created": [], "changed": [], "unchanged": [], "conflicts": []}
    for record_id, copies in arrived:
        place = _place(register, record_id, copies)
        merged = _followed(desk, register, merge(_here(register, place), copies))
        reference = reference_of(copies[-1].content)
        changes += _changes(desk, register, place or Place(record_id, 0), merged, batch)
        kind = "unchanged" if not merged.contents else "changed" if place else "created"
        outcome[kind].append(reference)
        if merged.conflicts:
            outcome["conflicts"].append(reference)
    with told():
        stored = register.vault.write(changes, list(_log(changes, batch))) if changes else ()
    for one in stored:
        register.take(one)
    return Imported(**{key: tuple(found) for key, found in outcome.items()})


def read_hand_over(desk: Desk, path: str, phrase: str) -> Arrived:
    """What a hand-over file holds, read whole and verified before anything is believed.

    Raises:
        UserProblem: a wrong phrase, a damaged file, one that is no hand-over.

    """
    try:
        with told():
            sealed = desk.cupboard().open(path, phrase)
            try:
                return _read(desk, sealed)
            finally:
                sealed.close()
    except UserProblem as problem:
        raise _as_hand_over(problem) from problem


def _read(desk: Desk, sealed: Vault) -> Arrived:
    if not sealed.check().healthy:
        raise VaultDamaged(sealed.path)
    if not any(isinstance(one, Stored) for one in sealed.latest(HAND_OVER)):
        raise UserProblem(
            "Ce fichier n’est pas une passation complète\u00a0; rien n’a été importé.",
            remedy="Demandez à votre collègue de l’écrire de nouveau.",
        )
    source = open_register(desk, sealed, indexed=False)
    return [(place.id, _copies(source, place.id)) for place in source.places.values()]


def _copies(register: Register, record_id: str) -> tuple[Copy, ...]:
    copies = tuple(
        copy_of(register, one) for one in register.vault.versions(record_id) if isinstance(one, Stored)
    )
    try:
        read_reference(copies[-1].content.get("reference"))
    except RefusedField as refusal:
        raise VaultDamaged(str(refusal)) from refusal
    return copies


def _as_hand_over(problem: UserProblem) -> UserProblem:
    """The vault's own sentences speak of the vault; here it is the colleague's file that is at fault."""
    if isinstance(problem.__cause__, WrongPhrase):
        return UserProblem(
            "Cette phrase n’ouvre pas le fichier de passation\u00a0; rien n’a été importé.",
            remedy="Vérifiez-la avec le collègue qui l’a écrit.",
        )
    if isinstance(problem.__cause__, VaultDamaged):
        return UserProblem(
            "Le fichier de passation est abîmé\u00a0; rien n’a été importé.",
            remedy="Copiez-le de nouveau, ou demandez à votre collègue de l’écrire une autre fois.",
        )
    return problem


def _followed(desk: Desk, register: Register, merged: Merged) -> Merged:
    """Where both sides went on, the events of both make the deadlines."""
    if not merged.contents or ORIGIN in merged.contents[-1]:
        return merged
    *before, last = merged.contents
    return replace(merged, contents=(*before, with_life(desk, last, last, register.events)))


def _place(register: Register, record_id: str, copies: Sequence[Copy]) -> Place | None:
    """The dossier of the same reference; else the one that began as the same record."""
    place = register.places.get(reference_of(copies[-1].content))
    return place or next((one for one in register.places.values() if one.id == record_id), None)


def _here(register: Register, place: Place | None) -> tuple[Copy, ...]:
    if place is None:
        return ()
    with told():
        found = [one for one in register.vault.versions(place.id) if isinstance(one, Stored)]
    return tuple(copy_of(register, one) for one in found)


def _changes(desk: Desk, register: Register, place: Place, merged: Merged, batch: str) -> Iterator[Change]:
    now, user = desk.clock.now(), register.vault.user.name
    for rank, content in enumerate(merged.contents):
        yield Change(place.id, DOSSIER, in_batch(content, batch, now, user), place.version + rank)


def _log(changes: Sequence[Change], batch: str) -> Iterator[LogEntry]:
    for record_id in dict.fromkeys(change.id for change in changes):
        heads = [
            change.content for change in changes if change.id == record_id and change.content is not None
        ]
        marked = "conflit" if heads and conflicts_of(heads[-1]) else ""
        yield entry(Act.IMPORT, record_id or "", f"{batch} {marked}".strip())
