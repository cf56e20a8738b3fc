"""The list of dossiers: search as one types, by keyboard and mouse alone."""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.helpers.accessible import unnamed_controls
from tests.helpers.keys import focus, point, press, type_text
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import button, click, settle, shown, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.keep_filter import saved_filters
from vifdesk.desktop.register.dossier_page import DossierPage
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.domain.register.search import Index


def rows(page: DossiersPage) -> list[str]:
    return [entry.reference for entry in page.list.table.dossiers.entries]


def test_each_letter_narrows_the_list(page: DossiersPage) -> None:
    """Accents, case and separators count for nothing."""
    type_text(page.list.search, "mme é.")
    assert rows(page) == ["26/07001"]
    page.list.search.clear()
    type_text(page.list.search, "2604512")
    assert rows(page) == ["26/04512"]
    page.list.search.clear()
    type_text(page.list.search, "SOEUR")
    assert rows(page) == ["26/04512"]


def test_nothing_found_says_what_to_try(page: DossiersPage) -> None:
    """The empty list is a sentence, with the words that were asked."""
    type_text(page.list.search, "zzz")
    settle()
    said = " ".join(texts(page))
    assert "Aucun dossier pour «\u00a0zzz\u00a0»" in said
    assert "corbeille" in said
    assert not page.list.table.isVisible()


def test_an_empty_vault_says_how_to_begin(desk: Desk, dressed: object, page: DossiersPage) -> None:
    """The first dossier is a key away."""
    page.list.table.show_entries(())
    page.list._say_how_many("", 0)
    settle()
    assert "Ctrl+Maj+N" in " ".join(texts(page))


def test_the_keyboard_alone_opens_a_dossier(page: DossiersPage) -> None:
    """Slash, words, arrow down, Enter."""
    page.list.table.setFocus()
    press(page.list.table, Qt.Key.Key_Slash)
    assert page.list.search.hasFocus()
    type_text(page.list.search, "26/")
    press(page.list.search, Qt.Key.Key_Down)
    assert page.list.table.hasFocus()
    press(page.list.table, Qt.Key.Key_Down)
    wanted = rows(page)[1]
    press(page.list.table, Qt.Key.Key_Return)
    settle()
    assert isinstance(page.page, DossierPage)
    assert page.page.reference == wanted


def test_the_arrow_above_the_first_row_goes_back_to_the_search(page: DossiersPage) -> None:
    """One never gets stuck in the list."""
    page.list.table.setFocus()
    press(page.list.table, Qt.Key.Key_Up)
    assert page.list.search.hasFocus()


def test_a_click_on_a_row_opens_it(page: DossiersPage) -> None:
    """The mouse alone."""
    table = page.list.table
    place = table.visualRect(table.dossiers.index(1, 1)).center()
    reference = rows(page)[1]
    point(table.viewport(), place)
    settle()
    assert page.title().startswith(f"Dossier {reference}")


def test_escape_empties_the_search_before_it_leaves(page: DossiersPage) -> None:
    """On an empty search it is the window's."""
    type_text(page.list.search, "zzz")
    assert page.escape()
    assert page.list.search.text() == ""
    assert not page.escape()


def test_a_new_dossier_is_created_from_the_keyboard(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """Ctrl+Maj+N, number, Enter: it is in the vault and opened."""
    press(
        page.list.search,
        Qt.Key.Key_N,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    settle()
    assert focus() is page.list.new_card.reference
    type_text(focus(), "26/09999")
    press(focus(), Qt.Key.Key_Return)
    settle()
    assert "26/09999" in keeper.register.places
    assert page.title() == "Dossier 26/09999"


def test_a_number_that_exists_is_refused_where_it_is_typed(page: DossiersPage) -> None:
    """However it is written."""
    click(page, "Nouveau dossier")
    type_text(page.list.new_card.reference, "26 04512")
    click(page, "Créer le dossier")
    assert page.list.new_card.reference_row.in_error
    assert page.page is page.list


def test_a_search_is_kept_and_used_and_forgotten(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """Sealed in the vault, under a name."""
    type_text(page.list.search, "armes")
    settle()
    click(page, "Enregistrer ce filtre")
    page.list.filters.name.setText("Armes")
    click(page, "Garder")
    assert saved_filters(keeper.register) == (("Armes", "armes"),)
    page.list.search.clear()
    click(page, "Filtre Armes\u00a0: armes")
    assert rows(page) == ["25/11111"]
    click(page, "Oublier le filtre Armes")
    assert saved_filters(keeper.register) == ()


def test_a_lock_empties_the_list_and_the_dossier(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """Nothing of the register stays in any widget; opened again, the dossier that was shown is there again."""
    page.show_dossier("26/04512")
    settle()
    keeper.lock()
    settle()
    everything = " ".join(label.text() for label in page.findChildren(QLabel)) + page.list.search.text()
    assert "Mme A." not in everything
    assert "26/04512" not in everything
    assert rows(page) == []
    keeper.open_again()
    settle()
    assert page.title().startswith("Dossier 26/04512")


def test_every_control_has_a_name(page: DossiersPage) -> None:
    """A screen reader can say each of them."""
    type_text(page.list.search, "mme")
    click(page, "Nouveau dossier")
    assert unnamed_controls(page) == []


def test_twenty_thousand_rows_are_searched_within_a_frame(page: DossiersPage, keeper: MemoryKeeper) -> None:
    """50 ms from a letter to the rows; the list is never walked through."""
    register = keeper.register
    index, moment = Index(), next(iter(register.index.all())).changed
    for number in range(20_000):
        content = {
            "reference": f"26/{number:05}",
            "pseudonyme": f"Mme {chr(65 + number % 26)}.",
            "note": "menaces",
        }
        index.put(f"{number:032x}", 1, moment, content, register.events)
    register.index = index
    page.list.refresh()
    settle()
    took = []
    for words in ("2", "26", "26/1", "menaces", "mme a", "26/19999", ""):
        start = perf_counter()
        page.list.search.setText(words)
        page.list.table.viewport().repaint()
        took.append(perf_counter() - start)
    assert sorted(took)[len(took) // 2] < 0.05, took
    assert max(took) < 0.25, took
    assert len(rows(page)) == 20_000


def test_the_bin_says_how_many_lie_in_it(page: DossiersPage) -> None:
    """And is empty again when the last one is back, by Ctrl+Z."""
    page.show_dossier("25/11111")
    click(page, "Mettre à la corbeille")
    assert "25/11111" not in rows(page)
    assert button(page, "Corbeille (1)").isEnabled()
    page.undo()
    assert "25/11111" in rows(page)
    assert shown(page, type(button(page, "Corbeille")))
