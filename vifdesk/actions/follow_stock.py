"""The stock follows what a dossier says of its phones: both are written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import PHONE, Register
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.register.phones import (
    CLOSED,
    WORDS,
    Phone,
    PhoneState,
    device_key,
    phone_json,
    read_phone,
)
from vifdesk.domain.register.record import BIN, items_of, reference_of

Item = Mapping[str, object]


def follow_stock(register: Register, change: Change) -> tuple[Change, ...]:
    """What changes in the stock with this version of a dossier; nothing for a device that the stock does not hold.

    Raises:
        BadInput: the version gives the dossier a device that is somebody else's.

    """
    if change.content is None or change.id is None or BIN in change.content:
        return ()  # a dossier in the bin still holds what the victim has in her hand
    items = {device_key(item.get("appareil")): item for item in items_of(change.content, "telephones")}
    before = {device_key(device) for device in register.ledger.phones_of(change.id)}
    if not items and not before:
        return ()
    held = {key for key, item in items.items() if item.get("etat") not in CLOSED}
    for key in held - before:
        _refuse_taken(register, change.id, str(items[key].get("appareil", "")))
    reference = reference_of(change.content)
    found = []
    for key in (*before, *(key for key in items if key not in before)):
        stored = device_of(register, key)
        if stored is not None:
            phone = read_phone(stored.content)
            wanted = _as_said(phone, items.get(key, {}), reference, held=key in held)
            if wanted != phone:
                found.append(Change(stored.id, PHONE, phone_json(wanted), stored.version))
    return tuple(found)


def _as_said(phone: Phone, item: Item, reference: str, *, held: bool) -> Phone:
    """The device as the dossier says; one that it held and holds no longer is free again, unless it is out of order."""
    day = str(item.get("le") or "")[:10]
    since = date.fromisoformat(day) if day else phone.since
    state = str(item.get("etat", ""))
    note = str(item.get("note") or (phone.note if held else "")).split("\n")[0][:200]
    if held:
        known = {one.value for one in PhoneState}
        mine = PhoneState(state) if state in known else PhoneState.ATTRIBUE
        return Phone(phone.device, mine, since, reference, note)
    if phone.reference != reference:
        return phone
    out = PhoneState.HORS_SERVICE if state == PhoneState.HORS_SERVICE else PhoneState.DISPONIBLE
    return Phone(phone.device, out, since, "", note)


def _refuse_taken(register: Register, dossier_id: str, device: str) -> None:
    mine = reference_by_id(register, dossier_id)
    others = [one for one in register.ledger.holders(device) if one != dossier_id]
    if others:
        raise taken(register, device, reference_by_id(register, others[0]))
    stored = device_of(register, device)
    if stored is not None:
        phone = read_phone(stored.content)
        if phone.reference and phone.reference != mine:
            raise taken(register, device, phone.reference)


def taken(register: Register, device: str, reference: str) -> BadInput:
    """The sentence for a device that is somebody else's."""
    stored = device_of(register, device)
    told = "attribué"
    if stored is not None:
        phone = read_phone(stored.content)
        told = f"{WORDS[phone.state]} depuis le {short_day(phone.since)}"
    return BadInput(
        "telephones",
        typographie(
            f"L’appareil « {device} » est déjà celui du dossier « {reference} » ({told}) ; rien n’a été écrit."
        ),
        remedy="Notez d’abord son retour dans ce dossier, ou choisissez un autre appareil.",
    )


def device_of(register: Register, device: str) -> Stored | None:
    """The stock's record of a device, capitals and outer spaces ignored; None where the stock does not hold it."""
    wanted = device_key(device)
    found = (one for one in register.phones.values() if device_key(one.content.get("appareil")) == wanted)
    return next(found, None)


def reference_by_id(register: Register, record_id: str) -> str:
    """The number of a dossier; empty where there is none yet."""
    return register.references.get(record_id, "")
