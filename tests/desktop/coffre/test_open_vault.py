"""What one does with an open vault, over the real store."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import StillClock
from tests.helpers.keys import ctrl, press, type_text
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.coffre.backups_page import BackupsPage
from vifdesk.desktop.coffre.journal_page import JournalPage
from vifdesk.desktop.coffre.keeper import NewVault
from vifdesk.desktop.coffre.page import CoffrePage
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.restore_page import RestorePage
from vifdesk.desktop.coffre.retention_page import RetentionPage
from vifdesk.desktop.coffre.settings_page import SettingsPage
from vifdesk.desktop.coffre.users_page import UsersPage
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.preview.page import PreviewPage

OTHER = "plutôt une autre phrase"


def show(window: MainWindow, name: str, qtbot: QtBot) -> VaultPage:
    """A page of the vault, once it has read what it shows."""
    window.go("coffre")
    place = window.place.page
    assert isinstance(place, CoffrePage)
    place.show_page(name)
    rest(window, qtbot)
    return place.page


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until nothing runs aside."""
    settle()
    place = window.place.page
    assert isinstance(place, CoffrePage)
    qtbot.waitUntil(lambda: not place.page.working and not window.side.keeper.busy)
    settle()


def told(page: VaultPage) -> str:
    return page.told.label.text() if page.told.isVisible() else ""


def answer(window: MainWindow, words: str) -> None:
    """Press a button of the question that is asked."""
    (dialog,) = [each for each in window.findChildren(MessageDialog) if each.isVisible()]
    (button,) = [each for each in dialog.findChildren(QAbstractButton) if each.accessibleName() == words]
    button.click()
    settle()


def reopen(window: MainWindow, phrase: str, qtbot: QtBot) -> list[object]:
    """Lock, and open with a phrase; the problems."""
    problems: list[object] = []
    window.side.keeper.lock(quietly=True)
    window.side.keeper.open(phrase, problems.append)
    qtbot.waitUntil(lambda: not window.side.keeper.busy)
    return problems


def test_a_second_magistrate_is_added_and_opens_with_their_own_phrase(
    opened: MainWindow, qtbot: QtBot
) -> None:
    """The vault then knows who is there."""
    page = show(opened, "utilisateurs", qtbot)
    assert isinstance(page, UsersPage)
    type_text(page.name, "M. B.")
    type_text(page.function, "vice-procureur")
    type_text(page.new_phrase.first, OTHER)
    type_text(page.new_phrase.second, OTHER)
    click(opened, "Ajouter cette personne")
    rest(opened, qtbot)
    assert "M. B. peut ouvrir ce coffre" in told(page)
    assert page.new_phrase.first.text() == ""
    assert reopen(opened, OTHER, qtbot) == []
    assert opened.side.keeper.user.name == "M. B."


def test_somebody_removed_opens_nothing_any_more(opened: MainWindow, qtbot: QtBot) -> None:
    """After a question, and under a new data key."""
    test_a_second_magistrate_is_added_and_opens_with_their_own_phrase(opened, qtbot)
    page = show(opened, "utilisateurs", qtbot)
    click(opened, "Retirer Mme P.")
    answer(opened, "Retirer")
    rest(opened, qtbot)
    assert "n’ouvre plus ce coffre" in told(page)
    assert len(reopen(opened, PHRASE, qtbot)) == 1


def test_a_phrase_is_changed_only_by_who_knows_the_old_one(opened: MainWindow, qtbot: QtBot) -> None:
    """A window left open does not let a passer-by lock its owner out."""
    page = show(opened, "utilisateurs", qtbot)
    assert isinstance(page, UsersPage)
    for old in ("pas la bonne", PHRASE):
        page.old.clear()
        type_text(page.old, old)
        page.changed_phrase.clear()
        type_text(page.changed_phrase.first, OTHER)
        type_text(page.changed_phrase.second, OTHER)
        click(opened, "Changer la phrase")
        rest(opened, qtbot)
        assert ("La phrase est changée" in told(page)) is (old == PHRASE)
    assert reopen(opened, OTHER, qtbot) == []


def test_the_data_key_is_renewed_and_the_phrase_stays(opened: MainWindow, qtbot: QtBot) -> None:
    """And another recovery key is shown once, to be confirmed."""
    page = show(opened, "utilisateurs", qtbot)
    click(opened, "Renouveler la clé des données")
    rest(opened, qtbot)
    assert "nouvelle clé" in told(page)
    click(opened, "Faire une autre clé de secours…")
    qtbot.waitUntil(lambda: opened.place.title() == "Clé de secours")
    assert reopen(opened, PHRASE, qtbot) == []


def test_a_backup_goes_to_both_folders(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Both are kept as a choice in the vault; a missing second one is said, and the first is written all the same."""
    second = tmp_path / "clé"
    page = show(opened, "sauvegardes", qtbot)
    assert isinstance(page, BackupsPage)
    type_text(page.second, str(second))
    click(opened, "Sauvegarder maintenant")
    rest(opened, qtbot)
    assert f"Pas de sauvegarde dans {second}" in told(page)
    assert "L’autre copie est écrite et relue" in told(page)
    second.mkdir()
    click(opened, "Sauvegarder maintenant")
    rest(opened, qtbot)
    assert told(page) == "2 sauvegardes écrites et relues."
    assert len(list(second.iterdir())) == 1
    assert opened.side.keeper.preferences.second_folder == str(second)


def test_the_backup_of_the_day_makes_itself_once(opened: MainWindow, usual: Path, qtbot: QtBot) -> None:
    """Some seconds after the opening, off the screen's thread; the next opening of that day makes none."""
    folder = usual.parent / "sauvegardes"
    for _ in range(2):
        opened.side._backup_timer.timeout.emit()
        qtbot.waitUntil(lambda: not opened.side._background.busy)
        assert len(list(folder.iterdir())) == 1


def test_the_check_says_that_all_is_intact(opened: MainWindow, qtbot: QtBot, desk: Desk) -> None:
    """With what was read."""
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/04512"})
    page = show(opened, "sauvegardes", qtbot)
    click(opened, "Vérifier le coffre")
    rest(opened, qtbot)
    assert "Le coffre est intact\u00a0: 1 dossier" in told(page)


def test_a_backup_says_what_it_would_bring_back_then_takes_the_place(
    opened: MainWindow, usual: Path, desk: Desk, qtbot: QtBot
) -> None:
    """What stood there is renamed; the backup stays; the window asks for the phrase."""
    register = opened.side.keeper.register
    record_dossier(desk, register, {"reference": "26/04512"})
    show(opened, "sauvegardes", qtbot)
    click(opened, "Sauvegarder maintenant")
    rest(opened, qtbot)
    record_dossier(desk, register, {"reference": "26/04513"})
    page = show(opened, "restaurer", qtbot)
    assert isinstance(page, RestorePage)
    (backup,) = (usual.parent / "sauvegardes").iterdir()
    page._group.buttons()[0].click()
    type_text(page.phrase, PHRASE)
    press(page.phrase, Qt.Key.Key_Return)
    rest(opened, qtbot)
    assert "Dossiers\u00a0: 1." in page.found.text()
    assert "fichier mis de côté\u00a0: 1." in page.found.text()
    click(opened, "Restaurer cette sauvegarde…")
    answer(opened, "Restaurer")
    qtbot.waitUntil(lambda: opened.windowTitle() == "Coffre – vifdesk")
    assert reopen(opened, PHRASE, qtbot) == []
    assert list(opened.side.keeper.register.places) == ["26/04512"]
    assert backup.exists()
    assert [path for path in usual.parent.iterdir() if ".remplace-" in path.name]


def test_a_lost_vault_comes_back_from_its_backup(
    opened: MainWindow, usual: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """No phrase is needed for that, and no vault need be there."""
    keeper = opened.side.keeper
    backup = keeper.vault.back_up(str(tmp_path), "copie.vifdesk")
    keeper.lock(quietly=True)
    shutil.move(usual, tmp_path / "ailleurs")
    page = show(opened, "restaurer", qtbot)
    assert isinstance(page, RestorePage)
    page.choose(backup)
    click(opened, "Restaurer cette sauvegarde…")
    answer(opened, "Restaurer")
    qtbot.waitUntil(usual.exists)
    qtbot.waitUntil(lambda: opened.windowTitle() == "Coffre – vifdesk")
    assert reopen(opened, PHRASE, qtbot) == []


def test_retention_shows_then_removes_after_a_question_and_certifies(
    opened: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """A dossier that is held stays; the certificate goes through the preview."""
    keeper = opened.side.keeper
    for reference in ("26/04512", "26/04513"):
        record_dossier(desk, keeper.register, {"reference": reference})
    assert isinstance(desk.clock, StillClock)
    desk.clock.moment = datetime(2027, 5, 1, 3, 12)
    opened.side.idle.start(600)  # nobody slept: it is the test that moved the clock
    page = show(opened, "conservation", qtbot)
    assert isinstance(page, RetentionPage)
    assert "À supprimer\u00a0: 2." in page.summary.text()
    page.table.setCurrentIndex(page.table.due.index(1, 0))
    assert page.table.current is not None
    assert page.table.current.reference == "26/04513"
    click(opened, "Maintenir 26/04513")
    assert "demande un motif" in told(page)
    page.motive.setText("appel en cours")
    click(opened, "Maintenir 26/04513")
    rest(opened, qtbot)
    assert [page.table.due.data(page.table.due.index(row, 3)) for row in range(2)] == [
        "à supprimer",
        "maintenu",
    ]
    click(opened, "Supprimer ce dossier…")
    assert len(keeper.register.places) == 2, "not before the answer"
    answer(opened, "Supprimer définitivement")
    rest(opened, qtbot)
    assert list(keeper.register.places) == ["26/04513"]
    click(opened, "Certificat…")
    assert isinstance(opened.place.page, PreviewPage)


def test_the_journal_says_who_did_what(opened: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """In words, newest first, filtered by act."""
    record_dossier(desk, opened.side.keeper.register, {"reference": "26/04512"})
    page = show(opened, "journal", qtbot)
    assert isinstance(page, JournalPage)
    cells = [page.table.item(0, column) for column in range(5)]
    assert [cell.text() for cell in cells if cell is not None][2:] == [
        "Mme P., substitut",
        "Création d’un dossier",
        "26/04512",
    ]
    page.filter.choose("ouverture")
    page.filter.activated.emit(page.filter.currentIndex())
    assert page.table.rowCount() == 1


def test_settings_are_kept_in_the_vault(opened: MainWindow, usual: Path, qtbot: QtBot) -> None:
    """And nothing is written beside it."""
    page = show(opened, "reglages", qtbot)
    assert isinstance(page, SettingsPage)
    page.idle.choose(5)
    page.report.choose(2)
    page.masked.choose(10)
    click(opened, "Enregistrer les réglages")
    assert told(page) == "Réglages enregistrés."
    assert reopen(opened, PHRASE, qtbot) == []
    assert opened.side.keeper.preferences.idle_minutes == 5
    assert opened.side.keeper.register.settings.report_months == 2
    assert opened.side.keeper.register.settings.masked_below == 10
    assert [path.name for path in usual.parent.iterdir()] == ["registre.vifdesk"]


@pytest.mark.parametrize(
    "name", ["", "utilisateurs", "sauvegardes", "conservation", "journal", "reglages", "restaurer"]
)
def test_every_control_of_the_open_vault_has_a_name(opened: MainWindow, name: str, qtbot: QtBot) -> None:
    """A screen reader can say each of them; Esc goes back to the first page."""
    page = show(opened, name, qtbot)
    settle()
    assert unnamed_controls(page) == []
    if name:
        press(opened, Qt.Key.Key_Escape)
        assert opened.place.title() == "Coffre"


def test_the_home_page_follows_the_vault(opened: MainWindow) -> None:
    """What waits while it is open, « Mode éphémère » after."""
    opened.go("accueil")
    assert "Permanence" in texts(opened)
    ctrl(opened, Qt.Key.Key_L)
    click(opened, "Continuer sans le coffre")
    assert opened.place.key == "accueil"
    assert "Mode éphémère" in texts(opened)


def test_nothing_that_was_typed_is_in_clear_in_any_file(
    bare: MainWindow, local_data: Path, desk: Desk, qtbot: QtBot
) -> None:
    """Names, passphrase, reference, recovery key, settings: not in the vault, not in its backups, not beside them."""
    keys: list[str] = []
    keeper = bare.side.keeper
    new = NewVault(keeper.path, "sentinelle-phrase", "SentinelleNom", "SentinelleFonction")
    keeper.create(new, done=keys.append, failed=lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: keeper.is_open)
    record_dossier(desk, keeper.register, {"reference": "26/99887", "pseudonyme": "SentinelleMadame"})
    keeper.keep_preferences(replace(keeper.preferences, second_folder=str(local_data / "SentinelleDossier")))
    bare.side._backup_timer.timeout.emit()
    qtbot.waitUntil(lambda: not bare.side._background.busy)
    files = [path for path in local_data.rglob("*") if path.is_file()]
    assert len(files) == 2, "the vault and its backup"
    for path in files:
        content = path.read_bytes() + path.name.encode()
        assert not [word for word in (b"entinelle", b"99887", keys[0][:9].encode()) if word in content]


def test_a_file_that_was_hurt_is_found_at_the_opening_and_a_backup_offered(
    opened: MainWindow, usual: Path, desk: Desk, qtbot: QtBot
) -> None:
    """Aside, without any key or click; what is readable stays open, and the damaged file is set aside only when one says so."""
    opened.side._backup_timer.stop()  # on a slow machine the day's own backup would come in between
    register = opened.side.keeper.register
    for number in range(60):
        record_dossier(desk, register, {"reference": f"26/{number}", "note": "x" * 2000})
    show(opened, "sauvegardes", qtbot)
    click(opened, "Sauvegarder maintenant")
    rest(opened, qtbot)
    hurt = bytearray(usual.read_bytes())
    hurt[49_152:57_344] = b"\xff" * 8_192
    usual.write_bytes(bytes(hurt))
    opened.side.soundness._timer.timeout.emit()
    qtbot.waitUntil(lambda: not opened.side.soundness.busy)
    assert opened.side.keeper.is_open
    assert usual.read_bytes() == bytes(hurt)
    answer(opened, "Voir les sauvegardes à restaurer")
    rest(opened, qtbot)
    assert opened.place.title() == "Restaurer une sauvegarde"
    place = opened.place.page
    assert isinstance(place, CoffrePage)
    page = place.page
    assert isinstance(page, RestorePage)
    (backup,) = (usual.parent / "sauvegardes").iterdir()
    page.choose(str(backup))
    click(opened, "Restaurer cette sauvegarde…")
    answer(opened, "Restaurer")
    qtbot.waitUntil(lambda: not page.working)
    (aside,) = usual.parent.glob("registre.vifdesk.remplace-*")
    assert aside.read_bytes() == bytes(hurt)
    assert reopen(opened, PHRASE, qtbot) == []
    assert len(opened.side.keeper.register.places) == 60
    journal = show(opened, "journal", qtbot)
    assert isinstance(journal, JournalPage)
    acts = [journal.table.item(row, 3) for row in range(journal.table.rowCount())]
    assert "Sauvegarde restaurée le 22/11/2026 à 7 h 40" in [act.text() for act in acts if act is not None]


def test_a_sound_file_is_looked_at_without_a_word(opened: MainWindow, qtbot: QtBot) -> None:
    """The timer runs from the opening on, and stops with the lock."""
    timer = opened.side.soundness._timer
    assert timer.isActive()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: not opened.side.soundness.busy)
    assert not [dialog for dialog in opened.findChildren(MessageDialog) if dialog.isVisible()]
    opened.side.keeper.lock()
    assert not timer.isActive()
