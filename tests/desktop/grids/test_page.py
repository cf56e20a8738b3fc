"""One grid being entered: a key an answer, nothing to confirm, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.helpers.accessible import unnamed_controls
from tests.helpers.grids import filled, the_grid
from tests.helpers.keys import focus, press, type_text
from tests.helpers.windows import settle, texts
from vifdesk.desktop.grids.compare_page import ComparePage
from vifdesk.desktop.grids.line import GridLine
from vifdesk.desktop.grids.page import GridPage
from vifdesk.domain.grids.filled import FilledGrid

GRID = the_grid()
TODAY = date(2026, 11, 22)


@pytest.fixture
def page(dressed: QApplication) -> Iterator[GridPage]:
    """A grid that nobody has filled in, on the screen, with what it told."""
    assert dressed is not None
    shown = GridPage(GRID, FilledGrid("danger", "2026-11-22"), today=TODAY, where="dossier 26/1")
    told: list[FilledGrid] = []
    shown.kept.connect(told.append)
    shown.told = told  # type: ignore[attr-defined]
    shown.resize(1180, 730)
    shown.show()
    shown.activateWindow()
    settle()
    shown.first_focus().setFocus()
    yield shown
    shown.hide()
    shown.deleteLater()
    settle()


def told(page: GridPage) -> list[FilledGrid]:
    return page.told  # type: ignore[attr-defined, no-any-return]


def keys(text: str) -> None:
    for letter in text:
        press(focus(), getattr(Qt.Key, f"Key_{letter.upper()}"))


def test_the_whole_grid_is_entered_with_one_key_an_answer(page: GridPage) -> None:
    """28 answers, 28 keys; what another answer makes pointless is passed over."""
    official = "nnnnnn" + "nnnnnnn" + "nnnnnonn"  # 21 questions: without threats the 22nd is not put
    keys(official + "iiiiii")
    answers = page.filled.answers
    assert len(answers) == 27
    assert "g22_mode_operatoire_precise" not in answers
    assert answers["g19_libre_disposition_argent_documents"] == "oui"
    assert answers["hg_sortie_detention_recente"] == "inconnu"


def test_the_arrows_go_up_and_down_and_delete_takes_an_answer_away(page: GridPage) -> None:
    """Down, up, Delete, and the left and right arrows choose."""
    keys("o")
    press(focus(), Qt.Key.Key_Up)
    assert isinstance(focus(), GridLine)
    press(focus(), Qt.Key.Key_Delete)
    assert page.filled.answers == {}
    press(focus(), Qt.Key.Key_Right)
    press(focus(), Qt.Key.Key_Right)
    assert page.filled.answers == {"g01_victime_blessee": "non"}


def test_a_click_answers_and_a_second_one_takes_it_away(page: GridPage) -> None:
    """The mouse does what the keys do."""
    line = page.form.lines["g01_victime_blessee"]
    for expected in ({"g01_victime_blessee": "inconnu"}, {}):
        QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line._cells()[2].center())
        assert page.filled.answers == expected


def test_undo_takes_answers_back_one_by_one_and_stands_on_each(page: GridPage) -> None:
    """Ctrl+Z and Ctrl+Y of the window."""
    keys("on")
    page.undo()
    assert page.filled.answers == {"g01_victime_blessee": "oui"}
    assert focus() is page.form.lines["g02_craint_nouvelles_violences"]
    page.redo()
    assert len(page.filled.answers) == 2


def test_what_is_entered_is_kept_at_rest_once(page: GridPage) -> None:
    """Not at each key: the history of the dossier stays readable."""
    keys("oni")
    assert told(page) == []
    page._rest.timeout.emit()
    page._rest.timeout.emit()
    assert [len(one.answers) for one in told(page)] == [3]


def test_a_page_that_goes_away_keeps_what_was_entered(page: GridPage) -> None:
    """Also without Escape: another place of the window, a lock."""
    keys("o")
    page.hide()
    assert [one.answers for one in told(page)] == [{"g01_victime_blessee": "oui"}]


def test_nothing_is_kept_of_a_grid_that_was_only_looked_at(page: GridPage) -> None:
    """No empty grid in the dossier."""
    left: list[bool] = []
    page.closed.connect(lambda: left.append(True))
    page.escape()
    assert (left, told(page)) == ([True], [])


def test_enter_writes_a_remark_and_enter_comes_back(page: GridPage) -> None:
    """Beside the answer, found again on the paper."""
    page.form.go_to("g07_auteur_armes_a_feu")
    press(focus(), Qt.Key.Key_Return)
    type_text(focus(), "carabine")
    press(focus(), Qt.Key.Key_Return)
    assert page.filled.remarks == {"g07_auteur_armes_a_feu": "carabine"}
    assert focus() is page.form.lines["g07_auteur_armes_a_feu"]


def test_a_day_to_come_is_asked_again_and_nobody_leaves_without_it(page: GridPage) -> None:
    """A grid is received after it was filled in."""
    left: list[bool] = []
    page.closed.connect(lambda: left.append(True))
    page.top.day.setFocus()
    page.top.day.selectAll()
    QTest.keyClicks(page.top.day, "25/12/2026")
    assert page.top.day_row.in_error
    page.escape()
    assert left == []
    page.top.day.selectAll()
    QTest.keyClicks(page.top.day, "hier")
    page.escape()
    assert left == [True]
    assert told(page)[-1].day == "2026-11-21"


def test_the_details_of_the_separation_come_after_a_yes_only(page: GridPage) -> None:
    """The form puts three questions in one."""
    page.form.go_to("g03_separation_connue_ou_effective")
    keys("n")
    assert focus() is page.form.lines["g04_isolement"]
    page.form.go_to("g03_separation_connue_ou_effective")
    keys("oi")
    assert page.filled.answers["separation_projet"] == "inconnu"


def test_the_findings_follow_and_say_that_they_are_no_score(page: GridPage) -> None:
    """By group and by name, as the answers come."""
    page.form.go_to("g07_auteur_armes_a_feu")
    keys("o")
    settle()
    said = [text.replace("\u00a0", " ") for text in texts(page.findings)]
    assert (
        "La grille n’est pas un score ; l’appréciation du grave danger appartient au procureur de la République."
        in said
    )
    assert "1 réponse à risque sur 1 renseignée · 6 sans réponse" in said


def test_a_screen_reader_hears_the_question_and_its_answer(page: GridPage) -> None:
    """Every control has a name; a line says its answer."""
    keys("o")
    assert page.form.lines["g01_victime_blessee"].accessibleName() == "1. Êtes-vous blessé\u00a0? Oui"
    assert unnamed_controls(page) == []


def test_grids_stand_side_by_side_and_what_changed_is_shown_alone(dressed: QApplication) -> None:
    """The tick leaves the lines that changed."""
    assert dressed is not None
    page = ComparePage(GRID, [filled("2026-11-21", g15="oui"), filled("2026-11-12", g15="non")])
    page.show()
    settle()
    before = len(texts(page))
    page.only_changes.click()
    settle()
    left = [text for text in texts(page) if text.startswith(("14.", "15.", "16."))]
    assert [text[:3] for text in left] == ["15."]
    assert len(texts(page)) < before
    page.hide()
    page.deleteLater()
    settle()
