"""The calculator, with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.keys import ctrl, focus, point, press, type_text
from tests.helpers.windows import button, click, settle, texts
from vifdesk.desktop.calculator.asked import LENGTH, START
from vifdesk.desktop.calculator.page import CalculatorPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.domain.dates.period import Unit
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.deadlines.sentence import read_out
from vifdesk.domain.deadlines.terms import Nature


@pytest.fixture
def page(window: MainWindow) -> CalculatorPage:
    ctrl(window, Qt.Key.Key_D)
    settle()
    shown = window.place.page
    assert isinstance(shown, CalculatorPage)
    return shown


def type_delay(page: CalculatorPage, start: str, length: str) -> None:
    """Start, Tab, length: nothing else."""
    page.form.start.setFocus()
    type_text(focus(), start)
    press(focus(), Qt.Key.Key_Tab)
    type_text(focus(), length)
    settle()


def test_two_fields_typed_give_the_dates(page: CalculatorPage) -> None:
    """Ctrl+D, the start, Tab, the length: the dates are there, without a click and without Enter."""
    assert focus() is page.form.start
    type_delay(page, "5/11/2021", "8j")
    assert page.result.prudent.text() == "Vendredi 12 novembre 2021"
    assert page.result.end.text() == "Lundi 15 novembre 2021, à 24\u00a0h"


def test_the_prudent_date_is_the_largest_text(page: CalculatorPage) -> None:
    """What one must not miss is what one sees first."""
    type_delay(page, "5/11/2021", "8j")
    sizes = {label: label.fontMetrics().height() for label in (page.result.prudent, page.result.end)}
    assert sizes[page.result.prudent] > sizes[page.result.end]


def test_the_proof_is_shown_step_by_step(page: CalculatorPage) -> None:
    """Every step of the computation stands on the screen, in order."""
    type_delay(page, "5/11/2021", "8j")
    assert page.terms is not None
    on_screen = texts(page.result.steps)
    assert on_screen == list(page.terms.steps)


def test_a_typed_unit_moves_the_choice_of_unit(page: CalculatorPage) -> None:
    """« 6m » chooses the months, and what was typed stays as it was typed."""
    type_delay(page, "5/11/2021", "6m")
    assert page.form.unit.value() is Unit.MOIS
    assert page.form.length.text() == "6m"


def test_hours_offer_their_own_natures_and_ask_for_the_hour(page: CalculatorPage) -> None:
    """With 48 hours, a start without its hour is said to lack it, and the natures are those of hours."""
    type_delay(page, "hier", "48h")
    assert page.form.in_hours.isVisible()
    assert not page.form.in_days.isVisible()
    assert page.form.asked.nature is Nature.HEURES_MESURE
    press(focus(), Qt.Key.Key_Tab)
    assert page.form.row(START).in_error
    assert "heure" in page.form.row(START).note.text()


def test_what_is_not_understood_is_said_only_after_a_pause(page: CalculatorPage, qtbot: QtBot) -> None:
    """Half a date is not a mistake while one types it; after a pause a calm sentence says what to write."""
    page.form.start.setFocus()
    type_text(focus(), "31/2")
    assert not page.form.row(START).in_error
    qtbot.waitUntil(lambda: page.form.row(START).in_error, timeout=3000)
    assert "31" in page.form.row(START).note.text()
    assert page.form.start.text() == "31/2"


def test_leaving_the_field_says_it_at_once(page: CalculatorPage) -> None:
    """Tab is a pause."""
    type_delay(page, "5/11/2021", "beaucoup")
    press(focus(), Qt.Key.Key_Tab)
    assert page.form.row(LENGTH).in_error


def test_a_mended_field_stops_complaining_at_once(page: CalculatorPage) -> None:
    """The sentence goes as soon as the field can be read."""
    type_delay(page, "31/2", "8j")
    page.form.complain()
    assert page.form.row(START).in_error
    page.form.start.setFocus()
    press(focus(), Qt.Key.Key_Backspace)
    type_text(focus(), "3")
    assert not page.form.row(START).in_error


def test_what_is_understood_stands_under_the_field(page: CalculatorPage) -> None:
    """The day in full, so that a slip shows before it counts."""
    type_delay(page, "hier", "8")
    assert page.form.row(START).note.text() == "Samedi 21 novembre 2026"
    assert page.form.row(LENGTH).note.text() == "Huit jours"


def test_the_arrows_choose_the_nature(page: CalculatorPage) -> None:
    """From the length, Tab to the natures, arrow down twice: the measure's own term, never prorogued."""
    type_delay(page, "5/11/2021", "8j")
    page.form.in_days.findChildren(QWidget)[0].setFocus()
    press(focus(), Qt.Key.Key_Down)
    press(focus(), Qt.Key.Key_Down)
    settle()
    assert page.form.asked.nature is Nature.DUREE
    assert not page.form.extends.isEnabled()
    assert "jamais prorogé" in page.form.extends.accessibleDescription()


def test_the_box_takes_the_prorogation_away(page: CalculatorPage) -> None:
    """Unticked, the term stays on the Saturday."""
    type_delay(page, "5/11/2021", "8j")
    point(page.form.extends)
    settle()
    assert page.result.end.text() == "Samedi 13 novembre 2021, à 24\u00a0h"


def test_the_second_length_appears_for_months_only(page: CalculatorPage) -> None:
    """« puis, en jours » has a sense after months and years."""
    type_delay(page, "5/11/2021", "3")
    assert not page.form.then.isVisible()
    press(focus(), Qt.Key.Key_M)
    settle()
    assert page.form.then.isVisible()
    page.form.then.setFocus()
    type_text(focus(), "5")
    settle()
    assert page.terms is not None
    assert page.result.end.text().startswith("Jeudi 10 février 2022")


def test_the_territory_is_the_session_s(page: CalculatorPage, window: MainWindow) -> None:
    """Chosen on the home page, it counts here: 20 December is a holiday in La Réunion."""
    type_delay(page, "10/12/2024", "10j")
    assert page.result.end.text().startswith("Vendredi 20 décembre 2024")
    window.session.choose_territory(Territory.LA_REUNION)
    settle()
    assert page.result.end.text().startswith("Lundi 23 décembre 2024")
    assert any("La Réunion" in text for text in texts(window))


def test_the_text_can_be_copied(page: CalculatorPage, window: MainWindow) -> None:
    """Ctrl+Shift+C copies the reading of the delay, whole; the bar says so."""
    type_delay(page, "5/11/2021", "8j")
    press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.terms is not None
    assert QApplication.clipboard().text() == read_out(page.terms)
    assert "copié" in window.notice_bar().text


def test_nothing_can_be_copied_or_printed_before_there_is_a_result(page: CalculatorPage) -> None:
    """The buttons say by their look that there is nothing yet."""
    assert not button(page, "Copier le texte").isEnabled()
    assert not button(page, "Imprimer la fiche").isEnabled()
    type_delay(page, "5/11/2021", "8j")
    assert button(page, "Copier le texte").isEnabled()
    assert button(page, "Imprimer la fiche").isEnabled()


def test_its_sheet_can_be_looked_at_and_left(page: CalculatorPage, window: MainWindow, qtbot: QtBot) -> None:
    """The preview lies over the calculator; Escape takes it off, and what was typed is still there."""
    type_delay(page, "5/11/2021", "8j")
    click(page, "Imprimer la fiche")
    assert window.place.page is not page
    assert window.place.key == "delai"
    press(window, Qt.Key.Key_Escape)
    assert window.place.page is page
    assert page.form.start.text() == "5/11/2021"
    qtbot.wait(50)


def test_what_was_typed_is_there_when_one_comes_back(page: CalculatorPage, window: MainWindow) -> None:
    """A call interrupts: the fields wait as they were left, the keyboard where it stood."""
    type_delay(page, "5/11/2021", "8j")
    window.start(window.headings[0].id)
    settle()
    ctrl(window, Qt.Key.Key_D)
    assert page.form.length.text() == "8j"
    assert isinstance(focus(), QLineEdit)
    assert focus() is page.form.length


@pytest.mark.parametrize(
    ("start", "words"),
    [
        ("12/11/26", "Aujourd’hui"),
        ("13/11/26", "Demain"),
        ("20/11/26", "Dans 8 jours"),
        ("11/11/26", "Dépassée depuis hier"),
        ("1/1/26", "Dépassée depuis 10 mois"),
        ("1/1/20", "Dépassée depuis 6 ans"),
    ],
)
def test_the_distance_to_today_is_said(start: str, words: str) -> None:
    """How near the prudent date is, in words that one takes in at once."""
    from datetime import date

    from vifdesk.desktop.calculator.result import distance_in_words
    from vifdesk.domain.dates.parse_day import parse_day

    today = date(2026, 11, 12)
    said, tone = distance_in_words(parse_day(start, today=today), today)
    assert said.capitalize() == words
    assert (tone == "alerte") == (not words.startswith(("Demain", "Dans")))
