"""Spreadsheet files, XLSX and ODS: the values of the first sheet that is shown.

The library lays a sheet out whole, and the process dies where that takes more memory than there is: one cell in the last
corner is enough. So the size is counted beforehand, in the file's own XML.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from vifdesk.actions.ports import SheetProblem, SheetRow, UnreadableSheet

_MOST_BYTES = 300_000_000  # unpacked
_MOST_CELLS = 2_000_000
_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>""")
_UNPLACED = re.compile(rb"""<(?:\w+:)?c(?:\s(?![^>]*\br=)[^>]*)?>""")
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,7})["']""")
_TABLE_PART = re.compile(rb"<(?:[\w-]+:)?(table|table-row|table-cell|covered-table-cell)(\s[^>]*)?>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated=["'](\d{1,9})["']""")


class CalamineSpreadsheets:
    """The Spreadsheets port."""

    def rows(self, content: bytes) -> Iterator[SheetRow]:
        """The rows of the first visible sheet, from the first one."""
        _refuse_too_large(content)
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            shown = [one.visible == SheetVisibleEnum.Visible for one in book.sheets_metadata]
            sheet = book.get_sheet_by_index(shown.index(True) if True in shown else 0)
            return iter(sheet.to_python(skip_empty_area=False))
        except PasswordError as error:
            raise UnreadableSheet(SheetProblem.LOCKED) from error
        except (CalamineError, OSError, ValueError, LookupError) as error:
            raise UnreadableSheet(SheetProblem.DAMAGED) from error


def _refuse_too_large(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as pack:
            if sum(part.file_size for part in pack.infolist()) > _MOST_BYTES:
                raise UnreadableSheet(SheetProblem.TOO_LARGE)
            if _is_sealed(pack):
                raise UnreadableSheet(SheetProblem.LOCKED)
            names = [name for name in pack.namelist() if name.lower().endswith(".xml")]
            for name in names:
                if "worksheets/" in name.lower():
                    _refuse_more(_cells_of_xlsx(_xml(pack, name)))
                elif name == "content.xml":
                    _refuse_more(_cells_of_ods(_xml(pack, name)))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableSheet(SheetProblem.DAMAGED) from error


def _xml(pack: zipfile.ZipFile, name: str) -> bytes:
    xml = pack.read(name)
    if b"\0" in xml:  # not UTF-8: nothing of ours would find a cell in it
        raise UnreadableSheet(SheetProblem.DAMAGED)
    return xml


def _is_sealed(pack: zipfile.ZipFile) -> bool:
    return "META-INF/manifest.xml" in pack.namelist() and b"encryption-data" in pack.read(
        "META-INF/manifest.xml"
    )


def _refuse_more(cells: int) -> None:
    if cells > _MOST_CELLS:
        raise UnreadableSheet(SheetProblem.TOO_LARGE)


def _cells_of_xlsx(xml: bytes) -> int:
    """The cells from the corner to the last one that holds something."""
    wide = high = 0
    for found in _CELL.finditer(xml):
        wide, high = max(wide, _column(found[1])), max(high, int(found[2]))
    if _UNPLACED.search(xml):  # cells that follow one another, in the rows that say where they are
        high = max(high, *(int(row) for row in _ROW.findall(xml)), xml.count(b"<row"))
        wide = max(wide, 1)
    return wide * high


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _cells_of_ods(xml: bytes) -> int:
    """The same, where rows and cells are repeated by a count; of the largest table."""
    most = wide = row = last_row = repeated = column = 0
    for found in _TABLE_PART.finditer(xml):
        kind, attributes = found[1], found[2] or b""
        count = int(times[1]) if (times := _REPEATED.search(attributes)) else 1
        if kind == b"table":
            wide = row = last_row = repeated = 0
        elif kind == b"table-row":
            row, repeated, column = row + count, count, 0
        else:
            column += count
            if repeated and not attributes.endswith(b"/"):
                wide, last_row = max(wide, column), row
        most = max(most, wide * last_row)
    return most
