"""Put a dossier in the bin for thirty days, take it out, or hold it against every purge."""

from __future__ import annotations

from collections.abc import Mapping

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import Recorded, change_dossier
from vifdesk.actions.register import Register, newest, unknown_reference
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.record import BIN, HOLD, with_note


def bin_dossier(desk: Desk, register: Register, reference: str) -> Recorded:
    """Put it in the bin; nothing is lost for thirty days.

    Raises:
        BadInput: there is no such dossier.

    """
    since = desk.clock.now().isoformat(timespec="seconds")
    return _noted(register, reference, BIN, {"depuis": since}, Act.MISE_EN_CORBEILLE)


def take_out_of_bin(register: Register, reference: str) -> Recorded:
    """Take it out of the bin."""
    return _noted(register, reference, BIN, None, Act.RESTITUTION)


def hold_dossier(desk: Desk, register: Register, reference: str, motive: str) -> Recorded:
    """Keep it whatever the retention says, as long as the motive lasts.

    Raises:
        BadInput: there is no such dossier, or no motive.

    """
    if not motive.strip():
        raise BadInput("motif", "Un maintien demande un motif.")
    since = desk.clock.now().isoformat(timespec="seconds")
    note = {"motif": motive.strip(), "depuis": since, "par": register.vault.user.name}
    return _noted(register, reference, HOLD, note, Act.MAINTIEN)


def release_dossier(register: Register, reference: str) -> Recorded:
    """End the hold; the retention counts again."""
    return _noted(register, reference, HOLD, None, Act.MAINTIEN)


def _noted(
    register: Register, reference: str, note: str, value: Mapping[str, object] | None, act: Act
) -> Recorded:
    place = register.find(reference)
    if place is None:
        raise BadInput("reference", unknown_reference(register, reference))
    content = with_note(newest(register, place).content, note, value)
    return change_dossier(register, place, content, act)
