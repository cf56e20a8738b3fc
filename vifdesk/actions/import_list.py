"""Take in an existing list, row by row; a trial writes nothing, and one step undoes it all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import BadInput
from vifdesk.actions.record_dossier import next_content
from vifdesk.actions.register import DOSSIER, Register, entry, newest
from vifdesk.actions.vault_port import Change
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
)
from vifdesk.domain.register.record import in_batch, items_of
from vifdesk.domain.register.shape import Content


@dataclass(frozen=True, slots=True)
class ListImport:
    """What a list brings, or brought: references, and the rows that were refused."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    refused: tuple[Refused, ...]


def read_list(content: bytes) -> Table:
    """The list in a CSV file: UTF-8, else the Windows code page that French spreadsheets write.

    Raises:
        BadInput: it is no list.

    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        return read_csv(text)
    except RefusedList as refusal:
        raise BadInput("liste", str(refusal)) from refusal


def import_list(desk: Desk, register: Register, table: Table, mapped: Mapped, *, trial: bool) -> ListImport:
    """Record every row that can be, in one transaction; with `trial`, only say what would happen.

    Raises:
        BadInput: a column that is not there, a field that a list cannot fill.
        UserProblem: the vault refused; nothing was written.

    """
    try:
        rows = list(read_rows(table, mapped, register.events, names_allowed=register.settings.names_allowed))
    except RefusedList as refusal:
        raise BadInput("liste", str(refusal)) from refusal
    good, refused = _sorted_out(rows)
    with told():
        register.catch_up()
    changes = [_change(desk, register, row) for row in good]
    outcome = ListImport(
        tuple(row.reference for row in good if row.reference not in register.places),
        tuple(row.reference for row in good if row.reference in register.places),
        tuple(refused),
    )
    if changes and not trial:
        with told():
            stored = register.vault.write(
                changes, [entry(Act.IMPORT, change.id or "", "liste") for change in changes]
            )
        for one in stored:
            register.take(one)
    return outcome


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
