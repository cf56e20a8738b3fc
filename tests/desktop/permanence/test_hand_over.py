"""The duty handed over and taken, from the first page, in the real window over the real store."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.helpers.keys import focus, press
from tests.helpers.windows import click, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.export_dossiers import export_dossiers
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import open_register
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.permanence.page import PermanencePage
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.desktop.register.arrivals_card import ArrivalsCard
from vifdesk.desktop.register.hand_over_page import HandOverPage

AGREED = "dite au téléphone"


def test_esc_leads_back_from_the_sheet_to_the_hand_over_to_permanence(
    opened: MainWindow, page: PermanencePage
) -> None:
    """Each page lies over the one that asked for it."""
    click(opened, "Passation")
    assert _shown(opened) == HandOverPage.__name__
    click(opened, "Aperçu de la feuille")
    assert _shown(opened) == PreviewPage.__name__
    press(focus(), Qt.Key.Key_Escape)
    settle()
    assert _shown(opened) == HandOverPage.__name__
    press(focus(), Qt.Key.Key_Escape)
    settle()
    assert opened.place.page is page


def _shown(window: MainWindow) -> str:
    return type(window.place.page).__name__


def test_a_lock_takes_the_hand_over_off(opened: MainWindow, page: PermanencePage, qtbot: QtBot) -> None:
    """Neither the phrase nor the list of what came in stays under the veil."""
    click(opened, "Passation")
    opened.side.keeper.lock()
    settle()
    assert not opened.findChildren(HandOverPage)


def test_what_came_in_is_on_the_first_page_until_it_is_opened(
    opened: MainWindow, page: PermanencePage, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    """A dossier on which both sides went on, and a new one; the window keeps the keyboard all along."""
    sealed = str(tmp_path / "x.vifpassation")
    register = opened.side.keeper.register
    export_dossiers(desk, register, sealed, phrase=AGREED)
    theirs = open_register(desk, desk.cupboard().open(sealed, AGREED), indexed=False)
    record_dossier(desk, theirs, {"reference": "26/04471", "note": "d’ailleurs"})
    record_dossier(desk, theirs, {"reference": "26/55555"})
    theirs.vault.close()
    record_dossier(desk, register, {"reference": "26/04471", "note": "d’ici"})
    click(opened, "Passation")
    out = opened.place.page
    assert isinstance(out, HandOverPage)
    out.receive.phrase.setText(AGREED)
    out.receive.read_file(sealed)
    qtbot.waitUntil(lambda: not out.receive.work.busy)
    settle()
    assert opened.isActiveWindow(), "what is shown must not be a window of its own"
    assert focus() is out.receive.merge_button
    press(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not out.receive.work.busy)
    settle()
    assert opened.isActiveWindow()
    assert focus() is out.arrivals.list
    press(focus(), Qt.Key.Key_Escape)
    settle()
    assert opened.place.page is page
    (card,) = shown(page, ArrivalsCard)
    assert {(line.key, line.state) for line in card.list.rows.lines} == {
        ("26/55555", "Nouveau"),
        ("26/04471", "Complété"),
    }
    card.list.stand_on("26/55555")
    press(card.list, Qt.Key.Key_Return)
    settle()
    assert "Dossier 26/55555" in texts(opened)
    opened.go("accueil")
    settle()
    assert [line.key for line in card.list.rows.lines] == ["26/04471"]
    press(card.list, Qt.Key.Key_V)
    assert card.isHidden()
