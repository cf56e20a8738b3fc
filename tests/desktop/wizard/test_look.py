"""What everyone can reach and read: names, the keyboard, large text, narrow windows, themes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from tests.helpers.accessible import control_names, focusable, unnamed_controls
from vifdesk.desktop.theme import set_text_size, wear
from vifdesk.desktop.tokens import THEMES
from vifdesk.desktop.wizard.arrangement import Columns

if TYPE_CHECKING:
    from tests.desktop.wizard.conftest import Call

FACTS = ("date_visite", "ouvert", "salle", "objets", "arrivee", "duree", "departement", "motif")


def test_every_control_has_a_name(call: Call) -> None:
    """Whatever kind of answer is asked for."""
    call.examination.answer("carte", "oui")
    call.page.open_strip()
    for fact_id in FACTS:
        call.examination.go_to(fact_id)
        call.settle()
        assert call.asked == fact_id
        assert unnamed_controls(call.page) == [], fact_id


def test_every_control_of_the_form_has_a_name(call: Call) -> None:
    call.page.switch_form()
    call.settle()
    assert unnamed_controls(call.page) == []
    assert "Durée du prêt" in control_names(call.page)


def test_the_field_says_its_question_and_what_it_reads(call: Call) -> None:
    interface = QAccessible.queryAccessibleInterface(call.page.question.typed.field)
    assert interface.text(QAccessible.Text.Name) == "Date, Quel jour a lieu la visite\u00a0?"
    call.type("hier")
    assert interface.text(QAccessible.Text.Description) == "Samedi 21 novembre 2026 — hier"


def test_an_answer_says_its_key(call: Call) -> None:
    call.examination.go_to("ouvert")
    call.settle()
    interface = QAccessible.queryAccessibleInterface(call.focused)
    assert interface.text(QAccessible.Text.Name) == "Oui"
    assert interface.text(QAccessible.Text.Description) == "Touche O"


def test_tab_reaches_everything_question_first(call: Call) -> None:
    call.examination.answer("ouvert", "oui")
    call.examination.go_to("ouvert")
    call.settle()
    reached = [widget.accessibleName() for widget in focusable(call.page)]
    for name in (
        "Oui",
        "Non",
        "Inconnu",
        "Source du fait, facultatif",
        "Précédente",
        "Retirer la réponse",
        "Réponses",
    ):
        assert name in reached
    begins = reached.index("Oui")
    order = [*reached[begins:], *reached[:begins]]
    stops = ("Oui", "Non", "Inconnu", "Source du fait, facultatif", "Précédente", "Formulaire", "Réponses")
    assert [name for name in order if name in stops] == list(stops), (
        "the question, then the head, then the list"
    )


@pytest.mark.parametrize(
    ("width", "size", "columns"),
    [(1170, 100, Columns.THREE), (800, 100, Columns.TWO), (1170, 140, Columns.TWO), (1170, 200, Columns.ONE)],
)
def test_the_cards_stand_in_as_many_columns_as_fit(
    call: Call, width: int, size: int, columns: Columns
) -> None:
    set_text_size(call.application, size)
    call.page.resize(width, 740)
    call.settle()
    assert call.page.arrangement.columns is columns
    assert call.page.answers.isVisible()


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_on_a_court_laptop(call: Call, size: int) -> None:
    """At 1366×768, at normal and at double text, every word of the question can be read by scrolling down only."""
    set_text_size(call.application, size)
    call.examination.answer("ouvert", "inconnu")
    for fact_id in FACTS:
        call.examination.go_to(fact_id)
        call.settle()
        assert call.asked == fact_id
        assert sideways(call.page) == [], fact_id
        assert cut_labels(call.page) == [], fact_id


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_in_the_form(call: Call, size: int) -> None:
    set_text_size(call.application, size)
    call.examination.answer("ouvert", "inconnu")
    call.page.switch_form()
    call.settle()
    assert cut_labels(call.page) == []
    assert sideways(call.page) == []


def sideways(page: QWidget) -> list[QWidget]:
    """What must be scrolled sideways to be read."""
    areas = [area for area in page.findChildren(QScrollArea) if area.isVisible()]
    return [area for area in areas if area.horizontalScrollBar().maximum()]


def cut_labels(page: QWidget) -> list[str]:
    """The labels that are given less height than their words need."""
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if label.isVisible() and label.text() and label.height() < label.heightForWidth(label.width()) - 1
    ]


@pytest.mark.parametrize("name", sorted(THEMES))
def test_every_theme_draws_the_focus_on_the_first_answer(call: Call, name: str) -> None:
    """The picture of the first answer differs from that of the second by its ring, in every theme."""
    wear(call.application, THEMES[name])
    call.examination.answer("date_visite", date(2026, 11, 22))
    call.settle()
    first, second = call.page.question.choices.shown_buttons()[:2]
    assert first.hasFocus()
    edge = QRect(0, 0, first.width(), 3)
    with_focus = first.grab(edge).toImage()
    second.setFocus()
    call.settle()
    assert first.grab(edge).toImage() != with_focus


def test_the_answers_keep_the_keyboard_when_the_columns_change(call: Call) -> None:
    call.examination.go_to("ouvert")
    call.settle()
    before = call.focused
    call.page.resize(560, 740)
    call.settle()
    assert call.focused is before
    call.key(Qt.Key.Key_O)
    assert call.value("ouvert") == "oui"
