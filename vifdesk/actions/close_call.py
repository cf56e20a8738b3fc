"""Say that a promised call was made, put it off, or take that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import call_of, write_call
from vifdesk.actions.register import Register
from vifdesk.domain.register.calls import CallState


def close_call(register: Register, call_id: str) -> str:
    """The call was returned, or needs no answer any more; the hour that was promised stays in its history.

    Raises:
        BadInput: there is no such call.
        UserProblem: the vault refused.

    """
    return write_call(register, call_id, replace(call_of(register, call_id), state=CallState.CLOS))


def reopen_call(desk: Desk, register: Register, call_id: str) -> str:
    """The call is to be returned after all, at the hour that was promised, else now.

    Raises:
        BadInput: there is no such call.
        UserProblem: the vault refused.

    """
    call = call_of(register, call_id)
    back = call.call_back or _minute(desk.clock.now())
    return write_call(register, call_id, replace(call, state=CallState.A_RAPPELER, call_back=back))


def put_off_call(desk: Desk, register: Register, call_id: str, by: timedelta) -> str:
    """Ring again so much later than was promised; than now, where that hour has passed or there was none.

    Raises:
        BadInput: there is no such call.
        UserProblem: the vault refused.

    """
    call, now = call_of(register, call_id), _minute(desk.clock.now())
    start = max(call.call_back or now, now)
    return write_call(register, call_id, replace(call, state=CallState.A_RAPPELER, call_back=start + by))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)
