"""Spreadsheet files as a court keeps them, and those that nobody can read."""

from __future__ import annotations

import io
import random
import zipfile

import pytest

from tests.helpers.workbooks import ods, ods_cell, text, xlsx
from vifdesk.actions.import_list import LONGEST_LIST, read_list
from vifdesk.actions.ports import SheetProblem, UnreadableSheet
from vifdesk.actions.problems import BadInput
from vifdesk.domain.register.import_list import Table
from vifdesk.machine.spreadsheet import CalamineSpreadsheets

SHEETS = CalamineSpreadsheets()
TITLES = f'<row r="1">{text("A1", "N°")}{text("B1", "Obs")}{text("C1", "Notifiée")}</row>'
ROW = (
    f'<row r="3">{text("A3", "26/1")}<c r="B3"><f>6*2</f><v>12</v></c><c r="C3" s="1"><v>46083</v></c></row>'
)
ODS_ROWS = (
    "<table:table-row>"
    + "".join(ods_cell("string", "string-value", title, title) for title in ("N°", "Obs", "Notifiée"))
    + '<table:table-cell table:number-columns-repeated="16381"/></table:table-row><table:table-row '
    'table:number-rows-repeated="1"><table:table-cell/></table:table-row><table:table-row>'
    + ods_cell("string", "string-value", "26/1", "26/1")
    + ods_cell("float", "value", "12", "12,00")
    + ods_cell("date", "date-value", "2026-03-02", "2 mars")
    + '</table:table-row><table:table-row table:number-rows-repeated="1048570">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)
LIST = Table(("N°", "Obs", "Notifiée"), ((3, ("26/1", "12", "02/03/2026")),))


def problem(content: bytes) -> SheetProblem:
    with pytest.raises(UnreadableSheet) as refusal:
        list(SHEETS.rows(content))
    return refusal.value.problem


@pytest.mark.parametrize("content", [xlsx(TITLES + ROW), ods(ODS_ROWS)], ids=["xlsx", "ods"])
def test_a_spreadsheet_is_read_as_its_reader_sees_it(content: bytes) -> None:
    """Days JJ/MM/AAAA, whole numbers, a formula by its value, each row by its line in the sheet."""
    assert read_list(content, SHEETS) == LIST


@pytest.mark.parametrize(("hidden", "titles"), [(False, ("autre",)), (True, ("N°", "Obs", "Notifiée"))])
def test_the_first_sheet_that_is_shown_is_the_list(hidden: bool, titles: tuple[str, ...]) -> None:
    """A hidden sheet before it is not what the magistrate sees."""
    content = xlsx(TITLES, first=f'<row r="1">{text("A1", "autre")}</row>', hidden=hidden)
    assert read_list(content, SHEETS).titles == titles


def test_one_cell_in_the_last_corner_is_refused_before_the_memory_is_asked() -> None:
    """Laid out whole, it would be seventeen thousand million cells, and the end of the process."""
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert problem(xlsx(TITLES + corner)) is SheetProblem.TOO_LARGE
    cell = ods_cell("float", "value", "1", "1").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"'
    )
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert problem(ods(row)) is SheetProblem.TOO_LARGE


def test_a_column_coloured_to_its_end_is_no_large_list() -> None:
    """Cells with a style and nothing in them are not counted."""
    empty = '<row r="1048576"><c r="A1048576" s="1"/><c r="J1048576" s="1"/></row>'
    assert read_list(xlsx(TITLES + ROW + empty), SHEETS) == LIST


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 et rien d'autre", SheetProblem.DAMAGED),
        (xlsx("<row"), SheetProblem.DAMAGED),
        (xlsx(TITLES)[:-40], SheetProblem.DAMAGED),
        (ods(ODS_ROWS, locked=True), SheetProblem.LOCKED),
    ],
    ids=["no pack", "no XML", "cut", "password"],
)
def test_what_cannot_be_read_says_why(content: bytes, why: SheetProblem) -> None:
    """Damaged, or under a password."""
    assert problem(content) is why


def test_another_pack_is_no_spreadsheet() -> None:
    """A text document, an archive."""
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as archive:
        archive.writestr("lettre.txt", "Bonjour")
    assert problem(pack.getvalue()) is SheetProblem.DAMAGED


@pytest.mark.parametrize("content", [xlsx(TITLES + ROW), ods(ODS_ROWS)], ids=["xlsx", "ods"])
def test_a_damaged_byte_anywhere_is_refused_or_read(content: bytes) -> None:
    """Never another exception, never the end of the process."""
    drawn = random.Random(3)
    for _ in range(200):
        hurt = bytearray(content)
        hurt[drawn.randrange(len(hurt))] ^= 1 << drawn.randrange(8)
        try:
            list(SHEETS.rows(bytes(hurt)))
        except UnreadableSheet as refusal:
            assert refusal.problem in SheetProblem  # noqa: PT017 - either outcome is right


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "mot de passe"),
        (b"PK\x03\x04", "XLSX ou ODS lisible"),
        (xlsx('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'), "trop grande"),
        (bytes(LONGEST_LIST + 1), "50\u00a0Mo"),
        (xlsx(""), "vide"),
    ],
    ids=["locked", "damaged", "large", "huge", "empty"],
)
def test_a_refused_list_is_one_french_sentence(content: bytes, words: str) -> None:
    """It says what to do."""
    with pytest.raises(BadInput) as refusal:
        read_list(content, SHEETS)
    said = str(refusal.value)
    assert words.replace("\u00a0", " ") in said.replace("\u00a0", " ")
    assert "\n" not in said
