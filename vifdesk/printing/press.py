"""The press of the desk: what actions ask of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from vifdesk.actions.ports import PagePicture
    from vifdesk.domain.documents.document import Document
    from vifdesk.domain.documents.workbook import Workbook


class ReportlabPress:
    """Prints with the font of the folder `fonts` (default: the program's own); reads nothing before the first paper."""

    def __init__(self, fonts: Path | None = None) -> None:
        self._fonts = fonts

    def pdf(self, document: Document) -> bytes:
        """The document as a PDF file, the same bytes for the same document."""
        from vifdesk.printing.faces import shipped_fonts
        from vifdesk.printing.pdf import pdf_of

        return pdf_of(document, self._fonts or shipped_fonts())

    def text(self, document: Document) -> bytes:
        """The document as an ODT file."""
        from vifdesk.printing.text_document import odt_of

        return odt_of(document)

    def spreadsheet(self, workbook: Workbook) -> bytes:
        """The workbook as an ODS file."""
        from vifdesk.printing.spreadsheet import ods_of

        return ods_of(workbook)

    def pictures(self, pdf: bytes, dots_per_inch: int) -> tuple[PagePicture, ...]:
        """The pages of a PDF file as pictures."""
        from vifdesk.printing.pictures import pictures_of

        return pictures_of(pdf, dots_per_inch)
