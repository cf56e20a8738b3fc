"""Write a call in the notebook: kept as it is typed, filed with one key, corrected, taken away and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.register import CALL, Register, entry
from vifdesk.actions.vault_port import Change, Stored
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import Call, CallState, call_json, newest_first, read_call
from vifdesk.domain.register.search import plain
from vifdesk.domain.register.shape import Content, RefusedField

DETAIL = "appel"
"""What the access log says of a call, beside the record's id."""


def keep_call(register: Register, call_id: str | None, call: Call) -> str:
    """Keep a call that is being written, durable when this returns; its id.

    Raises:
        BadInput: a line that the vault cannot keep.
        UserProblem: the vault refused; what was kept before is intact.

    """
    content = call_json(_mine(register, replace(call, state=CallState.EN_COURS)))
    _check(content)
    with told():
        (stored,) = register.vault.write((Change(call_id, CALL, content),))
    register.take(stored)
    return stored.id


def file_call(desk: Desk, register: Register, call_id: str | None, call: Call) -> str:
    """File a call: to be returned when an hour or a promise says so, else closed; its id.

    What was kept while it was being typed goes: the call begins its life with these words.

    Raises:
        BadInput: it says nothing at all, or is dated in the future.
        UserProblem: the vault refused; what was kept before is intact.

    """
    if call.is_empty:
        raise BadInput("objet", "L’appel est vide\u00a0: écrivez au moins qui appelle, ou pourquoi.")
    _refuse_future(call.at, desk.clock.now())
    state = CallState.A_RAPPELER if call.call_back is not None else CallState.CLOS
    content = call_json(_mine(register, replace(call, state=state)))
    _check(content)
    record_id = call_id or desk.new_id()
    drafted = (Change(record_id, CALL, None),) if record_id in register.calls else ()
    with told():
        (stored,) = register.vault.write(
            (*drafted, Change(record_id, CALL, content)), (entry(Act.CREATION, record_id, DETAIL),)
        )
    register.take(stored)
    return record_id


def correct_call(desk: Desk, register: Register, call_id: str, call: Call) -> str:
    """Write a filed call anew, as its next version; its id.

    Raises:
        BadInput: there is no such call, it says nothing, or is dated in the future.
        UserProblem: the vault refused; nothing changed.

    """
    if call.is_empty:
        raise BadInput("objet", "L’appel est vide\u00a0: écrivez au moins qui appelle, ou pourquoi.")
    _refuse_future(call.at, desk.clock.now())
    kept = call_of(register, call_id)
    state = call.state
    if (call.call_back is None) != (kept.call_back is None):
        state = CallState.CLOS if call.call_back is None else CallState.A_RAPPELER
    return write_call(register, call_id, replace(call, state=state, by=kept.by))


def write_call(register: Register, call_id: str, call: Call) -> str:
    """The call's next version, as given.

    Raises:
        BadInput: a line that the vault cannot keep.
        UserProblem: the vault refused, or the call was changed elsewhere; nothing changed.

    """
    content = call_json(call)
    _check(content)
    change = Change(call_id, CALL, content, register.calls[call_id].version)
    with told():
        (stored,) = register.vault.write((change,), (entry(Act.MODIFICATION, call_id, DETAIL),))
    register.take(stored)
    return call_id


def drop_call(register: Register, call_id: str) -> Stored | None:
    """Take a call out of the notebook; what it said, for `bring_back_call`, None where it was not there.

    Raises:
        UserProblem: the vault refused; the call is still there.

    """
    stored = register.calls.get(call_id)
    if stored is None:
        return None
    filed = read_call(stored.content).state is not CallState.EN_COURS
    lines = (entry(Act.SUPPRESSION, call_id, DETAIL),) if filed else ()
    with told():
        register.vault.write((Change(call_id, CALL, None),), lines)
    register.forget_call(call_id)
    return stored


def bring_back_call(register: Register, stored: Stored) -> str:
    """Put back a call that was just taken out; its id.

    Raises:
        UserProblem: the vault refused.

    """
    with told():
        (again,) = register.vault.write(
            (Change(stored.id, CALL, stored.content),), (entry(Act.RESTITUTION, stored.id, DETAIL),)
        )
    register.take(again)
    return again.id


def undo_call(register: Register, call_id: str) -> str:
    """Give a call the words of the version before the newest, as a new version; its id.

    Raises:
        BadInput: there is nothing to undo.
        UserProblem: the vault refused.

    """
    with told():
        found = [one for one in register.vault.versions(call_id) if isinstance(one, Stored)]
    if len(found) < 2:
        raise BadInput("appel", "Il n’y a rien à annuler pour cet appel.")
    return write_call(register, call_id, read_call(found[-2].content))


def call_of(register: Register, call_id: str) -> Call:
    """The call of this id; a beginning of the id is enough where no other call begins so.

    Raises:
        BadInput: there is none.

    """
    return read_call(register.calls[call_named(register, call_id)].content)


def call_named(register: Register, named: str) -> str:
    """The id of the call that `named` begins, or is.

    Raises:
        BadInput: there is none, or several.

    """
    found = [call_id for call_id in register.calls if named and call_id.startswith(named)]
    if len(found) != 1:
        message = "Aucun appel ne porte" if not found else "Plusieurs appels portent"
        raise BadInput("appel", typographie(f"{message} l’identifiant « {named} » dans ce coffre."))
    return found[0]


def read_calls(
    register: Register, *, since: datetime | None = None, words: str = ""
) -> list[tuple[str, Call]]:
    """The calls since a moment that hold all these words, the latest first, each with its id; logs nothing."""
    asked = plain(words).split()
    found = [(call_id, read_call(stored.content)) for call_id, stored in register.calls.items()]
    return newest_first(
        (call_id, call)
        for call_id, call in found
        if (since is None or call.at >= since) and _holds(call, asked)
    )


def unfinished_calls(register: Register) -> list[tuple[str, Call]]:
    """The calls of the user who opened the vault that were left before they were filed, the oldest first."""
    mine = [
        (call_id, read_call(stored.content))
        for call_id, stored in register.calls.items()
        if stored.author == register.vault.user.id
    ]
    return sorted(
        ((call_id, call) for call_id, call in mine if call.state is CallState.EN_COURS),
        key=lambda pair: pair[1].at,
    )


def _holds(call: Call, asked: list[str]) -> bool:
    said = plain(f"{call.service} {call.function} {call.subject} {call.next_step} {call.reference}")
    return all(word in said for word in asked)


def _mine(register: Register, call: Call) -> Call:
    return call if call.by else replace(call, by=register.vault.user.name)


def _check(content: Content) -> None:
    try:
        read_call(content)
    except RefusedField as refusal:
        raise BadInput(refusal.field, str(refusal)) from refusal


def _refuse_future(at: datetime, now: datetime) -> None:
    if at > now:
        raise BadInput(
            "le",
            "L’appel est daté dans le futur\u00a0: corrigez son heure.",
            remedy="Pour une heure à venir, remplissez «\u00a0rappeler\u00a0».",
        )
