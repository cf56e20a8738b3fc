"""Compose the sheet of what is open."""

from __future__ import annotations

from vifdesk.actions.desk import Desk
from vifdesk.actions.note_access import note_access
from vifdesk.actions.note_call import read_calls
from vifdesk.actions.open_matters import open_matters
from vifdesk.actions.register import Register
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.permanence_sheet import OpenSheet, build_permanence_sheet
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.calls import CallState


def compose_permanence(desk: Desk, register: Register, *, court: str = "") -> Document:
    """The sheet as of now, logged as an export: it leaves the vault on paper.

    Raises:
        UserProblem: the vault refused the log line.

    """
    overview = open_matters(register, desk.clock.now())
    calls = [call for _id, call in read_calls(register) if call.state is CallState.A_RAPPELER]
    calls.sort(key=lambda call: (call.call_back is None, call.call_back or call.at))
    note_access(register.vault, Act.EXPORT, detail="permanence")
    names = {heading.id: heading.short_title for heading in desk.rulebook.headings()}
    return build_permanence_sheet(OpenSheet(overview, calls, names, court, register.vault.user.name))
