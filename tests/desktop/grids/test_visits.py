"""Going to a grid from a question or from a dossier, and coming back with everything in its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.grids import filled
from tests.helpers.keys import focus, press
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import click, settle
from vifdesk.actions.compose_grid_annex import grids_of
from vifdesk.actions.desk import Desk
from vifdesk.actions.read_dossier import read_again
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.grids.page import GridPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.register.binder import Binder
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.shell.examination_place import ExaminationPlace
from vifdesk.desktop.wizard.page import WizardPage
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.documents.document import Document
from vifdesk.domain.dossier.dossier import Dossier

REFERENCE = "26/04512"


def kept(keeper: MemoryKeeper) -> list[tuple[str, int]]:
    content = read_again(keeper.register, REFERENCE).content
    return [(one.day, len(one.answers)) for one in grids_of(content)]


def test_a_grid_is_entered_from_a_dossier_and_stays_in_it(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """One grid, however often it is corrected on the way; Ctrl+Z of the dossier takes it back."""
    page.show_dossier(REFERENCE)
    click(page, "Saisir\u00a0: Grille de danger")
    grid = page.page
    assert isinstance(grid, GridPage)
    press(focus(), Qt.Key.Key_O)
    grid.keep()
    press(focus(), Qt.Key.Key_N)
    page.escape()
    settle()
    assert kept(keeper) == [("2026-11-22", 2)]
    assert page.page.title().startswith("Dossier 26/04512")
    click(page, "Ouvrir\u00a0: Grille de danger, 22/11/2026")
    again = page.page
    assert isinstance(again, GridPage)
    assert focus() is again.form.lines["g03_separation_connue_ou_effective"]
    page.escape()
    click(page, "Retirer\u00a0: Grille de danger, 22/11/2026")
    assert kept(keeper) == []
    page.undo()
    assert kept(keeper) == [("2026-11-22", 2)]


def test_the_lock_keeps_what_is_being_entered(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """The vault closes over an open grid."""
    page.show_dossier(REFERENCE)
    click(page, "Saisir\u00a0: Grille de danger")
    press(focus(), Qt.Key.Key_I)
    keeper.lock()
    settle()
    keeper.open_again()
    assert kept(keeper) == [("2026-11-22", 1)]


def test_the_annexes_are_offered_with_the_sheet_of_a_dossier(
    page: DossiersPage, keeper: MemoryKeeper
) -> None:
    """And printed alone from the card."""
    papers: list[Document] = []
    page.preview_asked.connect(papers.append)
    page.show_dossier(REFERENCE)
    click(page, "Saisir\u00a0: EVVI")
    press(focus(), Qt.Key.Key_O)
    page.escape()
    settle()
    click(page, "Imprimer l’annexe")
    assert [paper.title for paper in papers] == ["Critères de l’évaluation approfondie (EVVI)"]
    assert kept(keeper) == [("2026-11-22", 1)]


@pytest.fixture
def place(desk: Desk, dressed: QApplication) -> Iterator[ExaminationPlace]:
    """An examination of a TGD, at the question of the grave danger."""
    assert dressed is not None
    examination = Examination(desk, Dossier("tgd", Territory.METROPOLE))
    made = ExaminationPlace("essai", examination, desk.clock.now())
    made.page.resize(1180, 730)
    made.page.show()
    made.page.activateWindow()
    settle()
    examination.go_to("danger_grave")
    settle()
    yield made
    for one in made.pages:
        one.hide()
        one.deleteLater()
    made.deleteLater()
    settle()


def test_the_grid_beside_the_question_answers_nothing(place: ExaminationPlace) -> None:
    """Not even a form full of risks: the magistrate ticks it, and the question is where it was."""
    wizard = place.page
    assert isinstance(wizard, WizardPage)
    press(focus(), Qt.Key.Key_F7)
    grid = place.page
    assert isinstance(grid, GridPage)
    for line in grid.form.lines.values():
        line.answered.emit("oui")
    grid.escape()
    settle()
    assert place.page is wizard
    assert place.examination.dossier.answers == {}
    fact = place.examination.current_fact
    assert fact is not None
    assert fact.id == "danger_grave"
    assert [len(one.answers) for one in place.grids.shelf.waiting] == [31]
    assert place.holds_answers


def test_no_grid_is_offered_beside_the_other_questions(place: ExaminationPlace) -> None:
    """F7 opens nothing there."""
    place.examination.go_to("cohabitation")
    settle()
    press(place.page, Qt.Key.Key_F7)
    assert isinstance(place.page, WizardPage)
    assert not place.grids.well.isVisible()


def test_the_sheet_of_the_result_may_be_joined_by_the_grid(place: ExaminationPlace) -> None:
    """Its own paper only: not the questions for the officer."""
    papers: list[Document] = []
    place.preview_asked.connect(papers.append)
    place.grids.shelf.keep(filled(g07="oui"), None)
    place.show_result()
    place.page.ask_preview()  # type: ignore[attr-defined]
    place.page.ask_questions_preview()  # type: ignore[attr-defined]
    assert [[annex.title for annex in paper.annexes] for paper in papers] == [
        ["Grille d’évaluation du danger"],
        [],
    ]


def test_a_grid_without_a_dossier_waits_then_joins_it(place: ExaminationPlace, keeper: MemoryKeeper) -> None:
    """Entered before the vault was opened; under a lock a correction writes over what the dossier holds."""
    shelf = place.grids.shelf
    first = filled(g07="oui")
    shelf.keep(first, None)
    shelf.attach(lambda: keeper.register if keeper.is_open else None)
    assert list(shelf.waiting) == [first]
    place.reference = REFERENCE
    shelf.settle()
    assert list(shelf.waiting) == []
    assert kept(keeper) == [("2026-11-12", 1)]
    keeper.lock()
    corrected = filled(g07="oui", g08="non")
    shelf.keep(corrected, first)
    assert shelf.all() == (corrected,)
    keeper.open_again()
    assert shelf.all() == (corrected,)
    shelf.settle()
    assert kept(keeper) == [("2026-11-12", 2)]


def test_the_lock_keeps_a_grid_that_is_entered_from_an_examination(
    window: MainWindow, keeper: MemoryKeeper, desk: Desk
) -> None:
    """The binder of the window follows the examination; its dossier gets the last key too."""
    binder = Binder(desk, keeper, window.examinations, window)  # type: ignore[arg-type]
    window.examinations.examine(Dossier("tgd", Territory.METROPOLE), REFERENCE)
    (examined,) = window.examinations.open
    binder.follow(examined)
    settle()
    examined.grids.visits.open_latest("danger")
    settle()
    press(focus(), Qt.Key.Key_O)
    keeper.lock()
    keeper.open_again()
    assert kept(keeper) == [("2026-11-22", 1)]


def test_closing_the_window_would_lose_a_grid_without_a_dossier(window: MainWindow) -> None:
    """It is asked about like an answer."""
    window.start("tgd")
    settle()
    (examined,) = window.examinations.open
    assert window.examinations.would_be_lost == 0
    examined.grids.shelf.keep(filled(g07="oui"), None)
    assert window.examinations.would_be_lost == 1
