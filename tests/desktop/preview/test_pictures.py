"""Pages as images, and on paper."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QColor, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from vifdesk.actions.ports import PagePicture
from vifdesk.desktop.preview.pictures import as_image, chosen_pages, print_pages


class QtLog(Protocol):
    """What this file uses of pytest-qt's `qtlog`."""

    def disabled(self) -> AbstractContextManager[None]: ...


def _plain(width: int, height: int, rgb: bytes) -> PagePicture:
    return PagePicture(width, height, rgb * (width * height))


def test_an_image_keeps_width_height_and_colours(qapp: QApplication) -> None:
    """Rows have no padding: an odd width must not shear the page."""
    picture = PagePicture(3, 2, bytes([255, 0, 0] * 3 + [0, 0, 255] * 3))
    image = as_image(picture)
    assert (image.width(), image.height()) == (3, 2)
    assert image.pixelColor(2, 0) == QColor(255, 0, 0)
    assert image.pixelColor(0, 1) == QColor(0, 0, 255)


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [(0, 0, [0, 1, 2]), (2, 3, [1, 2]), (2, 2, [1]), (1, 9, [0, 1, 2]), (2, 0, [1, 2])],
)
def test_the_dialog_counts_pages_from_one(first: int, last: int, chosen: list[int]) -> None:
    """Zero means all; a last page beyond the end is the end."""
    assert list(chosen_pages(3, first, last)) == chosen


def _printer(path: Path) -> QPrinter:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(100)
    return printer


def test_each_page_lands_on_its_own_sheet(qapp: QApplication, tmp_path: Path) -> None:
    """Two pages, two A4 sheets, each with its picture."""
    path = tmp_path / "papier.pdf"
    pages = (_plain(210, 297, b"\xff\x00\x00"), _plain(210, 297, b"\x00\x00\xff"))
    assert print_pages(_printer(path), pages) == 2
    sheets = PdfReader(path).pages
    assert len(sheets) == 2
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]
    assert all(len(sheet.images) == 1 for sheet in sheets)


def test_only_the_asked_pages_are_printed(qapp: QApplication, tmp_path: Path) -> None:
    """From page 2 to page 2."""
    printer = _printer(tmp_path / "page.pdf")
    printer.setFromTo(2, 2)
    assert print_pages(printer, (_plain(21, 29, b"\xff\x00\x00"), _plain(21, 29, b"\x00\x00\xff"))) == 1
    assert len(PdfReader(tmp_path / "page.pdf").pages) == 1


def test_a_printer_that_refuses_prints_nothing(qapp: QApplication, tmp_path: Path, qtlog: QtLog) -> None:
    """A path that cannot be written: no page is said to be printed."""
    printer = _printer(tmp_path / "absent" / "page.pdf")
    with qtlog.disabled():
        assert print_pages(printer, (_plain(21, 29, b"\xff\x00\x00"),)) == 0
