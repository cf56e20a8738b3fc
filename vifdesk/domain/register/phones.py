"""The stock of phones for grave danger: what state each device is in, since when, for whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vifdesk.domain.register.shape import Content, RefusedField, is_day, read_line


class PhoneState(StrEnum):
    """The state of a device."""

    DISPONIBLE = "disponible"
    RESERVE = "reserve"
    ATTRIBUE = "attribue"
    A_RENDRE = "a_rendre"
    HORS_SERVICE = "hors_service"


WORDS: Mapping[PhoneState, str] = {
    PhoneState.DISPONIBLE: "disponible",
    PhoneState.RESERVE: "réservé pour une sortie",
    PhoneState.ATTRIBUE: "attribué",
    PhoneState.A_RENDRE: "à rendre",
    PhoneState.HORS_SERVICE: "hors service",
}

HELD = (PhoneState.RESERVE, PhoneState.ATTRIBUE, PhoneState.A_RENDRE)
"""The states in which a device is somebody's: it can be no one else's."""

CLOSED = ("restitue", PhoneState.DISPONIBLE.value, PhoneState.HORS_SERVICE.value)
"""What a dossier says of a device that it no longer holds."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One device as it stands since the day `since`; `reference`: the dossier that holds it, empty for none."""

    device: str
    state: PhoneState
    since: date
    reference: str = ""
    note: str = ""


def read_phone(content: Content) -> Phone:
    """A device as the vault, or a colleague's file, gives it.

    Raises:
        RefusedField: the first key that does not fit.

    """
    state, day = content.get("etat"), content.get("le")
    if not isinstance(state, str) or state not in {one.value for one in PhoneState}:
        raise RefusedField("etat", state, ", ".join(one.value for one in PhoneState))
    if not is_day(day):
        raise RefusedField("le", day, "une date AAAA-MM-JJ")
    return Phone(
        read_device(content.get("appareil")),
        PhoneState(state),
        date.fromisoformat(str(day)),
        read_line("reference", content.get("reference", "")).strip(),
        read_line("note", content.get("note", "")).strip(),
    )


def read_device(raw: object) -> str:
    """The name of a device, without the spaces around it.

    Raises:
        RefusedField: it is empty, or no line of text.

    """
    device = read_line("appareil", raw).strip()
    if not device:
        raise RefusedField("appareil", raw, "le numéro ou le nom de l’appareil")
    return device


def phone_json(phone: Phone) -> dict[str, object]:
    """The device as the vault keeps it."""
    return {
        "appareil": phone.device,
        "etat": phone.state.value,
        "le": phone.since.isoformat(),
        "reference": phone.reference,
        "note": phone.note,
    }


def as_item(phone: Phone) -> dict[str, object]:
    """The device as one of a dossier's `telephones`."""
    return {"appareil": phone.device, "etat": phone.state.value, "le": phone.since.isoformat()}


def device_key(device: object) -> str:
    """What makes two names the same device: capitals and outer spaces say nothing."""
    return str(device or "").strip().casefold()


def in_order(device: str) -> tuple[object, ...]:
    """For sorting names as a person does: « TGD-2 » before « TGD-10 »."""
    parts = re.split(r"([0-9]+)", device.casefold())
    return tuple((1, int(part), "") if part.isascii() and part.isdigit() else (0, 0, part) for part in parts)


def held_in(items: Iterable[Mapping[str, object]]) -> dict[str, str]:
    """The devices that a dossier holds after its `telephones`, each with its last state there."""
    last = {str(item.get("appareil", "")).strip(): str(item.get("etat", "")) for item in items}
    return {device: state for device, state in last.items() if device and state not in CLOSED}


def counted(phones: Iterable[Phone]) -> dict[PhoneState, int]:
    """How many devices are in each state, those without any included."""
    found = Counter(phone.state for phone in phones)
    return {state: found[state] for state in PhoneState}


def idle_rate(histories: Iterable[Sequence[Phone]], since: date, until: date) -> float | None:
    """The part of the days from `since` to `until`, the last not counted, that working devices lay available: 0 to 1.

    A history is one device's states, oldest first; a day belongs to the state in which it ended. Days before a device was
    there, and those out of order, count nowhere. None: no working day at all.
    """
    idle, working = idle_days(histories, since, until)
    return idle / working if working else None


def idle_days(histories: Iterable[Sequence[Phone]], since: date, until: date) -> tuple[int, int]:
    """The same as two numbers: days available, days in service."""
    idle = working = 0
    for history in histories:
        for state, days in _days(history, since, until):
            working += 0 if state is PhoneState.HORS_SERVICE else days
            idle += days if state is PhoneState.DISPONIBLE else 0
    return idle, working


def _days(history: Sequence[Phone], since: date, until: date) -> Iterable[tuple[PhoneState, int]]:
    """Each state with its days in the window; one that was dated before the state before it takes over from it at once."""
    starts = [phone.since for phone in history]
    for rank in range(len(starts) - 2, -1, -1):
        starts[rank] = min(starts[rank], starts[rank + 1])
    for phone, start, end in zip(history, starts, [*starts[1:], until], strict=True):
        yield phone.state, max(0, (min(end, until) - max(start, since)).days)


def year_before(now: datetime) -> tuple[date, date]:
    """The window over which the idle rate is shown: the twelve months that end today."""
    return now.date() - timedelta(days=365), now.date()
