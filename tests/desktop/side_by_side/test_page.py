"""The grid of all measures on the screen: from a dossier, from a result, printed, and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.actions.registers import FUGITIVE
from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import focus, press
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import click, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.desktop.side_by_side.page import SideBySidePage
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.documents.document import Document
from vifdesk.domain.dossier.dossier import Answer, Dossier

REFERENCE = "26/04512"


def test_the_grid_is_laid_over_the_dossier_and_goes_back_to_it(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper
) -> None:
    """F4, print, Escape; a screen reader hears each measure with its state."""
    record_dossier(
        desk,
        keeper.register,
        {"reference": REFERENCE, "evaluations": [{"dispositif": "tgd", "faits": FUGITIVE}]},
    )
    papers: list[Document] = []
    page.preview_asked.connect(papers.append)
    page.show_dossier(REFERENCE)
    settle()
    press(page.page, Qt.Key.Key_F4)
    grid = page.page
    assert isinstance(grid, SideBySidePage)
    settle()
    assert (
        next(card.accessibleName() for card in grid.lines)
        == "Téléphone grave danger\u00a0: Possible maintenant"
    )
    assert (
        "L’ordre des mesures n’est pas un classement\u00a0: le magistrat choisit, et peut en cumuler plusieurs."
        in texts(grid)
    )
    assert unnamed_controls(grid) == []
    press(focus(), Qt.Key.Key_Space)
    assert [paper.title for paper in papers] == ["Toutes les mesures, côte à côte"]
    page.escape()
    settle()
    assert page.page.title().startswith("Dossier 26/04512")


def test_the_answers_of_a_result_count_without_a_vault(desk: Desk, dressed: QApplication) -> None:
    """What is being examined is one examination of the dossier, saved or not."""
    assert dressed is not None
    answers = {fact: Answer(value) for fact, value in {"cohabitation": "oui"}.items()}
    examination = Examination(desk, Dossier("tgd", Territory.METROPOLE, answers))
    place = ExaminationPlace("essai", examination, desk.clock.now())
    place.show_result()
    result = place.page
    result.resize(1180, 730)
    result.show()
    result.activateWindow()
    settle()
    click(result, "Toutes les mesures, côte à côte")
    grid = place.page
    assert isinstance(grid, SideBySidePage)
    assert grid.lines[0].accessibleName() == "Téléphone grave danger\u00a0: Exclue"
    grid.escape()
    assert place.page is result
    for one in place.pages:
        one.hide()
        one.deleteLater()
    place.deleteLater()
    settle()
