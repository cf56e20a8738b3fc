"""Annexes in the preview: offered, joined by a tick, taken off again; what is saved is what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import MemoryFiles, make_desk
from tests.helpers.grids import filled, the_grid
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.domain.documents.document import Document, Paragraph, Section
from vifdesk.domain.documents.grid_annex import grid_annex
from vifdesk.printing.press import ReportlabPress

pytestmark = pytest.mark.usefixtures("dressed")
_ANNEX = grid_annex(the_grid(), [filled(g07="oui")], reference="26/04512", name="Mme A.")
_SHEET = Document("Fiche", (Section("Conclusions", (Paragraph("Attribuable."),)),))


@pytest.fixture
def pages(qtbot: QtBot) -> Iterator[list[PreviewPage]]:
    """The previews that a test opened, closed at the end."""
    opened: list[PreviewPage] = []
    yield opened
    for page in opened:
        qtbot.waitUntil(lambda page=page: page.print_button.isEnabled())  # type: ignore[misc]
        page.hide()
        page.deleteLater()
    qtbot.wait(1)


def shown(document: Document, pages: list[PreviewPage], qtbot: QtBot) -> PreviewPage:
    page = PreviewPage(replace(make_desk(), press=ReportlabPress()), document)
    page.resize(1150, 730)
    page.show()
    pages.append(page)
    qtbot.waitUntil(lambda: page.is_ready)
    return page


def saved(page: PreviewPage, qtbot: QtBot) -> list[str]:
    """The text of each page of the file that is saved now."""
    page.save("fiche.pdf")
    files = page._desk.files
    assert isinstance(files, MemoryFiles)
    qtbot.waitUntil(lambda: "fiche.pdf" in files.written)
    qtbot.waitUntil(page.save_button.isEnabled)
    content = files.written.pop("fiche.pdf")
    return [one.extract_text() for one in PdfReader(BytesIO(content)).pages]


def test_a_tick_joins_the_annex_and_another_takes_it_off(pages: list[PreviewPage], qtbot: QtBot) -> None:
    """None is joined at first; the button waits for the new paper."""
    page = shown(replace(_SHEET, annexes=(_ANNEX,)), pages, qtbot)
    assert unnamed_controls(page) == []
    assert len(saved(page, qtbot)) == 1
    (tick,) = page.annexes.ticks
    tick.click()
    assert not page.print_button.isEnabled()
    qtbot.waitUntil(page.print_button.isEnabled)
    joined = saved(page, qtbot)
    assert page.view.canvas.count == len(joined) > 1
    assert "Grille d’évaluation du danger" in joined[1]
    tick.click()
    qtbot.waitUntil(page.print_button.isEnabled)
    assert len(saved(page, qtbot)) == 1


def test_a_paper_without_annexes_offers_none(pages: list[PreviewPage], qtbot: QtBot) -> None:
    """The bar takes no room."""
    page = shown(_SHEET, pages, qtbot)
    assert page.annexes.ticks == []
    assert not page.annexes.isVisible()
