"""Fill a vault with fictional dossiers, for trials and measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from vifdesk.actions.desk import Desk
from vifdesk.actions.follow_stock import device_of
from vifdesk.actions.open_measure import open_measure
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import next_content
from vifdesk.actions.register import CALL, DOSSIER, PHONE, Register, entry
from vifdesk.actions.vault_port import Change
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import call_json
from vifdesk.domain.register.draw import Draw
from vifdesk.domain.register.invented import Life, Step, invent
from vifdesk.domain.register.invented_desk import (
    InventedStock,
    device_history,
    device_names,
    invented_calls,
)
from vifdesk.domain.register.life_json import alerts_of, notes_of, schedule_of, with_notes
from vifdesk.domain.register.phones import Phone, PhoneState, phone_json, read_phone
from vifdesk.domain.register.record import CREATED, ORIGIN, SCHEDULE
from vifdesk.domain.register.shape import Content
from vifdesk.domain.schedule.followed import Schedule, State

MOST = 200_000
_SEEN_TO = 260
"""Days after which the deadlines of a fictional dossier were seen to: a measure of six months is over by then."""
_AT_ONCE = 200
"""Dossiers a transaction: durable often, without a wait for the disk at each one."""

_CALLS = 500
_DESK = 0x5EED
"""So that calls and devices do not draw what the lives draw."""

Progress = Callable[[int], None]
"""Told after each transaction how many dossiers are there."""


def populate_register(
    desk: Desk, register: Register, count: int, *, seed: int, progress: Progress | None = None
) -> int:
    """Record so many invented lives, the same for the same seed on the same day; how many were written.

    Raises:
        BadInput: a number that is not from 1 to 200 000.
        UserProblem: the vault refused; the dossiers before are there.

    """
    if not 1 <= count <= MOST:
        raise BadInput("dossiers", f"--dossiers attend un nombre de 1 à {MOST}.")
    measures = [open_measure(desk, heading.id).measure for heading in desk.rulebook.headings()]
    lives = invent(
        count,
        seed=seed,
        now=desk.clock.now(),
        measures=measures,
        events=register.events,
        taken=set(register.places),
    )
    devices = InventedStock(_free_devices(register))
    done = 0
    while lives_now := tuple(islice(lives, _AT_ONCE)):
        with told():
            _write(desk, register, lives_now, devices)
        done += len(lives_now)
        if progress is not None:
            progress(done)
    with told():
        _write_desk(desk, register, devices, count, seed)
    return done


def invented_register(
    desk: Desk, count: int, *, seed: int
) -> tuple[tuple[dict[str, object], ...], tuple[tuple[Phone, ...], ...]]:
    """So many invented dossiers as they stand, and the states of each device, oldest first; nothing is written anywhere."""
    measures = [open_measure(desk, heading.id).measure for heading in desk.rulebook.headings()]
    now, names = desk.clock.now(), device_names([])
    devices = InventedStock(names)
    lives = invent(
        count, seed=seed, now=now, measures=measures, events=desk.rulebook.event_types(), taken=set()
    )
    contents = []
    for life in lives:
        *_, newest = _contents(desk, life, devices)
        contents.append(newest)
    draw = Draw(seed ^ _DESK)
    return tuple(contents), tuple(
        tuple(device_history(name, devices.held.get(name), now, draw)) for name in names
    )


def _free_devices(register: Register) -> list[str]:
    phones = [read_phone(stored.content) for stored in register.phones.values()]
    free = [phone.device for phone in phones if phone.state is PhoneState.DISPONIBLE]
    return [*free, *device_names([phone.device for phone in phones])]


def _write_desk(desk: Desk, register: Register, devices: InventedStock, count: int, seed: int) -> None:
    """The stock as the lives left it, and the calls of the last month."""
    now, draw = desk.clock.now(), Draw(seed ^ _DESK)
    changes = []
    for device in _free_devices(register):
        stored, held = device_of(register, device), devices.held.get(device)
        history = device_history(device, held, now, draw)
        if stored is None:
            record_id = desk.new_id()
            changes += [Change(record_id, PHONE, phone_json(phone)) for phone in history]
        elif held is not None:
            changes.append(Change(stored.id, PHONE, phone_json(held)))
    calls = max(3, min(count // 25, _CALLS))
    by = register.vault.user.name
    changes += [
        Change(desk.new_id(), CALL, call_json(call))
        for call in invented_calls(calls, draw=draw, now=now, by=by)
    ]
    for stored in register.vault.write(changes, (entry(Act.CREATION, detail=f"appels_fictifs:{calls}"),)):
        register.take(stored)


def _write(desk: Desk, register: Register, lives: Sequence[Life], devices: InventedStock) -> None:
    changes = [
        Change(record_id, DOSSIER, content)
        for life in lives
        for record_id in (desk.new_id(),)
        for content in _contents(desk, life, devices)
    ]
    for stored in register.vault.write(
        changes, (entry(Act.CREATION, detail=f"dossiers_fictifs:{len(lives)}"),)
    ):
        register.take(stored)


def _settled(content: Content, step: Step, today: date) -> dict[str, object]:
    """Of a dossier left long ago, the deadlines were seen to, save in one of ten: what nobody did must show."""
    forgotten = str(content["reference"]).endswith("0")
    if SCHEDULE not in content or forgotten or (today - step.at.date()).days < _SEEN_TO:
        return dict(content)
    deadlines = tuple(
        replace(one, state=State.FAITE, done_on=step.at.date(), by=step.author, event="") if one.live else one
        for one in schedule_of(content)
    )
    return with_notes(content, notes_of(Schedule(deadlines, alerts_of(content))))


def _contents(desk: Desk, life: Life, devices: InventedStock) -> Iterator[dict[str, object]]:
    content: dict[str, object] = {}
    for step in life.steps:
        fields = devices.fit(step.fields, life.reference, step.at, desk.clock.now())
        content = next_content(desk, content, life.reference, fields)
        content[CREATED] = life.steps[0].at.isoformat(timespec="seconds")
        if step is life.steps[-1]:
            content = _settled(content, step, desk.clock.today())
        yield {**content, ORIGIN: {"le": step.at.isoformat(timespec="seconds"), "auteur": step.author}}
