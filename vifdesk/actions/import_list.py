"""Take in an existing list, row by row; a trial writes nothing, and one step undoes it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vifdesk.actions.catch_up import take_in
from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import SheetProblem, Spreadsheets, UnreadableSheet
from vifdesk.actions.problems import BadInput
from vifdesk.actions.progress import Progress, at_once, each, untold
from vifdesk.actions.record_dossier import next_content
from vifdesk.actions.register import DOSSIER, Register, entry, newest
from vifdesk.actions.vault_port import Change, Stored, Vault
from vifdesk.actions.vault_refusals import told
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.access_log import Act
from vifdesk.domain.register.history import without
from vifdesk.domain.register.import_list import (
    Mapped,
    Read,
    Refused,
    RefusedList,
    Table,
    read_csv,
    read_rows,
    read_sheet,
)
from vifdesk.domain.register.record import in_batch, items_of
from vifdesk.domain.register.shape import Content


@dataclass(frozen=True, slots=True)
class ListImport:
    """What a list brings, or brought: references, and the rows that were refused."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[Refused, ...]


LONGEST_LIST = 50_000_000  # bytes
_PACK = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""XLSX under a password, and the XLS of old."""
_AS_CSV = "enregistrez-la au format CSV."
_SHEET_REFUSALS = {
    SheetProblem.DAMAGED: f"Ce fichier n’est pas un classeur XLSX ou ODS lisible : ouvrez la liste et {_AS_CSV}",
    SheetProblem.LOCKED: "Un mot de passe protège cette liste, ou elle est au vieux format XLS : "
    "enregistrez-la sans mot de passe, au format XLSX ou ODS.",
    SheetProblem.TOO_LARGE: f"Cette feuille est trop grande pour une liste : gardez-en les lignes utiles, ou {_AS_CSV}",
}


def read_list(content: bytes, spreadsheets: Spreadsheets | None = None) -> Table:
    """The list in a file: a spreadsheet (where `spreadsheets` reads them), else CSV.

    CSV is UTF-8, else the Windows code page that French spreadsheets write.

    Raises:
        BadInput: it is no list, or more than 50 MB.

    """
    try:
        if len(content) > LONGEST_LIST:
            raise RefusedList("Ce fichier est trop gros pour une liste\u00a0: 50 Mo au plus.")
        if content.startswith((_PACK, _COMPOUND)):
            return _read_spreadsheet(content, spreadsheets)
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
        return read_csv(text)
    except RefusedList as refusal:
        raise BadInput("liste", str(refusal)) from refusal


def _read_spreadsheet(content: bytes, spreadsheets: Spreadsheets | None) -> Table:
    try:
        if content.startswith(_COMPOUND):
            raise UnreadableSheet(SheetProblem.LOCKED)
        if spreadsheets is None:
            raise RefusedList(typographie(f"Cette liste est un classeur : {_AS_CSV}"))
        return read_sheet(spreadsheets.rows(content))
    except UnreadableSheet as refusal:
        raise RefusedList(typographie(_SHEET_REFUSALS[refusal.problem])) from refusal


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What a list would bring, and the versions to write for it."""

    outcome: ListImport
    changes: tuple[Change, ...]


def import_list(desk: Desk, register: Register, table: Table, mapped: Mapped, *, trial: bool) -> ListImport:
    """Record every row that can be, in one transaction; with `trial`, only say what would happen.

    Raises:
        BadInput: a column that is not there, a field that a list cannot fill.
        UserProblem: the vault refused; nothing was written.

    """
    with told():
        register.catch_up()
    plan = plan_list(desk, register, table, mapped)
    if not trial:
        at_once(take_in(register, write_list(register.vault, plan)))
    return plan.outcome


def plan_list(
    desk: Desk, register: Register, table: Table, mapped: Mapped, progress: Progress = untold
) -> ListPlan:
    """What the list brings to the register as it stands; nothing is written. Another thread needs a register of its own.

    Raises:
        BadInput: a column that is not there, a field that a list cannot fill.
        UserProblem: the vault cannot be read, or it was stopped.

    """
    try:
        rows = list(read_rows(table, mapped, register.events, names_allowed=register.settings.names_allowed))
    except RefusedList as refusal:
        raise BadInput("liste", str(refusal)) from refusal
    good, refused = _sorted_out(rows)
    changes = tuple(_change(desk, register, row) for row in each(good, progress))
    outcome = ListImport(
        tuple(row.reference for row in good if row.reference not in register.places),
        tuple(row.reference for row in good if row.reference in register.places),
        tuple(refused),
    )
    return ListPlan(outcome, changes)


def write_list(vault: Vault, plan: ListPlan) -> tuple[Stored, ...]:
    """Write it, all or nothing. Another thread may do it; `take_in` must follow.

    Raises:
        UserProblem: a dossier was changed since the plan, or the vault refused; nothing was written.

    """
    if not plan.changes:
        return ()
    lines = [entry(Act.IMPORT, change.id or "", "liste") for change in plan.changes]
    with told():
        return vault.write(plan.changes, lines)


def _sorted_out(rows: Iterable[Read | Refused]) -> tuple[list[Read], list[Refused]]:
    """A number that stands twice is refused the second time: which of two rows is right, only the magistrate knows."""
    first: dict[str, Read] = {}
    refused: list[Refused] = []
    for row in rows:
        if isinstance(row, Refused):
            refused.append(row)
        elif row.reference in first:
            line = first[row.reference].line
            message = typographie(f"Le numéro « {row.reference} » est déjà à la ligne {line} de la liste.")
            refused.append(Refused(row.line, "reference", message))
        else:
            first[row.reference] = row
    return list(first.values()), refused


def _change(desk: Desk, register: Register, row: Read) -> Change:
    place = register.places.get(row.reference)
    before: Content = newest(register, place).content if place else {}
    fields = dict(row.fields)
    if "evenements" in fields:  # a list brings events; it does not take away those that are there
        known = list(items_of(before, "evenements"))
        fields["evenements"] = [*known, *without(list(items_of(fields, "evenements")), known)]
    now = desk.clock.now()
    content = next_content(desk, before, row.reference, fields)
    batch = f"{now.isoformat(timespec='seconds')} liste"
    marked = in_batch(content, batch, now, register.vault.user.name)
    return Change(place.id if place else desk.new_id(), DOSSIER, marked, place.version if place else 0)
