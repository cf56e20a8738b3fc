"""One dossier: each change a new version, each one undone, nothing lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import ctrl, press, type_text
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import click, settle, texts
from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.desk import Desk
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.vault_problems import DiskFull
from vifdesk.desktop.messages import MessageDialog
from vifdesk.desktop.register.bin_page import BinPage
from vifdesk.desktop.register.dossier_page import DossierPage
from vifdesk.desktop.register.history_page import HistoryPage
from vifdesk.desktop.register.item_form import ItemForm
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.domain.documents.document import Document
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

REFERENCE = "26/04512"


@pytest.fixture
def dossier(page: DossiersPage) -> DossierPage:
    """« 26/04512 », opened."""
    page.show_dossier(REFERENCE)
    settle()
    opened = page.page
    assert isinstance(opened, DossierPage)
    return opened


def content(keeper: MemoryKeeper) -> Content:
    return read_again(keeper.register, REFERENCE).content


def versions(keeper: MemoryKeeper) -> int:
    return len(read_again(keeper.register, REFERENCE).versions)


def test_a_consultation_is_logged_once(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """Whatever is changed after it."""
    dossier.record({"note": "autre"})
    acts = [line.action for line in keeper.vault.log()]  # type: ignore[union-attr]
    assert acts.count("consultation") == 1


def test_a_person_is_added_without_a_name(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """Names are not asked for where the court does not permit them."""
    click(dossier, "Ajouter une personne")
    form = dossier.lists["personnes"].form
    assert isinstance(form, ItemForm)
    assert "nom" not in form.rows
    type_text(form.rows["role"].field, "enfant")
    type_text(form.rows["pseudonyme"].field, "enfant C.")
    click(form, "Enregistrer")
    assert items_of(content(keeper), "personnes")[-1] == {"role": "enfant", "pseudonyme": "enfant C."}


def test_every_change_is_undone_and_made_again(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """Ctrl+Z goes back through all versions, Ctrl+Y forward; each step is a version more, none is lost."""
    original = content(keeper)
    dossier.record({"note": "première"})
    dossier.record({"note": "seconde"})
    dossier.undo()
    assert content(keeper)["note"] == "première"
    dossier.undo()
    assert content(keeper)["note"] == original["note"]
    dossier.redo()
    dossier.redo()
    assert content(keeper)["note"] == "seconde"
    assert versions(keeper) == 7


def test_undo_brings_back_a_hold(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """And takes it away again."""
    type_text(dossier.hold.motive, "recours en cours")
    click(dossier, "Maintenir ce dossier")
    assert "maintien" in content(keeper)
    dossier.undo()
    assert "maintien" not in content(keeper)
    dossier.redo()
    assert "maintien" in content(keeper)


def test_a_hold_without_a_motive_is_refused(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """Where it is asked for."""
    click(dossier, "Maintenir ce dossier")
    assert dossier.hold.motive_row.in_error
    assert "maintien" not in content(keeper)


def test_an_item_taken_away_comes_back(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """By the page's own undo."""
    click(dossier, "Retirer\u00a0: mis en cause · M. B.")
    assert len(items_of(content(keeper), "personnes")) == 1
    dossier.undo()
    assert len(items_of(content(keeper), "personnes")) == 2


def test_notes_are_kept_when_one_leaves_them(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """No button is needed."""
    dossier.identity.note.setFocus()
    dossier.identity.note.setPlainText("Appel de la permanence.")
    dossier.identity.pseudonym.setFocus()
    settle()
    assert content(keeper)["note"] == "Appel de la permanence."


def test_notes_are_kept_after_a_pause(dossier: DossierPage, keeper: MemoryKeeper, qtbot: object) -> None:
    """A power cut takes the last second at most."""
    dossier.identity.note.setPlainText("En cours de frappe")
    dossier._rest.timeout.emit()
    assert content(keeper)["note"] == "En cours de frappe"


def test_what_is_being_typed_survives_a_lock(
    page: DossiersPage, dossier: DossierPage, keeper: MemoryKeeper
) -> None:
    """Notes and an open form are there again at the next opening, by whoever holds the phrase."""
    click(dossier, "Ajouter une décision")
    form = dossier.lists["decisions"].form
    assert isinstance(form, ItemForm)
    type_text(form.rows["texte"].field, "Garde à vue prolongée")
    dossier.identity.note.setPlainText("Au milieu d’une phra")
    keeper.lock()
    settle()
    keeper.open_again()
    settle()
    back = page.page
    assert isinstance(back, DossierPage)
    assert content(keeper)["note"] == "Au milieu d’une phra"
    again = back.lists["decisions"].form
    assert again is not None
    click(again, "Enregistrer")
    assert items_of(content(keeper), "decisions") == [{"texte": "Garde à vue prolongée"}]


def test_a_change_made_elsewhere_is_not_overwritten(
    dossier: DossierPage, desk: Desk, keeper: MemoryKeeper
) -> None:
    """The page says so instead."""
    record_dossier(desk, keeper.register, {"reference": REFERENCE, "note": "d’un autre"})
    assert not dossier.change(
        lambda: record_dossier(
            desk, keeper.register, {"reference": REFERENCE, "note": "d’ici"}, expected=dossier.dossier.version
        )
    )
    assert content(keeper)["note"] == "d’un autre"


def test_the_history_shows_what_differs_and_restores_it(
    page: DossiersPage, dossier: DossierPage, keeper: MemoryKeeper
) -> None:
    """As one more version."""
    dossier.record({"note": "changée"})
    press(dossier, Qt.Key.Key_F8)
    settle()
    history = page.page
    assert isinstance(history, HistoryPage)
    said = " ".join(texts(history))
    assert "Avant\u00a0: Menaces répétées, hébergée chez sa sœur." in said
    assert "Après\u00a0: changée" in said
    history.lines[1].click()
    settle()
    click(history, "Restituer la version 1")
    assert content(keeper)["note"] == "Menaces répétées, hébergée chez sa sœur."
    assert versions(keeper) == 3
    assert page.page is dossier


def test_the_bin_gives_a_dossier_back(page: DossiersPage, dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """Thirty days are said; the way back is one button."""
    click(dossier, "Mettre à la corbeille")
    click(page, "Corbeille (1)")
    assert isinstance(page.page, BinPage)
    assert "jusqu’au 22/12/2026" in " ".join(texts(page))
    click(page, f"Remettre dans les dossiers\u00a0: {REFERENCE}")
    assert "corbeille" not in content(keeper)
    assert page.escape()
    assert REFERENCE in [one.reference for one in page.list.table.dossiers.entries]


def test_what_the_court_settled_meanwhile_is_said_on_the_open_page(
    dossier: DossierPage, keeper: MemoryKeeper
) -> None:
    """Whether names are permitted, without anything of the dossier having changed."""
    change_settings(keeper.register, {"noms_permis": True})
    dossier.read_again()
    assert "Ce coffre permet les noms\u00a0; un pseudonyme suffit souvent." in texts(dossier)
    change_settings(keeper.register, {"noms_permis": False})
    dossier.read_again()
    assert "Ce coffre permet les noms\u00a0; un pseudonyme suffit souvent." not in texts(dossier)


def test_undo_on_the_bins_own_page_shows_what_is_left(page: DossiersPage, dossier: DossierPage) -> None:
    """Ctrl+Z takes the last dossier out; its line goes with it, and cannot be asked for twice."""
    click(dossier, "Mettre à la corbeille")
    click(page, "Corbeille (1)")
    page.undo()
    settle()
    assert isinstance(page.page, BinPage)
    assert page.page.title() == "Corbeille"
    assert REFERENCE not in " ".join(texts(page.page))


def test_a_disk_that_refuses_is_said_once(
    page: DossiersPage, dossier: DossierPage, keeper: MemoryKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message takes the keyboard from the notes, which are not tried anew for that; what is typed stays."""

    def refuse(*_words: object, **_more: object) -> None:
        raise DiskFull

    monkeypatch.setattr(type(keeper.vault), "write", refuse)
    dossier.identity.note.setFocus()
    type_text(dossier.identity.note, "x")
    ctrl(dossier.identity.note, Qt.Key.Key_S)
    settle()
    assert not dossier._rest.isActive()
    (told,) = [each for each in page.findChildren(MessageDialog) if each.isVisible()]
    assert "Le disque est plein" in " ".join(texts(told))
    assert "x" in dossier.identity.note.toPlainText()


def test_the_sheet_of_a_frozen_evaluation_is_as_it_was(dossier: DossierPage, keeper: MemoryKeeper) -> None:
    """The words that were kept, the law's print, and not one rule asked again."""
    dossier.record({"evaluations": [{"dispositif": "tgd", "faits": {}, "sources": {}}]})
    (kept,) = items_of(content(keeper), "evaluations")
    changed = {
        **kept,
        "conclusions": [{"id": "x", "titre": "Conclusion d’alors", "ton": "favorable", "phrase": "Ainsi."}],
    }
    sheets: list[Document] = []
    dossier.preview_asked.connect(sheets.append)
    dossier.evaluations.sheet_asked.emit(changed)
    (sheet,) = sheets
    assert "Conclusion d’alors" in str(sheet.blocks)
    assert "jamais recalculé" in " ".join(sheet.foot)


def test_every_control_of_a_dossier_has_a_name(dossier: DossierPage) -> None:
    """Forms included."""
    for card in (dossier.timeline, *dossier.lists.values()):
        card.ask(None)
    settle()
    assert unnamed_controls(dossier) == []


def test_escape_closes_a_form_first(page: DossiersPage, dossier: DossierPage) -> None:
    """Then the dossier."""
    click(dossier, "Ajouter une décision")
    assert page.escape()
    assert dossier.lists["decisions"].form is None
    assert page.escape()
    assert page.page is page.list
