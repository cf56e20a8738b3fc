"""What is pressed: buttons, choices, boxes, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import point, press
from vifdesk.desktop.theme import colours, set_text_size
from vifdesk.desktop.widgets.button import LINK, PRIMARY, QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.segments import Segment, Segments
from vifdesk.desktop.widgets.tick import Round, Tick

Hold = Callable[..., QWidget]


@pytest.fixture
def hold(dressed: QApplication, qtbot: QtBot) -> Hold:
    """Puts widgets into a shown, active window, which lives as long as the test."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)

    def held(*widgets: QWidget) -> QWidget:
        for widget in widgets:
            column.addWidget(widget)
        window.resize(600, 400)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return held


def role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


@pytest.mark.parametrize("kind", [PRIMARY, SECONDARY, QUIET, LINK])
def test_the_focus_shows_on_every_kind_of_button(hold: Hold, kind: str) -> None:
    """Who works by keyboard sees where the keyboard is."""
    button, other = Button("Copier", kind=kind), Button("Autre")
    hold(other, button)
    other.setFocus()
    without = button.grab().toImage()
    button.setFocus()
    with_focus = button.grab().toImage()
    assert with_focus != without
    pixels = {with_focus.pixelColor(x, 1).name() for x in range(with_focus.width())}
    assert colours().focus in pixels


def test_a_shortcut_is_shown_in_french_spoken_and_bound(hold: Hold, qtbot: QtBot) -> None:
    """Ctrl+Shift+C is written Ctrl+Maj+C on the button, read aloud, and presses it."""
    button = Button("Copier", shortcut="Ctrl+Shift+C")
    window = hold(button)
    assert button.accessibleDescription() == "Touche Ctrl+Maj+C"
    with qtbot.waitSignal(button.clicked):
        press(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_a_disabled_button_does_nothing(hold: Hold, qtbot: QtBot) -> None:
    """Neither by click nor by its key."""
    button = Button("Copier", shortcut="Ctrl+K")
    window = hold(button)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        point(button)
        press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_controls_are_named_and_known_for_what_they_are(hold: Hold) -> None:
    """A screen reader says button, box, round, list, field, each with its name."""
    box = ChoiceBox("Territoire")
    box.add("Métropole", "metropole")
    field = text_field("22/5")
    tick, option, choice = Tick("Proroger"), Round("Délai pour agir"), Choice("Oui", key="O", checkable=True)
    window = hold(Button("Copier"), box, labelled_row("Départ", field), tick, option, choice)
    assert unnamed_controls(window) == []
    assert role(tick) == QAccessible.Role.CheckBox
    assert role(option) == QAccessible.Role.RadioButton
    assert role(choice) == QAccessible.Role.RadioButton
    assert role(box) == QAccessible.Role.ComboBox
    assert QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name) == "Départ"


@pytest.mark.parametrize("kind", [Tick, Round])
def test_a_box_is_ticked_anywhere_on_its_text(hold: Hold, kind: type[Tick] | type[Round]) -> None:
    """The whole line answers to the mouse, and Space to the keyboard."""
    option = kind(
        "Un texte assez long pour qu’on le touche loin de sa marque", help="Une explication dessous."
    )
    hold(option)
    point(option, QPoint(option.width() - 5, option.height() - 5))
    assert option.isChecked()


def test_choices_of_one_question_exclude_each_other(hold: Hold) -> None:
    """Oui, then Non: only Non is chosen."""
    yes, no = Choice("Oui", checkable=True), Choice("Non", checkable=True)
    hold(yes, no)
    point(yes)
    point(no)
    assert not yes.isChecked()
    assert no.isChecked()


def test_a_choice_wraps_its_words_instead_of_cutting_them(hold: Hold, dressed: QApplication) -> None:
    """Narrower is higher; at 200 % higher still."""
    choice = Choice(
        "Interdiction judiciaire prononcée, non notifiée", help="Pas encore opposable à l’auteur", key="2"
    )
    hold(choice)
    wide, narrow = choice.heightForWidth(600), choice.heightForWidth(200)
    assert narrow > wide
    set_text_size(dressed, 200)
    assert choice.heightForWidth(200) > narrow


def test_the_wheel_over_a_list_changes_nothing(hold: Hold) -> None:
    """One scrolls the page past it; a territory must not change by accident."""
    box = ChoiceBox("Territoire")
    for name in ("Métropole", "Guadeloupe"):
        box.add(name, name)
    hold(Button("Autre"), box)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.value() == "Métropole"


def test_segments_are_chosen_by_click_and_by_arrows(hold: Hold) -> None:
    """And tell of the user's choice only, not of the program's."""
    segments = Segments("Unité", [("jours", 1), ("mois", 2), ("ans", 3)])
    hold(segments)
    told: list[object] = []
    segments.chosen.connect(told.append)
    segments.choose(3)
    point(segments.findChildren(Segment)[0])
    assert segments.value() == 1
    press(segments.findChildren(Segment)[0], Qt.Key.Key_Right)
    assert segments.value() == 2
    assert told == [1, 2]


def test_a_row_says_what_is_understood_and_what_is_wrong(hold: Hold) -> None:
    """Under the field for the eye, as its description for the screen reader; the typing is never touched."""
    field = text_field()
    row = labelled_row("Départ", field, help="Un jour")
    hold(row)
    field.setText("31/2")
    row.show_error("La date ne convient pas.")
    wrong = row.in_error
    assert field.accessibleDescription() == "La date ne convient pas."
    assert field.text() == "31/2"
    row.show_understood("Mardi 1er mars 2026")
    assert (wrong, row.in_error) == (True, False)
    row.show_help()
    assert row.note.text() == "Un jour"


def test_columns_stand_below_each_other_when_there_is_no_room(hold: Hold, dressed: QApplication) -> None:
    """Narrow, or in large letters."""
    columns = Columns()
    columns.add(Button("Un"), 30)
    columns.add(Button("Deux"), 30)
    window = hold(columns)
    seen = [columns.stacked]
    for width, per_cent in ((250, 100), (600, 100), (600, 200)):
        window.resize(width, 400)
        set_text_size(dressed, per_cent)
        QApplication.processEvents()
        seen.append(columns.stacked)
    assert seen == [False, True, False, True]
