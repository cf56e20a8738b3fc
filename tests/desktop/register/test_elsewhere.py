"""Another process writes into the open vault: it is seen here by itself, and nothing that is being typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, open_window, settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.open_vault import open_vault
from vifdesk.actions.read_dossier import read_again
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import Register, open_register
from vifdesk.desktop.coffre import elsewhere
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.messages import MessageDialog, NoticeBar
from vifdesk.desktop.register.dossier_page import DossierPage
from vifdesk.desktop.register.item_form import ItemForm
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.domain.register.record import conflicts_of, items_of


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def there(desk: Desk, local_data: Path) -> Iterator[Register]:
    """The same vault, open in another process, with one dossier."""
    path = local_data / "vifdesk" / "registre.vifdesk"
    make_vault(desk, path)
    register = open_register(desk, open_vault(desk, str(path), PHRASE), indexed=False)
    record_dossier(desk, register, {"reference": "26/1", "pseudonyme": "Mme A.", "note": "début"})
    yield register
    register.vault.close()


@pytest.fixture
def window(
    dressed: QApplication, desk: Desk, there: Register, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """The window over that vault, on the list; it looks ten times as often, so that a test need not wait."""
    monkeypatch.setattr(elsewhere, "EVERY", 200)
    with open_window(desk, qtbot) as opened:
        opened.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
        qtbot.waitUntil(lambda: opened.side.keeper.is_open)
        opened.go("dossiers")
        settle()
        yield opened
        opened.side.leave()


def place(window: MainWindow) -> DossiersPage:
    page = window.place.page
    assert isinstance(page, DossiersPage)
    return page


def dossier(window: MainWindow) -> DossierPage:
    page = place(window)
    if not isinstance(page.page, DossierPage):
        page.show_dossier("26/1")
        settle()
    assert isinstance(page.page, DossierPage)
    return page.page


def seen(qtbot: QtBot, window: MainWindow, act: object) -> None:
    """Do something elsewhere, and wait until the window has seen it."""
    assert callable(act)
    with qtbot.waitSignal(window.side.keeper.caught_up, timeout=5000):
        act()
    settle()


def test_the_list_shows_what_was_written_elsewhere(
    window: MainWindow, there: Register, desk: Desk, qtbot: QtBot
) -> None:
    """A new dossier and another pseudonym; one stays on the row on which one stood."""
    table = place(window).list.table
    seen(qtbot, window, lambda: record_dossier(desk, there, {"reference": "26/2", "pseudonyme": "Mme B."}))
    assert {entry.reference for entry in table.dossiers.entries} == {"26/1", "26/2"}
    table.stand_on("26/1")
    seen(qtbot, window, lambda: record_dossier(desk, there, {"reference": "26/2", "pseudonyme": "Mme Z."}))
    assert "Mme Z." in [entry.pseudonyme for entry in table.dossiers.entries]
    assert table.current is not None
    assert table.current.reference == "26/1"


def test_an_open_dossier_shows_it_and_keeps_what_is_typed(
    window: MainWindow, there: Register, desk: Desk, qtbot: QtBot
) -> None:
    """The pseudonym changes under one's eyes; the note that one types keeps its words and its cursor."""
    page = dossier(window)
    page.identity.note.setFocus()
    page.identity.note.setPlainText("ce que j’écris")
    page.identity.note.textCursor().setPosition(3)
    cursor = page.identity.note.textCursor()
    cursor.setPosition(3)
    page.identity.note.setTextCursor(cursor)
    page._rest.stop()
    seen(qtbot, window, lambda: record_dossier(desk, there, {"reference": "26/1", "pseudonyme": "Mme B."}))
    assert page.identity.pseudonym.text() == "Mme B."
    assert page.identity.note.toPlainText() == "ce que j’écris"
    assert page.identity.note.textCursor().position() == 3
    page.keep_typed()
    content = read_again(window.side.keeper.register, "26/1").content
    assert (content["pseudonyme"], content["note"]) == ("Mme B.", "ce que j’écris")
    assert not conflicts_of(content)


def test_two_texts_of_the_same_field_are_kept_and_shown_beside_each_other(
    window: MainWindow, there: Register, desk: Desk, qtbot: QtBot
) -> None:
    """Whether the window had seen the other text or not; no dialog, a sentence, and the choice in the dossier."""
    page = dossier(window)
    page.identity.note.setFocus()
    page.identity.note.setPlainText("d’ici")
    page._rest.stop()
    seen(qtbot, window, lambda: record_dossier(desk, there, {"reference": "26/1", "note": "de là-bas"}))
    assert page.identity.note.toPlainText() == "d’ici"
    page.keep_typed()
    settle()
    register = window.side.keeper.register
    content = read_again(register, "26/1").content
    assert [(m["ici"], m["ailleurs"]) for m in conflicts_of(content)] == [("d’ici", "de là-bas")]
    assert page.conflicts.isVisible()
    assert {"d’ici", "de là-bas"} <= set(texts(page.conflicts))
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert "Les deux textes sont gardés" in bar.text
    click(page, "Garder le texte du collègue\u00a0: Notes, chez le collègue")
    settled = read_again(register, "26/1")
    assert settled.content["note"] == "de là-bas"
    assert "d’ici" in [past.content["note"] for past in settled.versions]
    page.undo()
    assert conflicts_of(read_again(register, "26/1").content)


def test_a_save_that_comes_before_the_news_loses_nothing_either(
    window: MainWindow, there: Register, desk: Desk
) -> None:
    """The other has written and this window has not looked yet."""
    window.side.keeper._elsewhere.stop()  # type: ignore[union-attr]
    page = dossier(window)
    record_dossier(desk, there, {"reference": "26/1", "personnes": [{"role": "témoin"}]})
    page.record({"note": "d’ici"})
    content = read_again(window.side.keeper.register, "26/1").content
    assert content["note"] == "d’ici"
    assert [one["role"] for one in items_of(content, "personnes")] == ["témoin"]
    assert not window.findChildren(MessageDialog)


def test_a_form_that_is_open_adds_to_the_list_as_it_is_then(
    window: MainWindow, there: Register, desk: Desk, qtbot: QtBot
) -> None:
    """The person that came in from elsewhere, and the one that was being typed."""
    page = dossier(window)
    card = page.lists["personnes"]
    card.ask(None)
    assert card.form is not None
    seen(
        qtbot,
        window,
        lambda: record_dossier(desk, there, {"reference": "26/1", "personnes": [{"role": "témoin"}]}),
    )
    assert isinstance(card.form, ItemForm)
    card.form.confirmed.emit({"role": "victime"})
    settle()
    people = items_of(read_again(window.side.keeper.register, "26/1").content, "personnes")
    assert {one["role"] for one in people} == {"témoin", "victime"}


def test_a_dossier_that_was_purged_elsewhere_leaves_the_screen(
    window: MainWindow, there: Register, desk: Desk, qtbot: QtBot
) -> None:
    """Its page closes, and a sentence says why."""
    from vifdesk.actions.register import DOSSIER
    from vifdesk.actions.vault_port import Change

    dossier(window)
    record_id = there.places["26/1"].id
    seen(qtbot, window, lambda: there.vault.write((Change(record_id, DOSSIER, None),)))
    assert place(window).page is place(window).list
    bar = window.findChild(NoticeBar)
    assert bar is not None
    assert "n’est plus dans la liste" in bar.text


def test_a_new_key_made_elsewhere_locks_this_window(
    window: MainWindow, there: Register, qtbot: QtBot
) -> None:
    """Its keys open nothing any more: it must not look open."""
    there.vault.rotate_key()
    qtbot.waitUntil(lambda: not window.side.keeper.is_open, timeout=5000)
