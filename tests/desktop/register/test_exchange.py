"""What comes in and goes out: a list by clicks, a sealed file for a colleague."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.desk import MemoryFiles, StillClock
from tests.helpers.keys import focus, press, type_text
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import click, settle, shown, texts
from vifdesk.actions.arrivals import unseen
from vifdesk.actions.catch_up import register_apart
from vifdesk.actions.desk import Desk
from vifdesk.actions.import_list import read_list
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import Register, open_register
from vifdesk.actions.vault_port import Vault
from vifdesk.actions.vault_problems import VaultMissing
from vifdesk.desktop.long_work import LongWork
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.register import give_card
from vifdesk.desktop.register.arrivals_card import NEW
from vifdesk.desktop.register.conflicts_card import ClashPreview
from vifdesk.desktop.register.give_card import ONE
from vifdesk.desktop.register.hand_over_page import HandOverPage
from vifdesk.desktop.register.import_page import ImportPage
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.shell.session import Session
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.register.record import conflicts_of

LIST = "N° parquet;Victime;Plainte déposée;Observations\n26/90001;Mme X.;12/10/2026;suivi\n;Mme Y.;;\n26/90003;Mme Z.;31/02/2026;\n"


def over(qtbot: QtBot, work: LongWork) -> None:
    """Wait until what is done aside is done."""
    qtbot.waitUntil(lambda: not work.busy)
    settle()


def opened_import(page: DossiersPage, qtbot: QtBot) -> ImportPage:
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.show_table(read_list(LIST.encode()), "liste.csv")
    over(qtbot, imported.work)
    return imported


def test_columns_are_guessed_and_tried_before_anything_is_written(
    page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """The refused rows are named with their lines."""
    before = dict(keeper.register.places)
    imported = opened_import(page, qtbot)
    assert imported.mapped() == {
        "reference": "N° parquet",
        "pseudonyme": "Victime",
        "evenement:plainte_deposee": "Plainte déposée",
        "note": "Observations",
    }
    assert "lignes refusées\u00a0: 2" in imported.outcome.label.text()
    refused = imported.refused.toPlainText()
    assert "Ligne 3" in refused
    assert "Ligne 4" in refused
    assert "« Date : Plainte déposée »" in refused
    assert "evenement:" not in refused
    assert "reference" not in refused
    assert keeper.register.places == before


def test_an_import_is_undone_in_one_step(page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot) -> None:
    """What it created goes to the bin."""
    imported = opened_import(page, qtbot)
    imported.go.setFocus()
    click(imported, "Importer")
    over(qtbot, imported.work)
    assert "26/90001" in keeper.register.places
    assert focus() is imported.undo_button
    page.undo()
    over(qtbot, imported.work)
    assert len(keeper.register.binned) == 1
    assert "Import annulé" in imported.outcome.label.text()


def test_without_a_column_for_the_number_nothing_can_be_imported(page: DossiersPage, qtbot: QtBot) -> None:
    """The button waits."""
    imported = opened_import(page, qtbot)
    box = imported.boxes["N° parquet"]
    box.choose("")
    box.activated.emit(0)
    assert not imported.go.isEnabled()
    assert "numéro" in imported.outcome.label.text()


def hand_over(page: DossiersPage) -> HandOverPage:
    click(page, "Passation")
    opened = page.page
    assert isinstance(opened, HandOverPage)
    return opened


def test_an_export_needs_the_same_phrase_twice(page: DossiersPage) -> None:
    """Before any file is chosen."""
    out = hand_over(page)
    click(out, "Écrire le fichier scellé")
    phrase = out.give.phrase
    assert phrase.first_row.in_error
    phrase.first.setText("une phrase")
    phrase.second.setText("une autre")
    click(out, "Écrire le fichier scellé")
    assert phrase.second_row.in_error
    assert not out.findChildren(QFileDialog)
    phrase.second.setText("une phrase")
    click(out, "Écrire le fichier scellé")
    (dialog,) = out.findChildren(QFileDialog)
    (chosen,) = dialog.selectedFiles()
    assert chosen.endswith("passation-2026-11-22.vifpassation")
    dialog.close()


SEALED = "/cle/passation.vifpassation"
AGREED = "phrase de passation"


def both_went_on(desk: Desk, out: HandOverPage, keeper: MemoryKeeper, qtbot: QtBot) -> None:
    """« 26/04512 » is sealed, then its note is written on both sides; the file also has a dossier that is new here."""
    register, clock = keeper.register, desk.clock
    assert isinstance(clock, StillClock)
    out.give.what.choose(ONE)
    out.give.reference.setText("26/04512")
    out.give.phrase.first.setText(AGREED)
    out.give.write_file("/cle/passation")
    over(qtbot, out.give.work)
    theirs = open_register(desk, desk.cupboard().open(SEALED, AGREED), indexed=False)
    clock.moment = clock.moment.replace(hour=9)
    record_dossier(desk, theirs, {"reference": "26/04512", "note": "d’ailleurs"})
    record_dossier(desk, theirs, {"reference": "26/55555", "pseudonyme": "Mme N."})
    clock.moment = clock.moment.replace(hour=10)
    record_dossier(desk, register, {"reference": "26/04512", "note": "d’ici"})


def tried(out: HandOverPage, qtbot: QtBot) -> None:
    """The file is chosen and read."""
    out.receive.phrase.setText(AGREED)
    out.receive.read_file(SEALED)
    over(qtbot, out.receive.work)


def test_conflicts_are_shown_side_by_side_before_anything_is_written(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """How many are new, brought forward, in conflict; both texts; no button to choose yet. Leaving it writes nothing."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    before = keeper.register.places["26/04512"]
    tried(out, qtbot)
    said = out.receive.outcome.label.text()
    assert "1\u00a0dossier nouveau, 1\u00a0dossier complété" in said
    assert "1\u00a0en conflit" in said
    (preview,) = shown(out, ClashPreview)
    assert {"d’ici", "d’ailleurs"} <= set(texts(preview))
    assert not shown(preview, QAbstractButton)
    assert keeper.register.places["26/04512"] == before
    assert "26/55555" not in keeper.register.places
    click(out, "Ne rien importer")
    assert not shown(out, ClashPreview)
    assert read_again(keeper.register, "26/04512").version == before.version
    assert not out.receive.phrase.text()


def test_one_button_unites_both_and_the_conflict_is_settled_after(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """Both texts are kept; the one chosen becomes the newest."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    tried(out, qtbot)
    click(out, "Réunir dans mon coffre")
    over(qtbot, out.receive.work)
    assert "26/55555" in keeper.register.places
    click(out, "Garder le texte du collègue\u00a0: Notes, chez le collègue")
    settled = read_again(keeper.register, "26/04512")
    assert settled.content["note"] == "d’ailleurs"
    assert not conflicts_of(settled.content)
    assert any(past.content.get("note") == "d’ici" for past in settled.versions)


def test_a_united_import_is_undone_in_one_step(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """The new dossier goes to the bin, the other says again what it said here."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    tried(out, qtbot)
    out.receive.merge()
    over(qtbot, out.receive.work)
    page.undo()
    over(qtbot, out.receive.work)
    assert "Import annulé" in out.receive.outcome.label.text()
    content = read_again(keeper.register, "26/04512").content
    assert content["note"] == "d’ici"
    assert not conflicts_of(content)
    assert len(keeper.register.binned) == 1


def test_a_vault_that_changed_since_the_trial_is_tried_again(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """Nothing is written over what somebody wrote while one was reading: the new trial shows it."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    tried(out, qtbot)
    record_dossier(desk, keeper.register, {"reference": "26/04512", "note": "d’ici, plus tard"})
    out.receive.merge()
    over(qtbot, out.receive.work)
    qtbot.waitUntil(lambda: not out.receive.work.busy)
    settle()
    assert "rien n’a été écrit" in out.receive.outcome.label.text()
    (preview,) = shown(out, ClashPreview)
    assert "d’ici, plus tard" in texts(preview)
    out.receive.merge()
    over(qtbot, out.receive.work)
    assert conflicts_of(read_again(keeper.register, "26/04512").content)


def test_a_file_that_brings_nothing_says_so(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """The second time: no button to press."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    for _ in range(2):
        tried(out, qtbot)
        out.receive.merge()
        over(qtbot, out.receive.work)
    assert "Rien de nouveau" in out.receive.outcome.label.text()
    assert out.receive.merge_button.isHidden()


def test_a_wrong_phrase_takes_nothing_in(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """It says so in a dialog, of the file and not of the vault; nothing can be united."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    before = dict(keeper.register.places)
    out.receive.phrase.setText("fausse")
    out.receive.read_file(SEALED)
    over(qtbot, out.receive.work)
    (dialog,) = out.window().findChildren(MessageDialog)
    assert "fichier de passation" in dialog.accessibleName()
    assert keeper.register.places == before
    assert out.receive.outcome.isHidden()
    assert out.receive.merge_button.isHidden()


def test_an_export_that_is_stopped_leaves_no_file(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half a file nor a line that says that something went out; the phrase stays, to begin again."""
    stopped = (
        Event()
    )  # the other thread begins once it is told: it could have ended before, on a busy machine

    def held(desk: Desk, vault: Vault) -> tuple[Desk, Register]:
        assert stopped.wait(timeout=10)
        return register_apart(desk, vault)

    monkeypatch.setattr(give_card, "register_apart", held)
    for number in range(40):
        record_dossier(desk, keeper.register, {"reference": f"26/8{number:04}"})
    out = hand_over(page)
    out.give.phrase.first.setText(AGREED)
    out.give.write_file("/cle/passation")
    out.give.work.stop()
    stopped.set()
    over(qtbot, out.give.work)
    with pytest.raises(VaultMissing):
        desk.cupboard().open(SEALED, AGREED)
    assert out.give.phrase.first.text() == AGREED
    assert out.give.progress.isHidden()
    assert out.give.export.isEnabled()


def test_a_page_that_is_left_while_it_writes_loses_nothing_of_it(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """What was written is in the list all the same."""
    out = hand_over(page)
    both_went_on(desk, out, keeper, qtbot)
    tried(out, qtbot)
    with qtbot.waitSignal(keeper.caught_up):
        out.receive.merge()
        page.take_off()
    settle()
    assert "26/55555" in keeper.register.places
    assert "26/55555" in [entry.reference for entry in page.list.table.dossiers.entries]


def test_a_file_is_read_from_the_disk(page: DossiersPage, tmp_path: Path, qtbot: QtBot) -> None:
    """By its path, as the file dialog gives it."""
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1252"))
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.read_file(str(tmp_path / "liste.csv"))
    over(qtbot, imported.work)
    assert "liste.csv" in imported.file_label.text()
    assert "Plainte déposée" in imported.boxes


def test_a_file_that_is_no_list_says_what_to_do(page: DossiersPage, tmp_path: Path, qtbot: QtBot) -> None:
    """In a dialog; the page stays as it was."""
    (tmp_path / "liste.xlsx").write_bytes(b"PK\x03\x04abime")
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.read_file(str(tmp_path / "liste.xlsx"))
    over(qtbot, imported.work)
    (dialog,) = imported.window().findChildren(MessageDialog)
    assert "CSV" in dialog.accessibleName()
    imported.read_file(str(tmp_path / "absent.csv"))
    over(qtbot, imported.work)
    assert imported.columns_card.isHidden()


def test_the_whole_duty_goes_with_its_sheet_and_what_arrives_is_new_until_it_is_opened(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper, qtbot: QtBot
) -> None:
    """By default all of it, the sheet beside the file; the receiver's list marks what came, one by one."""
    out = hand_over(page)
    assert out.give.whole
    assert "3\u00a0dossiers" in out.give.contents.text()
    out.give.phrase.first.setText(AGREED)
    out.give.write_file("/cle/passation")
    over(qtbot, out.give.work)
    assert "3\u00a0dossiers" in out.give.outcome.label.text()
    assert isinstance(desk.files, MemoryFiles)
    assert f"{SEALED}.pdf" in desk.files.written
    assert out.give.phrase.first.text() == ""
    theirs = MemoryKeeper(desk, path="/ailleurs/registre.vifdesk")
    there = DossiersPage(desk, theirs, Session())  # type: ignore[arg-type]
    qtbot.addWidget(there)
    there.show()
    received = hand_over(there)
    assert received.arrivals.isHidden()
    tried(received, qtbot)
    received.receive.merge()
    over(qtbot, received.receive.work)
    settle()
    assert [(line.key, line.state) for line in received.arrivals.list.rows.lines] == [
        ("26/04512", NEW),
        ("26/07001", NEW),
        ("25/11111", NEW),
    ]
    received.arrivals.list.opened.emit("26/07001")
    settle()
    assert there.page.title().startswith("Dossier 26/07001")
    there.take_off()
    assert set(there.list.table.dossiers.marks) == {"26/04512", "25/11111"}
    model = there.list.table.dossiers
    numbers = {str(model.index(place, 0).data()) for place in range(model.rowCount())}
    assert numbers == {"26/04512  ● nouveau", "26/07001", "25/11111  ● nouveau"}
    again = hand_over(there)
    press(again.arrivals.list, Qt.Key.Key_V)
    assert len(unseen(theirs.register)) == 1
    click(again, "Tout marquer comme vu")
    assert again.arrivals.isHidden()
    assert len(unseen(theirs.register)) == 0


def test_the_sheet_is_shown_before_anything_is_written(page: DossiersPage, qtbot: QtBot) -> None:
    """Ctrl+I: a paper with numbers only; for one dossier there is none."""
    out = hand_over(page)
    with qtbot.waitSignal(out.preview_asked) as asked:
        press(out.give.phrase.first, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    (sheet,) = asked.args
    assert sheet.title == "Passation de permanence"
    assert "Mme A." not in as_text(sheet)
    click(out, "Un seul dossier")
    assert out.give.sheet.isHidden()
    click(out, "Écrire le fichier scellé")
    assert out.give.reference_row.in_error
    type_text(out.give.reference, "26/99")
    click(out, "Écrire le fichier scellé")
    assert "Aucun dossier de ce numéro" in out.give.reference_row.note.text()
