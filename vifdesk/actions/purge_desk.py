"""What retention takes out of the duty desk: old calls, piles that nobody took up, and the numbers of purged dossiers."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from vifdesk.actions.desk import Desk
from vifdesk.actions.register import CALL, DRAFT, PHONE, PILE, Place, Register
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.domain.dates.period import add_months
from vifdesk.domain.register.calls import read_call


def old_calls(desk: Desk, register: Register) -> Iterator[Place]:
    """Calls older than a report may be; what became a dossier is in the dossier, under its own rule."""
    for stored in register.vault.latest(CALL):
        if isinstance(stored, Stored):
            end = add_months(read_call(stored.content).at.date(), register.settings.report_months)
            if desk.clock.today() >= end:
                yield Place(stored.id, stored.version)


def left_aside(desk: Desk, register: Register) -> Iterator[Place]:
    """Examinations, and piles of interrupted works, that nobody took up again: no dossiers, but as much of a life.

    With them what was said at meetings, whose comments may speak of persons: as long after it was written as a dossier.
    """
    for kind in (DRAFT, PILE):
        for stored in register.vault.latest(kind):
            if isinstance(stored, Stored) and _is_old(stored.at.date(), desk, register):
                yield Place(stored.id, stored.version)
    for stored in register.meetings.values():
        if desk.clock.today() >= add_months(stored.at.date(), register.settings.dossier_months):
            yield Place(stored.id, stored.version)


def _is_old(day: date, desk: Desk, register: Register) -> bool:
    return desk.clock.today() >= add_months(day, register.settings.report_months)


def without_references(register: Register, references: Collection[str]) -> Iterator[Change]:
    """The histories of the devices that purged dossiers held, written anew without their numbers; days and states stay."""
    for newest in list(register.vault.latest(PHONE)):
        phone_id = newest.id
        if not isinstance(newest, Stored):
            continue
        versions = [one for one in register.vault.versions(phone_id) if isinstance(one, Stored)]
        if not any(one.content.get("reference") in references for one in versions):
            continue
        yield Change(phone_id, PHONE, None)
        for one in versions:
            gone = one.content.get("reference") in references
            content = {**one.content, "reference": "", "note": ""} if gone else one.content
            yield Change(phone_id, PHONE, content)


def read_phones_again(register: Register) -> Iterator[None]:
    """Let the register know of the devices as they are written now, one a step."""
    for phone_id in list(register.phones):
        newest = [one for one in register.vault.versions(phone_id) if isinstance(one, Stored)]
        if newest:
            register.take(newest[-1])
        yield
