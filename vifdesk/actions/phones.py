"""The stock of phones for grave danger: take a device in, hand it out, take it back, see what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_stock import device_of, follow_stock, taken
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import next_content
from vifdesk.actions.register import DOSSIER, PHONE, Place, Register, entry, newest, unknown_reference
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import short_day, typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.phones import (
    HELD,
    WORDS,
    Phone,
    PhoneState,
    as_item,
    device_key,
    idle_rate,
    in_order,
    phone_json,
    read_device,
    read_phone,
    year_before,
)
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.restore import restored
from vifdesk.domain.register.shape import Content, RefusedField

DETAIL = "telephone"


@dataclass(frozen=True, slots=True)
class StockPhone:
    """A device of the stock; `warning`: what the change that was just made leaves to be seen to, empty for nothing."""

    id: str
    version: int
    phone: Phone
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to become of a device.

    `reference`: for whom, when it is reserved or handed out. `day`: since when; today for None. `as_event`: the dossier's
    chronology says that it was handed over to the victim, or given back. `note`: another note; None leaves it while the device is somebody's.
    """

    state: PhoneState
    reference: str = ""
    day: date | None = None
    as_event: bool = False
    note: str | None = None


def stock(register: Register) -> list[StockPhone]:
    """Every device, in the order of their names, « TGD-2 » before « TGD-10 »."""
    found = [StockPhone(one.id, one.version, read_phone(one.content)) for one in register.phones.values()]
    return sorted(found, key=lambda one: in_order(one.phone.device))


def any_available(register: Register) -> bool | None:
    """Whether a device lies ready; None where the court keeps no stock here."""
    states = [one.phone.state for one in stock(register)]
    return PhoneState.DISPONIBLE in states if states else None


def history_of(register: Register, phone_id: str) -> tuple[Phone, ...]:
    """The states of a device, oldest first.

    Raises:
        UserProblem: the vault cannot be read.

    """
    with told():
        found = [one for one in register.vault.versions(phone_id) if isinstance(one, Stored)]
    return tuple(read_phone(one.content) for one in found)


def idle(register: Register, now: datetime) -> float | None:
    """The idle rate of the last twelve months, 0 to 1; None where there is nothing to count."""
    since, until = year_before(now)
    return idle_rate((history_of(register, phone_id) for phone_id in register.phones), since, until)


def add_phone(
    desk: Desk, register: Register, device: str, *, day: date | None = None, note: str = ""
) -> StockPhone:
    """Take a device into the stock, available since `day` (today).

    Raises:
        BadInput: it is there already, or has no name.
        UserProblem: the vault refused.

    """
    name = _name(device)
    if device_of(register, name) is not None:
        raise BadInput("appareil", typographie(f"L’appareil « {name} » est déjà dans le stock."))
    since = _past(desk, day)
    holders = register.ledger.holders(name)
    phone = Phone(name, PhoneState.DISPONIBLE, since, note=note.strip())
    if holders:  # a dossier named it before the court kept its stock here
        content = _by_id(register, holders[0]).content
        item = next(one for one in reversed(items_of(content, "telephones")) if _is(one, name))
        phone = replace(phone, state=PhoneState.ATTRIBUE, reference=str(content.get("reference", "")))
        if item.get("le"):
            phone = replace(phone, since=date.fromisoformat(str(item["le"])[:10]))
    return _write_phone(register, Change(desk.new_id(), PHONE, phone_json(phone), 0), Act.CREATION)


def turn_phone(desk: Desk, register: Register, phone_id: str, turn: Turn) -> StockPhone:
    """Put a device in another state; what concerns a dossier is written there in the same transaction.

    Raises:
        BadInput: it is somebody else's, no dossier is named, or the day does not follow what is known of the device.
        UserProblem: the vault refused; neither the device nor the dossier changed.

    """
    stored = _of(register, phone_id)
    now = read_phone(stored.content)
    since = _after(now, _past(desk, turn.day))
    kept = now.note if turn.state in HELD and now.state in HELD else ""  # a note is about who held it
    note = kept if turn.note is None else turn.note.strip()
    wanted = Phone(now.device, turn.state, since, "", note)
    place = _holder(register, now, turn.state, turn.reference)
    if place is None:
        change = Change(phone_id, PHONE, phone_json(wanted), stored.version)
        return _write_phone(register, change, Act.MODIFICATION)
    return _with_dossier(desk, register, stored, wanted, place, as_event=turn.as_event)


def drop_phone(register: Register, phone_id: str) -> Stored:
    """Take a device that is nobody's out of the stock, with its history; what it was, for `bring_back_phone`.

    Raises:
        BadInput: somebody holds it, or it is not there.
        UserProblem: the vault refused.

    """
    stored = _of(register, phone_id)
    phone = read_phone(stored.content)
    if phone.state in HELD and phone.reference:
        raise taken(register, phone.device, phone.reference)
    with told():
        register.vault.write((Change(phone_id, PHONE, None),), (entry(Act.SUPPRESSION, phone_id, DETAIL),))
    del register.phones[phone_id]
    return stored


def bring_back_phone(register: Register, stored: Stored) -> StockPhone:
    """Put back a device that was just taken out; its history begins anew.

    Raises:
        UserProblem: the vault refused.

    """
    return _write_phone(register, Change(stored.id, PHONE, stored.content), Act.RESTITUTION)


def undo_phone(register: Register, phone_id: str, before: Phone, after: Phone) -> StockPhone:
    """Take the change of a device from `before` to `after` back, and the version of a dossier that came of it.

    Raises:
        BadInput: the device, or a dossier, was changed since; nothing is undone.
        UserProblem: the vault refused.

    """
    stored = _of(register, phone_id)
    concerned = [register.find(one) for one in dict.fromkeys((before.reference, after.reference)) if one]
    if read_phone(stored.content) != after:
        raise _changed_since()
    changes = [Change(phone_id, PHONE, phone_json(before), stored.version)]
    lines = [entry(Act.RESTITUTION, phone_id, DETAIL)]
    for place in (one for one in concerned if one is not None):
        with told():
            found = [one for one in register.vault.versions(place.id) if isinstance(one, Stored)]
        if len(found) < 2 or not _is_last(found[-1].content, after):
            raise _changed_since()
        content = restored(found[-1].content, found[-2].content)
        changes.append(Change(place.id, DOSSIER, content, place.version))
        lines.append(entry(Act.RESTITUTION, place.id))
    with told():
        written = register.vault.write(changes, lines)
    for one in written:
        register.take(one)
    return _as_stock(written[0])


def _changed_since() -> BadInput:
    return BadInput(
        "telephones",
        "L’appareil, ou son dossier, a changé depuis\u00a0; rien n’a été annulé.",
        remedy="Corrigez-le à la main.",
    )


def _is_last(content: Content, phone: Phone) -> bool:
    """Whether the newest version of a dossier is the one that speaks of this state of the device."""
    items = items_of(content, "telephones")
    return bool(items) and _is(items[-1], phone.device) and items[-1].get("le") == phone.since.isoformat()


def phone_named(register: Register, device: str) -> StockPhone:
    """The device of this name.

    Raises:
        BadInput: the stock has none.

    """
    stored = device_of(register, device)
    if stored is None:
        raise BadInput("appareil", typographie(f"L’appareil « {device} » n’est pas dans le stock."))
    return StockPhone(stored.id, stored.version, read_phone(stored.content))


def _holder(register: Register, now: Phone, state: PhoneState, reference: str) -> Place | None:
    """The dossier in which the change is written; None where it concerns none."""
    asked = reference.strip() if state in HELD else ""
    named = asked or now.reference
    if state is PhoneState.ATTRIBUE and not named:
        raise BadInput(
            "reference", "À quel dossier\u00a0? Une attribution se note avec le numéro du dossier."
        )
    place = register.find(named) if named else None
    if place is None:
        if asked:
            raise BadInput("reference", unknown_reference(register, asked))
        return None  # the dossier was purged since: the device alone is left to speak of
    if now.reference and now.state in HELD and register.find(now.reference) not in (None, place):
        raise taken(register, now.device, now.reference)
    return place


def _with_dossier(
    desk: Desk, register: Register, stored: Stored, wanted: Phone, place: Place, *, as_event: bool
) -> StockPhone:
    before = newest(register, place).content
    reference = str(before.get("reference", ""))
    fields = _fields(register, before, wanted, as_event=as_event)
    content = next_content(desk, before, reference, fields)
    dossier = Change(place.id, DOSSIER, content, place.version)
    follow_stock(register, dossier)  # refuses a device that is somebody else's
    held = wanted.state in HELD
    phone = replace(wanted, reference=reference if held else "")
    device = Change(stored.id, PHONE, phone_json(phone), stored.version)
    lines = (entry(Act.MODIFICATION, place.id), entry(Act.MODIFICATION, stored.id, DETAIL))
    with told():
        written = register.vault.write((dossier, device), lines)
    for one in written:
        register.take(one)
    return replace(_as_stock(written[1]), warning=_left_open(register, place.id, phone, reference))


def _fields(register: Register, before: Content, wanted: Phone, *, as_event: bool) -> dict[str, object]:
    rules = register.follow_ups.phones
    item = as_item(wanted)
    if wanted.state is PhoneState.DISPONIBLE:
        item["etat"] = "restitue"
    fields: dict[str, object] = {"telephones": [*items_of(before, "telephones"), item]}
    kind = {PhoneState.ATTRIBUE: rules.handed_over, PhoneState.DISPONIBLE: rules.given_back}.get(
        wanted.state, ""
    )
    event = {"type": kind, "le": wanted.since.isoformat()}
    known = [(one.get("type"), str(one.get("le", ""))[:10]) for one in items_of(before, "evenements")]
    if as_event and kind and (kind, event["le"]) not in known:
        fields["evenements"] = [*items_of(before, "evenements"), event]
    return fields


def _left_open(register: Register, dossier_id: str, phone: Phone, reference: str) -> str:
    """What is to be seen to: a victim without a device, or with two."""
    held = [name for name in register.ledger.phones_of(dossier_id) if name != phone.device]
    if phone.state is PhoneState.HORS_SERVICE and not held:
        return typographie(
            f"Le dossier « {reference} » n’a plus d’appareil : remettez-en un autre, ou mettez la victime à l’abri."
        )
    if phone.state in (PhoneState.ATTRIBUE, PhoneState.RESERVE) and held:
        others = ", ".join(held)
        return typographie(
            f"Le dossier « {reference} » a aussi l’appareil {others} : vérifiez qu’il en faut deux."
        )
    return ""


def _write_phone(register: Register, change: Change, act: Act) -> StockPhone:
    with told():
        (stored,) = register.vault.write((change,), (entry(act, change.id or "", DETAIL),))
    register.take(stored)
    return _as_stock(stored)


def _as_stock(stored: Stored) -> StockPhone:
    return StockPhone(stored.id, stored.version, read_phone(stored.content))


def _of(register: Register, phone_id: str) -> Stored:
    stored = register.phones.get(phone_id)
    if stored is None:
        raise BadInput("appareil", "Cet appareil n’est plus dans le stock.")
    return stored


def _by_id(register: Register, record_id: str) -> Stored:
    return newest(register, Place(record_id, 0))


def _is(item: Content, device: str) -> bool:
    return device_key(item.get("appareil")) == device_key(device)


def _name(device: str) -> str:
    try:
        return read_device(device)
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal


def _past(desk: Desk, day: date | None) -> date:
    today = desk.clock.today()
    if day is not None and day > today:
        raise BadInput(
            "le",
            typographie(
                f"Le {short_day(day)} est dans le futur : donnez le jour où l’appareil a changé d’état."
            ),
        )
    return day or today


def _after(now: Phone, day: date) -> date:
    if day < now.since:
        raise BadInput(
            "le",
            typographie(
                f"L’appareil est {WORDS[now.state]} depuis le {short_day(now.since)} : "
                f"un changement du {short_day(day)} le précéderait."
            ),
            remedy="Corrigez la date.",
        )
    return day
