"""Seal dossiers in a file for a colleague: a small vault of its own, under its own phrase."""

from __future__ import annotations

from collections.abc import Sequence

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.progress import Progress, each, untold
from vifdesk.actions.register import DOSSIER, Register, author_name, entry, unknown_reference
from vifdesk.actions.vault_port import Change, LogEntry, Stored
from vifdesk.actions.vault_problems import PlaceRefused
from vifdesk.actions.vault_refusals import place_words, told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.merge import Copy, imported
from vifdesk.domain.register.record import BIN, written_at, written_by

HAND_OVER = "hand_over"
"""The kind of the record that says what the file is."""


def export_dossiers(
    desk: Desk,
    register: Register,
    path: str,
    *,
    phrase: str,
    references: Sequence[str] | None = None,
    beside: Sequence[tuple[str, str]] = (),
    progress: Progress = untold,
) -> int:
    """Write these dossiers, with all their versions, sealed at `path`; all outside the bin when none is named.

    `beside`: other records that go with them, each by its kind and id. The number of dossiers. What cannot be read is left out. The file is new; no key of the vault is in it. Another thread
    may do it: the register is read, not changed.

    Raises:
        BadInput: a reference that is not there.
        UserProblem: a file stands there, the phrase is empty, the disk refused, or it was stopped: there is no file then.

    """
    chosen = _chosen(register, references)
    histories = [_copies(register, record_id) for record_id in each(chosen, progress)]
    histories = [(record_id, copies) for record_id, copies in histories if copies]
    if references is None:
        histories = [(record_id, copies) for record_id, copies in histories if BIN not in copies[-1].content]
    others = [(kind, *_copies(register, record_id)) for kind, record_id in beside]
    _seal(desk, register, path, phrase, [(DOSSIER, *history) for history in histories] + others)
    lines = [entry(Act.EXPORT, record_id) for record_id, _ in histories]
    with told():
        register.vault.write((), lines)
    return len(histories)


def _chosen(register: Register, references: Sequence[str] | None) -> list[str]:
    if references is None:
        return [place.id for place in tuple(register.places.values())]
    chosen = []
    for reference in references:
        place = register.find(reference)
        if place is None:
            raise BadInput("reference", unknown_reference(register, reference))
        chosen.append(place.id)
    return list(dict.fromkeys(chosen))


def _copies(register: Register, record_id: str) -> tuple[str, tuple[Copy, ...]]:
    with told():
        found = [one for one in register.vault.versions(record_id) if isinstance(one, Stored)]
    return record_id, tuple(copy_of(register, stored) for stored in found)


def copy_of(register: Register, stored: Stored) -> Copy:
    """A version as it travels: when and by whom it was written first."""
    return Copy(
        written_at(stored.content, stored.at),
        written_by(stored.content, author_name(register, stored.author)),
        stored.content,
    )


def _seal(
    desk: Desk,
    register: Register,
    path: str,
    phrase: str,
    histories: Sequence[tuple[str, str, tuple[Copy, ...]]],
) -> None:
    """One transaction: a file that says that it is a hand-over holds all of it."""
    user = register.vault.user
    said = {
        "le": desk.clock.now().isoformat(timespec="seconds"),
        "par": user.name,
        "dossiers": sum(1 for kind, _, _ in histories if kind == DOSSIER),
    }
    changes = [
        Change(record_id, kind, imported(copy)) for kind, record_id, copies in histories for copy in copies
    ]
    with told():
        try:
            desk.cupboard().create(path, phrase, user.name, user.function)
        except PlaceRefused as refusal:
            raise _as_sealed(refusal) from refusal
        sealed = desk.cupboard().open(path, phrase)
        try:
            sealed.write((*changes, Change(None, HAND_OVER, said)), (LogEntry(Act.EXPORT.value),))
        finally:
            sealed.close()


def _as_sealed(refusal: PlaceRefused) -> UserProblem:
    """The vault's own sentence speaks of the vault; here it is the sealed file that has no place."""
    return UserProblem(
        typographie(f"Le fichier scellé ne peut pas être écrit à cet endroit : {place_words(refusal)}."),
        remedy="Choisissez un dossier de ce poste ou une clé USB, puis copiez le fichier où il doit aller.",
    )
