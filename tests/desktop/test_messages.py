"""What the window says, and how it lets itself be answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import point, press
from tests.helpers.windows import button, click, settle, shown, texts
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog, ask, say, show_message, show_problem, show_text

PROBLEM = UserProblem("La fiche n’a pas été enregistrée.", remedy="Libérez de la place, puis réessayez.")


def test_a_problem_is_told_with_its_remedy_and_does_not_block(window: MainWindow) -> None:
    """The call returns at once; what happened and what to do stand in the dialog; Enter closes it."""
    dialog = show_problem(window.place.page, PROBLEM)
    settle()
    assert PROBLEM.message in texts(dialog)
    assert PROBLEM.remedy in texts(dialog)
    assert unnamed_controls(dialog) == []
    press(dialog.close_button, Qt.Key.Key_Return)
    settle()
    assert shown(window, QDialog) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_never_do_what_cannot_be_undone(window: MainWindow, key: Qt.Key) -> None:
    """The button that stays has the keyboard; the other must be meant."""
    done: list[bool] = []
    dialog = ask(
        window,
        "Effacer ?",
        "Rien ne reviendra.",
        do="Effacer",
        leave="Rester",
        then=lambda: done.append(True),
    )
    settle()
    press(dialog.close_button, key)
    settle()
    assert done == []


def test_the_other_button_does_it_once(window: MainWindow) -> None:
    """And closes the question."""
    done: list[bool] = []
    dialog = ask(
        window,
        "Effacer ?",
        "Rien ne reviendra.",
        do="Effacer",
        leave="Rester",
        then=lambda: done.append(True),
    )
    settle()
    point(button(dialog, "Effacer"))
    settle()
    assert done == [True]
    assert shown(window, QDialog) == []


def test_a_long_text_can_be_read(window: MainWindow) -> None:
    """A licence opens in a dialog that scrolls, and cannot be changed there."""
    dialog = show_text(window, "Licence", "ligne\n" * 200)
    settle()
    assert unnamed_controls(dialog) == []
    assert isinstance(dialog, MessageDialog)
    dialog.close()
    settle()


def test_a_message_is_shown(window: MainWindow) -> None:
    """For what must be read and is no problem."""
    dialog = show_message(window, "Un message.", "Un détail.")
    settle()
    assert {"Un message.", "Un détail."} <= set(texts(dialog))
    dialog.close()
    settle()


def test_a_notice_without_a_button_goes_by_itself(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has been read; one with a button stays until it is answered."""
    monkeypatch.setattr("vifdesk.desktop.messages.SHOWN_FOR", 30)
    say(window, "Copié.")
    assert window.notice_bar().text == "Copié."
    qtbot.waitUntil(lambda: window.notice_bar().text == "")
    say(window, "Fermé.", action="Rouvrir", then=lambda: None)
    qtbot.wait(80)
    assert window.notice_bar().text == "Fermé."


def test_a_notice_s_button_acts_once_and_hides_it(window: MainWindow) -> None:
    """Pressed, it does what it says, and the bar is gone."""
    done: list[bool] = []
    say(window, "Fermé.", action="Rouvrir", then=lambda: done.append(True))
    click(window, "Rouvrir")
    assert done == [True]
    assert window.notice_bar().text == ""


def test_a_notice_can_be_closed(window: MainWindow) -> None:
    """« Fermer » hides it and does nothing else."""
    done: list[bool] = []
    say(window, "Fermé.", action="Rouvrir", then=lambda: done.append(True))
    point(button(window.notice_bar(), "Fermer"))
    assert window.notice_bar().text == ""
    assert done == []


def test_a_message_is_never_read_as_markup(window: MainWindow) -> None:
    """What the user typed may hold < and &: it is shown as typed."""
    dialog = show_problem(window, UserProblem("« <b>26/04512</b> & suite »"))
    settle()
    assert "« <b>26/04512</b> & suite »" in texts(dialog)
    dialog.close()
    settle()
