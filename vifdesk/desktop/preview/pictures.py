"""Pages drawn by the press, as Qt's images and on paper: the same pixels on screen and on the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from vifdesk.actions.ports import PagePicture

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PAPER_DOTS_PER_INCH = 300
"""What a page is drawn at for the printer: small print stays sharp, a page stays under 30 MB."""


def as_image(picture: PagePicture) -> QImage:
    """A picture that owns its pixels."""
    image = QImage(picture.rgb, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888)
    return image.copy()


def print_pages(printer: QPrinter, pages: Sequence[PagePicture]) -> int:
    """Paint the chosen pages, each whole on its sheet; how many were painted, 0 when the printer refused."""
    printer.setFullPage(True)
    chosen = chosen_pages(len(pages), printer.fromPage(), printer.toPage())
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, number in enumerate(chosen):
        if place:
            printer.newPage()
        image = as_image(pages[number])
        painter.drawImage(_centred(image.size().toSizeF(), printer), image)
    painter.end()
    return len(chosen)


def chosen_pages(count: int, first: int, last: int) -> range:
    """The places of the pages from `first` to `last`, counted from 1 as the dialog does; 0 means all."""
    if first <= 0:
        return range(count)
    return range(min(first, count) - 1, min(last or count, count))


def _centred(size: QSizeF, printer: QPrinter) -> QRectF:
    sheet = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    sheet.moveTo(0, 0)
    fitted = QRectF(0, 0, 0, 0)
    fitted.setSize(size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    fitted.moveCenter(sheet.center())
    return fitted
