"""Take in the dossiers of a colleague's sealed file; neither side loses anything.

First the plan, which writes nothing and shows what both sides say differently; then its carrying out, whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from vifdesk.actions.arrivals import arrival_of
from vifdesk.actions.catch_up import take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import HAND_OVER, copy_of
from vifdesk.actions.follow_dossier import with_life
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.progress import Progress, at_once, each, untold
from vifdesk.actions.register import CALL, DOSSIER, PHONE, Place, Register, entry, open_register
from vifdesk.actions.vault_port import Change, LogEntry, Stored, Vault
from vifdesk.actions.vault_problems import VaultDamaged, WrongPhrase
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import read_call
from vifdesk.domain.register.merge import Copy, Merged, merge, merge_whole
from vifdesk.domain.register.phones import device_key, read_phone
from vifdesk.domain.register.record import ORIGIN, conflicts_of, in_batch, reference_of
from vifdesk.domain.register.shape import Content, RefusedField, read_reference


@dataclass(frozen=True, slots=True)
class Arrived:
    """One record of a hand-over file, with all its versions, oldest first."""

    kind: str
    id: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: references of the new dossiers, of those that gained versions, of those with new conflicts.

    `calls`, `phones`: how many of the notebook and of the stock are new or gained versions.
    """

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    conflicts: tuple[str, ...]
    calls: int = 0
    phones: int = 0


@dataclass(frozen=True, slots=True)
class PlannedMerge:
    """What is to be written for one dossier, or for a call or a device that came with them, over the version at `place` (0: none). `clashes`: `champ`, `ici`, `ailleurs`."""

    reference: str
    place: Place
    contents: tuple[dict[str, object], ...]
    clashes: tuple[Content, ...]
    kind: str = DOSSIER


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. `merges`: the dossiers that it would change, and only they."""

    outcome: Imported
    merges: tuple[PlannedMerge, ...]

    @property
    def clashing(self) -> tuple[PlannedMerge, ...]:
        """The dossiers of which both sides say something differently."""
        return tuple(one for one in self.merges if one.clashes)


def import_dossiers(desk: Desk, register: Register, path: str, *, phrase: str) -> Imported:
    """Merge the hand-over file at `path`, all or nothing. A second time changes nothing.

    Raises:
        UserProblem: a wrong phrase, a damaged file, one that is no hand-over; nothing was changed.

    """
    with told():
        register.catch_up()
    plan = plan_import(desk, register, path, phrase=phrase)
    at_once(take_in(register, carry_out_import(desk, register.vault, plan)))
    return plan.outcome


def plan_import(
    desk: Desk, register: Register, path: str, *, phrase: str, progress: Progress = untold
) -> ImportPlan:
    """What `import_dossiers` would do, as the register now stands; nothing is written.

    Another thread may do it with a register of its own.

    Raises:
        UserProblem: as above, or it was stopped.

    """
    arrived = read_hand_over(desk, path, phrase, lambda done, total: progress(done, 2 * total))
    here = {place.id: place for place in register.places.values()}
    outcome: dict[str, list[str]] = {"created": [], "changed": [], "unchanged": [], "conflicts": []}
    merges: list[PlannedMerge] = []
    dossiers = [one for one in arrived if one.kind == DOSSIER]
    for one in each(dossiers, lambda done, total: progress(total + done, 2 * total)):
        copies = one.copies
        reference = reference_of(copies[-1].content)
        place = register.places.get(reference) or here.get(one.id)
        merged = _followed(desk, register, merge(_here(register, place), copies))
        kind = "unchanged" if not merged.contents else "changed" if place else "created"
        outcome[kind].append(reference)
        if merged.contents:
            clashes = conflicts_of(merged.contents[-1])[-merged.conflicts :] if merged.conflicts else ()
            merges.append(PlannedMerge(reference, place or Place(one.id, 0), merged.contents, tuple(clashes)))
        if merged.conflicts:
            outcome["conflicts"].append(reference)
    beside = [plan for one in arrived if one.kind != DOSSIER for plan in _beside(register, one)]
    told_of = Imported(
        **{key: tuple(found) for key, found in outcome.items()},
        calls=sum(plan.kind == CALL for plan in beside),
        phones=sum(plan.kind == PHONE for plan in beside),
    )
    return ImportPlan(told_of, (*merges, *beside))


def _beside(register: Register, arrived: Arrived) -> Iterator[PlannedMerge]:
    """A call or a device: it takes the place of the same record, or of the device of the same name."""
    known = register.kept_by_id()[arrived.kind]
    same = known.get(arrived.id)
    if same is None and arrived.kind == PHONE:
        device = device_key(arrived.copies[-1].content.get("appareil"))
        same = next(
            (one for one in known.values() if device_key(one.content.get("appareil")) == device), None
        )
    place = None if same is None else Place(same.id, same.version)
    contents = merge_whole(_here(register, place), arrived.copies)
    if contents:
        yield PlannedMerge("", place or Place(arrived.id, 0), contents, (), arrived.kind)


def carry_out_import(desk: Desk, vault: Vault, plan: ImportPlan) -> tuple[Stored, ...]:
    """Write what was planned, all or nothing. Another thread may do it; `take_in` must follow.

    Raises:
        UserProblem: a dossier was changed since the plan, or the vault refused; nothing was written.

    """
    if not plan.merges:
        return ()
    batch = f"{desk.clock.now().isoformat(timespec='seconds')} passation"
    changes = [change for one in plan.merges for change in _changes(desk, vault, one, batch)]
    changes += arrival_of(desk, batch, plan.outcome.created, plan.outcome.changed)
    with told():
        return vault.write(changes, [_line(one, batch) for one in plan.merges])


def read_hand_over(desk: Desk, path: str, phrase: str, progress: Progress = untold) -> tuple[Arrived, ...]:
    """What a hand-over file holds, read whole and verified before anything is believed.

    Raises:
        UserProblem: a wrong phrase, a damaged file, one that is no hand-over, or it was stopped.

    """
    try:
        with told():
            sealed = desk.cupboard().open(path, phrase)
            try:
                return _read(desk, sealed, progress)
            finally:
                sealed.close()
    except UserProblem as problem:
        raise _as_hand_over(problem) from problem


def _read(desk: Desk, sealed: Vault, progress: Progress) -> tuple[Arrived, ...]:
    if not sealed.check().healthy:
        raise VaultDamaged(sealed.path)
    if not any(isinstance(one, Stored) for one in sealed.latest(HAND_OVER)):
        raise UserProblem(
            "Ce fichier n’est pas une passation complète\u00a0; rien n’a été importé.",
            remedy="Demandez à votre collègue de l’écrire de nouveau.",
        )
    source = open_register(desk, sealed, indexed=False)
    ids = [(DOSSIER, place.id) for place in source.places.values()]
    ids += [(kind, record_id) for kind in TRAVELLING for record_id in source.kept_by_id()[kind]]
    return tuple(_arrived(source, kind, record_id) for kind, record_id in each(ids, progress))


def _arrived(source: Register, kind: str, record_id: str) -> Arrived:
    copies = tuple(
        copy_of(source, one) for one in source.vault.versions(record_id) if isinstance(one, Stored)
    )
    try:
        _READERS[kind](copies[-1].content)
    except RefusedField as refusal:
        raise VaultDamaged(str(refusal)) from refusal
    return Arrived(kind, record_id, copies)


TRAVELLING = (CALL, PHONE)
"""What goes with the dossiers of a whole hand-over."""
_READERS: Mapping[str, Callable[[Content], object]] = {
    DOSSIER: lambda content: read_reference(content.get("reference")),
    CALL: read_call,
    PHONE: read_phone,
}
"""What refuses a record that no program of ours wrote."""


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


def _here(register: Register, place: Place | None) -> tuple[Copy, ...]:
    if place is None:
        return ()
    with told():
        found = [one for one in register.vault.versions(place.id) if isinstance(one, Stored)]
    return tuple(copy_of(register, one) for one in found)


def _changes(desk: Desk, vault: Vault, one: PlannedMerge, batch: str) -> Iterator[Change]:
    now, user = desk.clock.now(), vault.user.name
    for rank, content in enumerate(one.contents):
        yield Change(one.place.id, one.kind, in_batch(content, batch, now, user), one.place.version + rank)


def _line(one: PlannedMerge, batch: str) -> LogEntry:
    last: Mapping[str, object] = one.contents[-1]
    return entry(Act.IMPORT, one.place.id, f"{batch} {'conflit' if conflicts_of(last) else ''}".strip())
