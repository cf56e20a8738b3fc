"""One document at the press. Touches no widget: may be used off the screen's thread."""

from __future__ import annotations

from threading import Lock

from vifdesk.actions.desk import Desk
from vifdesk.actions.ports import PagePicture
from vifdesk.actions.save_paper import save_paper
from vifdesk.desktop.preview.file_name import paper_name
from vifdesk.domain.documents.document import Document

AT_THE_PRESS = Lock()
"""The libraries that make and draw PDF files serve one thread at a time."""
_NUMBER = "parquet"


class Paper:
    """A document, its PDF once it is made, and the name under which it would be saved."""

    def __init__(self, desk: Desk, document: Document) -> None:
        self._desk = desk
        self.document = document
        self._pdf = b""

    def pictures(self, dots_per_inch: int) -> tuple[PagePicture, ...]:
        """The pages; the first call makes the PDF."""
        with AT_THE_PRESS:
            self._pdf = self._pdf or self._desk.press.pdf(self.document)
            return self._desk.press.pictures(self._pdf, dots_per_inch)

    def save(self, path: str) -> None:
        """Write the PDF at `path`.

        Raises:
            NotWritten: why, and what to do.

        """
        with AT_THE_PRESS:
            save_paper(self._desk, self.document, path)

    def suggested_name(self) -> str:
        """From the title, the parquet number at the head, and today."""
        number = next((field.value for field in self.document.head if _NUMBER in field.label), "")
        return paper_name(self.document.title, number, self._desk.clock.today())
