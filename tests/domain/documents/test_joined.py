"""Annexes: not printed as long as they are not joined; each from a page of its own when they are."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.helpers.grids import filled, the_grid
from vifdesk.domain.documents.document import Document, Paragraph, Section, joined
from vifdesk.domain.documents.grid_annex import MOST_COLUMNS, grid_annex
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.printing.press import ReportlabPress

ANNEX = grid_annex(the_grid(), [filled(g07="oui")], reference="26/04512", name="Mme A.")
SHEET = Document("Fiche", (Section("Conclusions", (Paragraph("Attribuable."),)),), annexes=(ANNEX,))


def pages(document: Document) -> list[str]:
    reader = PdfReader(BytesIO(ReportlabPress().pdf(document)))
    return [page.extract_text() for page in reader.pages]


def test_an_annex_that_was_not_joined_is_not_printed() -> None:
    """Offered is not joined."""
    assert len(pages(SHEET)) == 1
    assert "Grille" not in as_text(SHEET)


def test_a_joined_annex_begins_its_own_page_and_the_sheet_stays_alone_on_its_own() -> None:
    """Its title, from whom it comes, its sentence."""
    first, *others = pages(joined(SHEET, SHEET.annexes))
    assert "Attribuable." in first
    assert "Grille" not in first
    assert "Annexe · Grille d’évaluation du danger" in others[0]
    assert "Commissariat" in others[0]
    assert "n’est pas un score" in " ".join(others[0].split())


def test_of_many_grids_the_latest_stand_side_by_side_and_it_is_said() -> None:
    """The page has room for so many."""
    many = [filled(f"2026-{month:02}-01") for month in range(1, MOST_COLUMNS + 3)]
    text = as_text(grid_annex(the_grid(), many, reference="26/1", name=""))
    assert "2 grilles plus anciennes sont au dossier" in " ".join(text.replace("\u00a0", " ").split())
    assert "01/01/2026" not in text
    assert "01/06/2026" in text
