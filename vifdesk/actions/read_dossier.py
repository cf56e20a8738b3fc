"""Read a dossier with its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from vifdesk.actions.note_access import note_access
from vifdesk.actions.problems import BadInput, UserProblem
from vifdesk.actions.register import Register, author_name, unknown_reference
from vifdesk.actions.vault_port import Stored, Unreadable
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.history import Difference, differences
from vifdesk.domain.register.record import written_at, written_by
from vifdesk.domain.register.shape import Content


@dataclass(frozen=True, slots=True)
class PastVersion:
    """One version: when and by whom it was written first, what it says, and what it changed."""

    version: int
    at: datetime
    author: str
    content: Content
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ReadDossier:
    """A dossier: its newest readable version, and all versions, oldest first. `lost`: those that the seal refuses."""

    id: str
    version: int
    content: Content
    versions: tuple[PastVersion, ...]
    lost: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class LostDossier:
    """A record that cannot be read; the rest of the register is not concerned."""

    id: str
    message: str


def read_dossier(register: Register, reference: str) -> ReadDossier:
    """The dossier of this reference; the consultation is logged.

    Raises:
        BadInput: there is none.
        UserProblem: none of its versions can be read.

    """
    dossier = read_again(register, reference)
    note_access(register.vault, Act.CONSULTATION, dossier.id)
    return dossier


def read_again(register: Register, reference: str) -> ReadDossier:
    """The same for who has it open already, after a change of theirs: no second line in the log."""
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    with told():
        dossier = _read(register, place.id)
    if isinstance(dossier, LostDossier):
        raise UserProblem(dossier.message)
    return dossier


def read_all(register: Register) -> Iterator[ReadDossier | LostDossier]:
    """Every dossier in turn, one line of the log for all."""
    note_access(register.vault, Act.CONSULTATION, detail=f"tous:{len(register.places)}")
    listed = [place.id for place in register.places.values()]
    for record_id in dict.fromkeys([*listed, *(one.id for one in register.unreadable)]):
        with told():
            dossier = _read(register, record_id)
        yield dossier


def _read(register: Register, record_id: str) -> ReadDossier | LostDossier:
    found = register.vault.versions(record_id)
    readable = [one for one in found if isinstance(one, Stored)]
    lost = tuple(one for one in found if isinstance(one, Unreadable))
    if not readable or (lost and max(one.version for one in lost) > readable[-1].version):
        return _lost(record_id)
    newest = readable[-1]
    return ReadDossier(record_id, newest.version, newest.content, _past(register, readable), lost)


def _past(register: Register, readable: list[Stored]) -> tuple[PastVersion, ...]:
    past = []
    before: Content = {}
    for stored in readable:
        at = written_at(stored.content, stored.at)
        author = written_by(stored.content, author_name(register, stored.author))
        past.append(
            PastVersion(stored.version, at, author, stored.content, differences(before, stored.content))
        )
        before = stored.content
    return tuple(past)


def _lost(record_id: str) -> LostDossier:
    return LostDossier(
        record_id,
        typographie(
            "Ce dossier ne peut plus être lu : son enregistrement est abîmé. Les autres sont intacts ; restaurez une "
            "sauvegarde pour le retrouver."
        ),
    )
