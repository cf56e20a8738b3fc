"""The pages of a PDF as pictures: what the preview shows and what the printer gets are the same pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.actions.ports import PagePicture

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_POINTS_PER_INCH = 72
_BYTES_PER_PIXEL = 3


def pictures_of(pdf: bytes, dots_per_inch: int) -> tuple[PagePicture, ...]:
    """Each page at that resolution."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return tuple(_picture(document[number], dots_per_inch) for number in range(len(document)))
    finally:
        document.close()


def _picture(page: PdfPage, dots_per_inch: int) -> PagePicture:
    bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, rev_byteorder=True)
    try:
        rows = bytes(bitmap.buffer)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        used = width * _BYTES_PER_PIXEL
        if stride != used:
            rows = b"".join(rows[row * stride : row * stride + used] for row in range(height))
        return PagePicture(width, height, rows)
    finally:
        bitmap.close()
        page.close()
