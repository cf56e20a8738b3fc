"""The head of a page never makes the window wider than the screen, and rests once it is laid out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
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


class Requests(QObject):
    """Counts the layouts that are asked for."""

    seen = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen += event.type() is QEvent.Type.LayoutRequest
        return False


@pytest.mark.usefixtures("dressed")
def test_a_head_that_is_laid_out_asks_for_no_layout_again() -> None:
    """Else a laptop on battery would lay the same page out without end, a whole core at work for nothing."""
    page = Page("Permanence", "mercredi 25 novembre 2026")
    page.resize(900, 500)
    page.show()
    settle()
    requests = Requests()
    page.head.installEventFilter(requests)
    for _turn in range(20):
        settle()
    assert requests.seen == 0
    page.head.set_texts("Permanence", "jeudi 26 novembre 2026")
    for _turn in range(20):
        settle()
    assert 1 <= requests.seen < 5
    page.hide()
    page.deleteLater()
    settle()
