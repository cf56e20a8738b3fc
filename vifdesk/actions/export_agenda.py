"""Write the deadlines to come as an iCalendar file: all, those of one dossier, or a single one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.problems import BadInput
from vifdesk.actions.progress import Progress, untold
from vifdesk.actions.register import DOSSIER, Register, newest, unknown_reference
from vifdesk.actions.save_paper import write_file
from vifdesk.actions.vault_port import Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.documents.agenda import AgendaEntry, agenda, in_agenda
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.life_json import schedule_of
from vifdesk.domain.register.record import BIN, reference_of, written_at


def export_agenda(
    desk: Desk,
    register: Register,
    path: str,
    *,
    reference: str | None = None,
    key: str | None = None,
    progress: Progress = untold,
) -> int:
    """Write the file at `path`; the number of deadlines to come that it holds. The export is logged.

    Another thread may do it: the register is read, not changed.

    Raises:
        BadInput: no such dossier, or no such dated deadline in it.
        NotWritten: the disk refused; what stood at `path` is untouched.
        Stopped: by whoever looks at the progress; nothing was written.

    """
    entries = agenda_entries(desk, register, reference=reference, key=key, progress=progress)
    write_file(desk, path, agenda(entries))
    place = register.find(reference) if reference is not None else None
    note_access(register.vault, Act.EXPORT, place.id if place else "", f"agenda:{len(entries)}")
    return sum(entry.followed.live for entry in entries)


def agenda_entries(
    desk: Desk,
    register: Register,
    *,
    reference: str | None = None,
    key: str | None = None,
    progress: Progress = untold,
) -> list[AgendaEntry]:
    """What the file would hold.

    Raises:
        BadInput: no such dossier, or no such dated deadline in it.

    """
    today = desk.clock.today()
    found = [
        AgendaEntry(reference_of(one.content), one.id, _written(desk, one), followed)
        for one in _dossiers(register, reference, progress)
        for followed in schedule_of(one.content)
        if key in (None, followed.key) and in_agenda(followed, today)
    ]
    if key is not None and not found:
        raise BadInput(
            "echeance", "Cette échéance n’a pas de date à venir\u00a0: il n’y a rien à mettre dans l’agenda."
        )
    return found


def _dossiers(register: Register, reference: str | None, progress: Progress) -> Iterator[Stored]:
    if reference is not None:
        place = register.find(reference)
        if place is None:
            raise BadInput("reference", unknown_reference(register, reference))
        yield newest(register, place)
        return
    total = len(register.places)
    with told():
        for done, one in enumerate(register.vault.latest(DOSSIER)):
            progress(min(done, total), total)
            if isinstance(one, Stored) and BIN not in one.content:
                yield one


def _written(desk: Desk, stored: Stored) -> datetime:
    """When the dossier was written, in universal time."""
    zone = desk.rulebook.calendar().zone(Territory.METROPOLE)
    local = written_at(stored.content, stored.at)
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None, microsecond=0)
