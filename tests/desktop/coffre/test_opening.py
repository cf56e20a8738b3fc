"""No vault, a new one, a locked one: with the keyboard and the mouse, over the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import StillClock
from tests.helpers.keys import ctrl, focus, press, type_text
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.desktop.coffre.creation_page import CreationPage
from vifdesk.desktop.coffre.page import CoffrePage
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.recovery_page import RecoveryPage
from vifdesk.desktop.coffre.unlock_page import UnlockPage
from vifdesk.desktop.coffre.veil import LockedVeil, Veil
from vifdesk.desktop.coffre.welcome_page import WelcomePage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.preview.page import PreviewPage
from vifdesk.desktop.shell.examination_place import ExaminationPlace


def page_of(window: MainWindow) -> VaultPage:
    window.go("coffre")
    place = window.place.page
    assert isinstance(place, CoffrePage)
    return place.page


def test_without_a_vault_nothing_is_asked_for(bare: MainWindow, local_data: Path) -> None:
    """The ephemeral mode is what one finds; looking at the place of the vault writes no file."""
    assert isinstance(page_of(bare), WelcomePage)
    bare.go("accueil")
    assert "Mode éphémère" in texts(bare)
    assert not local_data.exists()


def test_a_vault_is_made_with_the_keyboard_and_its_key_confirmed(
    bare: MainWindow, usual: Path, qtbot: QtBot
) -> None:
    """Name, function, phrase twice, Enter; then one group of the recovery key."""
    page_of(bare)
    click(bare, "Créer un coffre")
    page = page_of(bare)
    assert isinstance(page, CreationPage)
    assert focus() is page.name
    type_text(focus(), "Mme A.")
    press(focus(), Qt.Key.Key_Tab)
    type_text(focus(), "substitut")
    press(focus(), Qt.Key.Key_Tab)
    type_text(focus(), "une longue phrase très secrète")
    press(focus(), Qt.Key.Key_Return)
    type_text(focus(), "une longue phrase très secrète")
    press(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bare.side.keeper.is_open)
    page = page_of(bare)
    assert isinstance(page, RecoveryPage)
    assert usual.exists()
    key = next(text for text in texts(page) if text.count("\u00a0\u00a0 ") == 5)
    groups = key.replace("\n", "\u00a0\u00a0 ").split("\u00a0\u00a0 ")
    type_text(page.field, groups[1])
    press(page.field, Qt.Key.Key_Return)
    assert isinstance(page_of(bare), RecoveryPage), "another group than the one asked for"
    page.field.clear()
    type_text(page.field, groups[2].lower())
    press(page.field, Qt.Key.Key_Return)
    assert page_of(bare).title() == "Coffre"
    assert key not in texts(bare)


def test_the_recovery_key_is_printed_through_the_preview(bare: MainWindow, qtbot: QtBot) -> None:
    """And Esc does not take away what cannot be shown again."""
    page_of(bare)
    click(bare, "Créer un coffre")
    page = page_of(bare)
    assert isinstance(page, CreationPage)
    type_text(page.name, "Mme A.")
    type_text(page.function, "substitut")
    type_text(page.phrase.first, PHRASE)
    type_text(page.phrase.second, PHRASE)
    click(bare, "Créer le coffre")
    qtbot.waitUntil(lambda: bare.side.keeper.is_open)
    press(focus(), Qt.Key.Key_Escape)
    assert isinstance(page_of(bare), RecoveryPage)
    ctrl(focus(), Qt.Key.Key_I)
    assert isinstance(bare.place.page, PreviewPage)
    assert bare.place.title() == "Clé de secours du coffre"


def test_phrases_that_differ_make_nothing(bare: MainWindow, usual: Path) -> None:
    """The second field says so, and the keyboard is there."""
    page_of(bare)
    click(bare, "Créer un coffre")
    page = page_of(bare)
    assert isinstance(page, CreationPage)
    type_text(page.name, "Mme A.")
    type_text(page.function, "substitut")
    type_text(page.phrase.first, "une phrase")
    type_text(page.phrase.second, "une autre")
    click(bare, "Créer le coffre")
    assert focus() is page.phrase.second
    assert "Les deux phrases ne sont pas les mêmes" in " ".join(texts(bare))
    assert not usual.exists()


def test_a_synchronised_folder_is_refused_with_its_reason(bare: MainWindow, tmp_path: Path) -> None:
    """As soon as the field is left, before any passphrase is typed."""
    folder = tmp_path / "OneDrive - Justice"
    folder.mkdir()
    page_of(bare)
    click(bare, "Créer un coffre")
    page = page_of(bare)
    assert isinstance(page, CreationPage)
    page.place.setFocus()
    page.place.setText(str(folder / "registre.vifdesk"))
    press(page.place, Qt.Key.Key_Tab)
    assert "service de synchronisation" in " ".join(texts(bare))


def test_the_vault_opens_with_its_phrase(locked: MainWindow, qtbot: QtBot) -> None:
    """Typed, then Enter; the footer says who is there."""
    page = page_of(locked)
    assert isinstance(page, UnlockPage)
    assert focus() is page.form.field
    type_text(focus(), PHRASE)
    press(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: locked.side.keeper.is_open)
    assert "coffre ouvert\u00a0: Mme P." in " ".join(texts(locked))


def test_a_wrong_phrase_is_told_calmly_and_may_be_typed_again(locked: MainWindow, qtbot: QtBot) -> None:
    """What was typed is selected, ready to be replaced; the count is said from the second time on."""
    page = page_of(locked)
    assert isinstance(page, UnlockPage)
    for _ in range(2):
        type_text(page.form.field, "pas celle-là")
        press(page.form.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.form.field.isEnabled() and not locked.side.keeper.busy)
    told = " ".join(texts(page.form))
    assert "n’ouvre pas le coffre" in told
    assert "2 essais de suite" in told
    assert page.form.field.selectedText() == "pas celle-là"


def test_a_damaged_vault_offers_the_restore(locked: MainWindow, usual: Path, qtbot: QtBot) -> None:
    """And the file is not touched."""
    broken = usual.read_bytes()[:5000]
    usual.write_bytes(broken)
    page = page_of(locked)
    assert isinstance(page, UnlockPage)
    type_text(page.form.field, PHRASE)
    press(page.form.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not locked.side.keeper.busy)
    click(page, "Restaurer une sauvegarde")
    assert locked.windowTitle().startswith("Restaurer une sauvegarde")
    assert usual.read_bytes() == broken


def test_locking_hides_all_and_loses_nothing(opened: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+L: no identity stays on the screen nor in the title; the examination is there after the phrase."""
    opened.start("tgd")
    examination = opened.examinations.open[0].examination
    examination.set_heading(replace(examination.dossier.heading, parquet_number="26/04512"))
    assert "26/04512" in opened.place.name if isinstance(opened.place, ExaminationPlace) else False
    ctrl(opened, Qt.Key.Key_L)
    veil = opened.side.cover.veil
    assert isinstance(veil, LockedVeil)
    assert opened.windowTitle() == "vifdesk – verrouillé"
    assert not opened.side.keeper.is_open
    assert "26/04512" not in " ".join(texts(opened))
    ctrl(opened, Qt.Key.Key_D)
    assert opened.side.cover.veil is veil
    assert focus() is veil.form.field
    type_text(focus(), PHRASE)
    press(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened.side.keeper.is_open)
    assert not shown(opened, Veil)
    assert opened.examinations.open[0].examination is examination
    assert opened.windowTitle().endswith("– vifdesk")


def test_a_window_left_alone_warns_then_locks(opened: MainWindow, qtbot: QtBot) -> None:
    """The warning goes away at the first key; without one, the veil comes."""
    idle = opened.side.idle
    idle._warning.timeout.emit()
    assert "se verrouille dans 30 secondes" in opened.notice_bar().text
    press(opened, Qt.Key.Key_Shift)
    assert opened.notice_bar().text == "Le coffre reste ouvert."
    idle._end.timeout.emit()
    assert isinstance(opened.side.cover.veil, LockedVeil)


def test_the_first_click_after_a_long_sleep_finds_the_vault_locked(opened: MainWindow, desk: Desk) -> None:
    """Timers stand still while the machine sleeps; the click itself does nothing but lock."""
    opened.go("accueil")
    assert isinstance(desk.clock, StillClock)
    desk.clock.moment += timedelta(hours=3)
    click(opened, "Calculer un délai")
    assert isinstance(opened.side.cover.veil, LockedVeil)
    assert opened.place.key == "accueil"


def test_minimising_locks_if_it_was_chosen(opened: MainWindow, qtbot: QtBot) -> None:
    """It is not what the program proposes."""
    keeper = opened.side.keeper
    opened.side.minimised()
    assert keeper.is_open
    keeper.keep_preferences(replace(keeper.preferences, lock_minimised=True))
    opened.showMinimized()
    qtbot.waitUntil(lambda: not keeper.is_open)


def test_every_control_before_the_opening_has_a_name(locked: MainWindow) -> None:
    """A screen reader can say each of them, also under the veil."""
    page = page_of(locked)
    settle()
    assert unnamed_controls(page) == []
    for name in ("creer", "restaurer"):
        place = locked.place.page
        assert isinstance(place, CoffrePage)
        place.show_page(name)
        settle()
        assert unnamed_controls(locked) == []
    QApplication.processEvents()
