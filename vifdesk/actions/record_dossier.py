"""Record a dossier: a new one, or a new version of one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vifdesk.actions.check_events import check_events
from vifdesk.actions.check_grids import check_grids
from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_dossier import doubts_of, touched, with_life
from vifdesk.actions.follow_stock import follow_stock
from vifdesk.actions.freeze_evaluation import freeze_all
from vifdesk.actions.open_measure import event_types
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import DOSSIER, Place, Register, entry, newest
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_problems import Conflict
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.record import first_version, items_of, next_version
from vifdesk.domain.register.shape import Content, RefusedField, read_fields, read_reference
from vifdesk.domain.schedule.objections import Objection, new_ones


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is on the disk now. `remarks`: what is doubtful in the events that were given, and kept as given all the same."""

    reference: str
    id: str
    version: int
    remarks: tuple[Objection, ...] = ()


def record_dossier(desk: Desk, register: Register, raw: Content, *, expected: int | None = None) -> Recorded:
    """Record what is given; it is durable when this returns. The fields given replace, the others stay.

    `expected`: the version that one has read; without it, the newest one is taken, whoever wrote it.

    Raises:
        BadInput: a field, an event or a fact that is not accepted; nothing was written.
        UserProblem: the vault refused, or the dossier was changed since `expected`.

    """
    reference, fields = accepted(register, raw)
    with told():
        try:
            return _write(desk, register, reference, fields, expected)
        except Conflict:
            if expected is not None:
                raise
            register.refresh()
            return _write(desk, register, reference, fields, expected)


def accepted(register: Register, raw: Content) -> tuple[str, dict[str, object]]:
    """The reference and the fields that are given.

    Raises:
        BadInput: the first that does not fit.

    """
    try:
        reference = read_reference(raw.get("reference"))
        return reference, read_fields(raw, register.events, names_allowed=register.settings.names_allowed)
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal


def _write(
    desk: Desk, register: Register, reference: str, fields: Mapping[str, object], expected: int | None
) -> Recorded:
    if reference not in register.places:
        register.catch_up()
    place = register.places.get(reference)
    before: Content = newest(register, place).content if place else {}
    content = next_content(desk, before, reference, fields)
    change = Change(
        place.id if place else desk.new_id(), DOSSIER, content, expected or (place.version if place else 0)
    )
    act = Act.MODIFICATION if place else Act.CREATION
    remarks = _remarks(desk, register, before, content) if "evenements" in fields else ()
    return replace(recorded(register, change, act), remarks=remarks)


def _remarks(desk: Desk, register: Register, before: Content, after: Content) -> tuple[Objection, ...]:
    """What is doubtful in the events, and was not there before."""
    return new_ones(doubts_of(desk, after, register.events), doubts_of(desk, before, register.events))


def next_content(
    desk: Desk, before: Content, reference: str, fields: Mapping[str, object]
) -> dict[str, object]:
    """The content after these fields; evaluations are frozen as of now, deadlines follow evaluations and events.

    Raises:
        BadInput: a grid that is not known, a fact that a measure does not accept.

    """
    given = dict(fields)
    check_grids(desk, fields, items_of(before, "grilles"))
    if "evenements" in fields:
        check_events(desk, items_of(fields, "evenements"), event_types(desk))
    asked = fields.get("evaluations")
    if isinstance(asked, list):
        given["evaluations"] = freeze_all(desk, asked, items_of(before, "evaluations"))
    after = next_version(before, given) if before else first_version(reference, given, desk.clock.now())
    return with_life(desk, before, after, event_types(desk)) if touched(before, fields) else after


def recorded(register: Register, change: Change, act: Act, detail: str = "") -> Recorded:
    """Write one version with its log line, and let the register know; the stock of phones follows what it says.

    Raises:
        BadInput: it takes a phone that is somebody else's.

    """
    changes = (change, *follow_stock(register, change))
    stored, *devices = register.vault.write(changes, (entry(act, change.id or "", detail),))
    for one in (stored, *devices):
        register.take(one)
    return of(stored)


def of(stored: Stored) -> Recorded:
    """Where a version ended up."""
    return Recorded(str(stored.content.get("reference", "")), stored.id, stored.version)


def change_dossier(
    register: Register, place: Place, content: Content, act: Act, detail: str = ""
) -> Recorded:
    """Write a content that the program made itself over the version at `place`.

    Raises:
        UserProblem: the vault refused, or the dossier was changed since.

    """
    with told():
        return recorded(register, Change(place.id, DOSSIER, content, place.version), act, detail)
