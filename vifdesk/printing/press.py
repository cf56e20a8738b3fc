"""The press of the desk: what actions ask of paper."""

from __future__ import annotations

from pathlib import Path

from vifdesk.actions.ports import PagePicture
from vifdesk.domain.documents.document import Document
from vifdesk.printing.faces import shipped_fonts
from vifdesk.printing.pdf import pdf_of
from vifdesk.printing.pictures import pictures_of


class ReportlabPress:
    """Prints with the font of the folder `fonts` (default: the program's own); reads nothing before the first paper."""

    def __init__(self, fonts: Path | None = None) -> None:
        self._fonts = fonts or shipped_fonts()

    def pdf(self, document: Document) -> bytes:
        """The document as a PDF file, the same bytes for the same document."""
        return pdf_of(document, self._fonts)

    def pictures(self, pdf: bytes, dots_per_inch: int) -> tuple[PagePicture, ...]:
        """The pages of a PDF file as pictures."""
        return pictures_of(pdf, dots_per_inch)
