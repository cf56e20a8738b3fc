"""Hand the duty over: one sealed file for the next magistrate's laptop, and its sheet."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.import_dossiers import TRAVELLING
from vifdesk.actions.note_call import read_calls
from vifdesk.actions.open_matters import open_matters
from vifdesk.actions.problems import NotWritten
from vifdesk.actions.progress import Progress, untold
from vifdesk.actions.register import Register
from vifdesk.actions.save_paper import write_file
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.hand_over_sheet import HandedOver, build_hand_over_sheet


@dataclass(frozen=True, slots=True)
class HandOver:
    """What was written: the sealed file, its sheet, and how many of each it holds."""

    path: str
    sheet: str
    dossiers: int
    calls: int
    phones: int


def hand_over(
    desk: Desk, register: Register, path: str, *, phrase: str, court: str = "", progress: Progress = untold
) -> HandOver:
    """Seal every dossier outside the bin, the notebook and the stock at `path`; the sheet lies beside it, `path` + « .pdf ».

    Both are written or neither.

    Raises:
        UserProblem: a file stands there, the phrase is empty, the disk refused, or it was stopped.

    """
    paper = desk.press.pdf(compose_hand_over(desk, register, court=court))
    kept = register.kept_by_id()
    beside = [(kind, record_id) for kind in TRAVELLING for record_id in tuple(kept[kind])]
    count = export_dossiers(desk, register, path, phrase=phrase, beside=beside, progress=progress)
    sheet = f"{path}.pdf"
    try:
        write_file(desk, sheet, paper)
    except NotWritten:
        with suppress(OSError):
            desk.files.remove(path)
        raise
    return HandOver(path, sheet, count, len(register.calls), len(register.phones))


def compose_hand_over(desk: Desk, register: Register, *, court: str = "") -> Document:
    """The sheet as of now: dossiers by reference only."""
    names = {heading.id: heading.short_title for heading in desk.rulebook.headings()}
    calls = [call for _id, call in read_calls(register)]
    return build_hand_over_sheet(
        HandedOver(
            open_matters(register, desk.clock.now()),
            tuple(calls),
            names,
            dossiers=len(register.places) - len(register.binned),
            court=court,
            magistrate=register.vault.user.name,
        )
    )
