"""Make a dossier of a call, or join the call to one that is there; and give a dossier its number afterwards."""

from __future__ import annotations

from dataclasses import replace

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import DETAIL, call_named, call_of
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded, next_content, of
from vifdesk.actions.register import CALL, DOSSIER, Register, entry, newest, unknown_reference
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import Call, CallState, as_item, call_json
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content, RefusedField, read_reference


def call_becomes_dossier(desk: Desk, register: Register, call_id: str, reference: str = "") -> Recorded:
    """Write the call into the dossier of this number, which is created where it is not there; both or neither.

    Without a number the dossier gets one for the time being, « P261125-0240 » after the hour of the call.

    Raises:
        BadInput: there is no such call, or the number does not suit.
        UserProblem: the vault refused; nothing was written.

    """
    call_id = call_named(register, call_id)
    call = call_of(register, call_id)
    if call.reference and register.find(call.reference) is not None:
        raise BadInput("appel", typographie(f"Cet appel est déjà dans le dossier « {call.reference} »."))
    wanted = _read(reference) if reference.strip() else _provisional(register, call)
    place = register.find(wanted)
    before: Content = newest(register, place).content if place else {}
    known = str(before.get("reference", wanted))
    content = _with_call(desk, before, known, call)
    state = CallState.CLOS if call.state is CallState.EN_COURS else call.state
    if call.state is CallState.EN_COURS and call.call_back is not None:
        state = CallState.A_RAPPELER
    dossier_id = place.id if place else desk.new_id()
    changes = (
        Change(dossier_id, DOSSIER, content, place.version if place else 0),
        Change(call_id, CALL, call_json(replace(call, reference=known, state=state))),
    )
    act = Act.MODIFICATION if place else Act.CREATION
    lines = (entry(act, dossier_id), entry(Act.MODIFICATION, call_id, DETAIL))
    with told():
        dossier, joined = register.vault.write(changes, lines)
    register.take(dossier)
    register.take(joined)
    return of(dossier)


def _with_call(desk: Desk, before: Content, reference: str, call: Call) -> dict[str, object]:
    fields: dict[str, object] = {"appels": [*items_of(before, "appels"), as_item(call)]}
    if not before:
        fields["procedure"] = "inconnu"
    return next_content(desk, before, reference, fields)


def _provisional(register: Register, call: Call) -> str:
    base = f"P{call.at:%y%m%d-%H%M}"
    taken = 1
    while register.find(base if taken == 1 else f"{base}-{taken}") is not None:
        taken += 1
    return base if taken == 1 else f"{base}-{taken}"


def rename_dossier(register: Register, old: str, new: str) -> Recorded:
    """Give a dossier another number: the calls and phones that name it, and the examinations begun in it, follow.

    Raises:
        BadInput: there is no such dossier, or another one has this number.
        UserProblem: the vault refused; nothing changed.

    """
    place, wanted = register.find(old), _read(new)
    if place is None:
        raise BadInput("reference", unknown_reference(register, old))
    other = register.find(wanted)
    if other is not None and other.id != place.id:
        raise BadInput("reference", typographie(f"Le dossier « {wanted} » existe déjà dans ce coffre."))
    stored = newest(register, place)
    known = str(stored.content.get("reference", ""))
    changes = [
        Change(place.id, DOSSIER, {**stored.content, "reference": wanted}, place.version),
        *_followers(register, known, wanted),
    ]
    with told():
        written = register.vault.write(changes, (entry(Act.MODIFICATION, place.id),))
    for one in written:
        register.take(one)
    return of(written[0])


def _followers(register: Register, known: str, wanted: str) -> list[Change]:
    kept: list[Stored] = [
        *register.calls.values(),
        *register.phones.values(),
        *register.drafts.values(),
    ]
    return [
        Change(one.id, one.kind, _renamed(one.content, known, wanted), one.version)
        for one in kept
        if one.content.get("reference") == known
    ]


def _renamed(content: Content, known: str, wanted: str) -> dict[str, object]:
    """A record that names the dossier, and of an examination also the head of its sheet."""
    heading = content.get("entete")
    named = isinstance(heading, dict) and heading.get("parquet_number") == known
    head = {"entete": {**heading, "parquet_number": wanted}} if named and isinstance(heading, dict) else {}
    return {**content, "reference": wanted, **head}


def _read(reference: str) -> str:
    try:
        return read_reference(reference)
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal
