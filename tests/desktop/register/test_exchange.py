"""What comes in and goes out: a list by clicks, a sealed file for a colleague."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.registers import PATH, MemoryKeeper
from tests.helpers.windows import click, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.import_list import read_list
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.register.hand_over_page import HandOverPage
from vifdesk.desktop.register.import_page import ImportPage
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.domain.register.record import conflicts_of

LIST = "N° parquet;Victime;Plainte déposée;Observations\n26/90001;Mme X.;12/10/2026;suivi\n;Mme Y.;;\n26/90003;Mme Z.;31/02/2026;\n"


def opened_import(page: DossiersPage) -> ImportPage:
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.show_table(read_list(LIST.encode()), "liste.csv")
    settle()
    return imported


def test_columns_are_guessed_and_tried_before_anything_is_written(
    page: DossiersPage, keeper: MemoryKeeper
) -> None:
    """The refused rows are named with their lines."""
    before = dict(keeper.register.places)
    imported = opened_import(page)
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
    assert keeper.register.places == before


def test_an_import_is_undone_in_one_step(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """What it created goes to the bin."""
    imported = opened_import(page)
    click(imported, "Importer")
    assert "26/90001" in keeper.register.places
    page.undo()
    assert len(keeper.register.binned) == 1
    assert "Import annulé" in imported.outcome.label.text()


def test_without_a_column_for_the_number_nothing_can_be_imported(page: DossiersPage) -> None:
    """The button waits."""
    imported = opened_import(page)
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
    assert out.phrase_row.in_error
    out.phrase.setText("une phrase")
    out.again.setText("une autre")
    click(out, "Écrire le fichier scellé")
    assert out.again_row.in_error


def test_a_conflict_is_shown_side_by_side_and_settled(
    desk: Desk, page: DossiersPage, keeper: MemoryKeeper
) -> None:
    """Both texts are kept; the one chosen becomes the newest."""
    register = keeper.register
    out = hand_over(page)
    out.reference.setText("26/04512")
    out.phrase.setText("phrase de passation")
    out.write_file("/cle/passation")
    cupboard = desk.cupboard()
    sealed = cupboard.open("/cle/passation.vifpassation", "phrase de passation")
    from vifdesk.actions.register import open_register

    theirs = open_register(desk, sealed, indexed=False)
    desk.clock.moment = desk.clock.moment.replace(hour=9)  # type: ignore[attr-defined]
    record_dossier(desk, theirs, {"reference": "26/04512", "note": "d’ailleurs"})
    desk.clock.moment = desk.clock.moment.replace(hour=10)  # type: ignore[attr-defined]
    record_dossier(desk, register, {"reference": "26/04512", "note": "d’ici"})
    out.their_phrase.setText("phrase de passation")
    out.read_file("/cle/passation.vifpassation")
    settle()
    said = texts(out)
    assert "d’ici" in said
    assert "d’ailleurs" in said
    click(out, "Garder le texte du collègue\u00a0: Notes, chez le collègue")
    from vifdesk.actions.read_dossier import read_again

    settled = read_again(register, "26/04512")
    assert settled.content["note"] == "d’ailleurs"
    assert not conflicts_of(settled.content)
    assert any(past.content.get("note") == "d’ici" for past in settled.versions)


def test_a_wrong_phrase_takes_nothing_in(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """It says so in a dialog."""
    out = hand_over(page)
    before = dict(keeper.register.places)
    out.their_phrase.setText("fausse")
    out.read_file(PATH)
    assert keeper.register.places == before
    assert out.outcome.isHidden()


def test_a_file_is_read_from_the_disk(page: DossiersPage, tmp_path: Path) -> None:
    """By its path, as the file dialog gives it."""
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1252"))
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.read_file(str(tmp_path / "liste.csv"))
    assert "liste.csv" in imported.file_label.text()
    assert "Plainte déposée" in imported.boxes


def test_a_file_that_is_no_list_says_what_to_do(page: DossiersPage, tmp_path: Path) -> None:
    """In a dialog; the page stays as it was."""
    (tmp_path / "liste.xlsx").write_bytes(b"PK\x03\x04abime")
    click(page, "Importer")
    imported = page.page
    assert isinstance(imported, ImportPage)
    imported.read_file(str(tmp_path / "liste.xlsx"))
    (dialog,) = imported.window().findChildren(MessageDialog)
    assert "CSV" in dialog.accessibleName()
    imported.read_file(str(tmp_path / "absent.csv"))
    assert imported.columns_card.isHidden()
