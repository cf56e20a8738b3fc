"""The head of a page never makes the window wider than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.helpers.windows import settle
from vifdesk.desktop.theme import set_text_size
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.page import Page

WORDS = ("Questions", "Copier le texte", "Enregistrer au dossier", "Imprimer la fiche")


def test_the_buttons_go_on_two_lines_where_one_does_not_hold_them(dressed: QApplication) -> None:
    """Four buttons at 200 %, in 1150 pixels; at 100 % they stand on one line, in their order; what is hidden takes no room."""
    page = Page("Téléphone grave danger")
    buttons = [Button(word, icon="retour", key="Ctrl+Maj+C") for word in WORDS]
    for button in buttons:
        page.head.add_action(button)
    page.resize(1150, 700)
    page.show()
    settle()
    tops = {button.y() for button in buttons}
    assert len(tops) == 1
    set_text_size(dressed, 200)
    page.resize(1150, 700)
    settle()
    assert page.width() == 1150
    assert [button.y() for button in buttons[:2]] < [button.y() for button in buttons[2:]]
    assert max(button.geometry().right() for button in buttons) < 1150
    buttons[0].hide()
    buttons[1].hide()
    settle()
    assert buttons[2].y() == buttons[3].y()
    page.hide()
    page.deleteLater()
    settle()
