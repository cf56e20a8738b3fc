"""Ctrl+H, over the real window and the real store: no identity is left on any page, and one goes on working."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.helpers.keys import ctrl, type_text
from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import click, open_window, settle
from vifdesk.actions.bin_dossier import bin_dossier, hold_dossier
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import ARRIVAL
from vifdesk.actions.vault_port import Change
from vifdesk.desktop.coffre.page import CoffrePage
from vifdesk.desktop.copil.page import CopilPage
from vifdesk.desktop.discretion import identities_hidden, identity, shown, without_marks
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.register.page import DossiersPage
from vifdesk.desktop.widgets.fields import TextArea
from vifdesk.desktop.widgets.labels import text_label

SENTINEL = "Zzyzx"
REFERENCE = f"26/{SENTINEL}01"
DOSSIER = {
    "reference": REFERENCE,
    "pseudonyme": f"{SENTINEL} A.",
    "note": f"{SENTINEL} habite chez sa sœur.",
    "personnes": [{"role": "victime", "pseudonyme": f"{SENTINEL} B."}],
    "evenements": [{"type": "plainte_deposee", "le": "2026-11-20", "note": f"par {SENTINEL}"}],
    "decisions": [{"texte": f"poursuivre {SENTINEL}", "le": "2026-11-21"}],
    "suivis": [{"texte": f"rappeler {SENTINEL}"}],
    "appels": [{"le": "2026-11-21T17:40", "service": "commissariat", "objet": f"au sujet de {SENTINEL}"}],
}


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def window(dressed: object, desk: Desk, local_data: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """Open, with one dossier full of what must not be seen, a held one and one in the bin."""
    make_vault(desk, local_data / "vifdesk" / "registre.vifdesk")
    with open_window(desk, qtbot) as opened:
        keeper = opened.side.keeper
        keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
        qtbot.waitUntil(lambda: keeper.is_open)
        register = keeper.register
        for reference in (REFERENCE, f"26/{SENTINEL}02", f"26/{SENTINEL}03"):
            record_dossier(desk, register, {**DOSSIER, "reference": reference})
        record_dossier(desk, register, {"reference": REFERENCE, "note": f"{SENTINEL} est partie."})
        bin_dossier(desk, register, f"26/{SENTINEL}03")
        hold_dossier(desk, register, f"26/{SENTINEL}02", f"appel de {SENTINEL}")
        yield opened
        opened.side.leave()


def said(widget: QWidget) -> Iterator[str]:
    """All that one widget gives to read, to hover or to a screen reader."""
    yield from (
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.windowTitle(),
    )
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.displayText(), widget.placeholderText())
        case QPlainTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield from (widget.itemText(index) for index in range(widget.count()))
        case QAbstractItemView():
            model = widget.model()
            for row in range(model.rowCount(QModelIndex()) if model is not None else 0):
                for column in range(columns(model)):
                    for role in (
                        Qt.ItemDataRole.DisplayRole,
                        Qt.ItemDataRole.ToolTipRole,
                        Qt.ItemDataRole.AccessibleTextRole,
                    ):
                        yield str(model.index(row, column).data(role) or "")


def columns(model: QAbstractItemModel) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def seen(window: MainWindow) -> list[str]:
    """Every text of the window that holds the sentinel."""
    widgets = [window, *(one for one in window.findChildren(QWidget) if one.isVisible())]
    return [text for widget in widgets for text in said(widget) if SENTINEL in text]


def show_coffre(name: str) -> Callable[[MainWindow], None]:
    def show(window: MainWindow) -> None:
        window.go("coffre")
        place = window.place.page
        assert isinstance(place, CoffrePage)
        place.show_page(name)

    return show


def dossiers(window: MainWindow) -> DossiersPage:
    window.go("dossiers")
    page = window.place.page
    assert isinstance(page, DossiersPage)
    return page


def search(window: MainWindow) -> None:
    type_text(dossiers(window).list.search, f"{SENTINEL}x")


def dossier(window: MainWindow) -> None:
    dossiers(window).show_dossier(REFERENCE)


def form(window: MainWindow) -> None:
    dossier(window)
    page = dossiers(window).page
    page.lists["personnes"].ask(0)  # type: ignore[attr-defined]


def history(window: MainWindow) -> None:
    dossier(window)
    click(window, "Historique")


def removed(window: MainWindow) -> None:
    dossiers(window)
    click(window, "Corbeille (1)")


def hand_over(window: MainWindow) -> None:
    dossier(window)
    click(window, "Confier à un collègue")


def arrivals(window: MainWindow) -> None:
    """What a hand-over brought, on the first page."""
    register = window.side.keeper.register
    change = Change(None, ARRIVAL, {"lot": "x", "nouveaux": [REFERENCE], "completes": []}, 0)
    for stored in register.vault.write([change]):
        register.take(stored)
    window.go("accueil")
    assert window.first.page is not None
    window.first.page.look_again()
    assert window.first.page.arrivals.isVisible()


def examination(window: MainWindow) -> None:
    window.examinations.start("tgd", REFERENCE)


def questions(window: MainWindow) -> None:
    examination(window)
    window.place.page.open_strip()  # type: ignore[attr-defined]


def result(window: MainWindow) -> None:
    examination(window)
    place = window.examinations.open[0]
    place.show_result()


def first_page(window: MainWindow) -> None:
    examination(window)
    window.go("accueil")


def report(window: MainWindow) -> None:
    """A situation added by hand, and what was learnt from it."""
    window.go("copil")
    page = window.place.page
    assert isinstance(page, CopilPage)
    counted(page)
    page.situations._choose((window.side.keeper.register.places[REFERENCE].id,))
    page.meeting.feedback.setPlainText(f"{SENTINEL} n’avait pas son téléphone.")
    counted(page)


def counted(page: CopilPage) -> None:
    while page._counted is None or page.counter.busy:
        QTest.qWait(10)
    settle()


PAGES: dict[str, Callable[[MainWindow], None]] = {
    "the report": report,
    "the list": lambda window: dossiers(window).list.refresh(),
    "a search": search,
    "a dossier": dossier,
    "a form of a dossier": form,
    "the history": history,
    "the bin": removed,
    "a hand-over": hand_over,
    "what came in": arrivals,
    "an examination": examination,
    "a result": result,
    "the line of an examination": questions,
    "the first page": first_page,
    "the log": show_coffre("journal"),
    "the retention": show_coffre("conservation"),
}


def wait(window: MainWindow, qtbot: QtBot) -> None:
    settle()
    page = window.place.page
    if isinstance(page, CoffrePage):
        qtbot.waitUntil(lambda: not page.page.working)
    settle()


@pytest.mark.parametrize("name", PAGES)
def test_no_identity_is_left_on_this_page(window: MainWindow, name: str, qtbot: QtBot) -> None:
    """Not on it, in its title, in a tool tip, nor told to a screen reader; the same keys show them again."""
    PAGES[name](window)
    wait(window, qtbot)
    before = seen(window)
    if name != "the retention":  # nothing is due in it: it names nobody
        assert before
    ctrl(window, Qt.Key.Key_H)
    settle()
    assert seen(window) == []
    ctrl(window, Qt.Key.Key_H)
    settle()
    assert sorted(seen(window)) == sorted(before)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_opened_while_they_are_hidden_shows_none(
    window: MainWindow, name: str, qtbot: QtBot
) -> None:
    """It asks what was pressed before it was made."""
    ctrl(window, Qt.Key.Key_H)
    PAGES[name](window)
    wait(window, qtbot)
    assert seen(window) == []


def test_every_place_of_the_rail_hides_them(window: MainWindow, qtbot: QtBot) -> None:
    """Also one that is added after this test was written."""
    examination(window)
    ctrl(window, Qt.Key.Key_H)
    places = list(window.places._builders)
    assert {"accueil", "dossiers", "coffre"} <= set(places)
    for key in places:
        window.go(key)
        wait(window, qtbot)
        assert seen(window) == [], key


def test_what_is_typed_while_hidden_is_kept_as_typed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    """The field shows dots, the register gets the letters; the note behind the curtain is not touched."""
    dossier(window)
    ctrl(window, Qt.Key.Key_H)
    page = dossiers(window).page
    field = page.identity.pseudonym  # type: ignore[attr-defined]
    field.clear()
    type_text(field, "Mme C.")
    page.keep_typed()  # type: ignore[attr-defined]
    content = page.dossier.content  # type: ignore[attr-defined]
    assert content["pseudonyme"] == "Mme C."
    assert content["note"] == f"{SENTINEL} est partie."
    assert "Mme" not in field.displayText()


def test_questions_and_events_stay_legible(window: MainWindow) -> None:
    """One goes on working: the question, the kind of event and its day are there."""
    dossier(window)
    ctrl(window, Qt.Key.Key_H)
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "20/11/2026" in texts
    assert any("laint" in text for text in texts)
    assert window.windowTitle() == "Dossier ••• · ••• – vifdesk"


def test_a_marked_text_says_all_or_veils_its_identity(window: MainWindow) -> None:
    """Marks within marks are one mark; nothing of the length is left."""
    text = f"Dossier {identity(f'{identity(REFERENCE)} · Mme A.')}, ouvert"
    assert shown(text) == without_marks(text) == f"Dossier {REFERENCE} · Mme A., ouvert"
    assert not identities_hidden()
    ctrl(window, Qt.Key.Key_H)
    assert shown(text) == "Dossier •••, ouvert"


def test_a_label_given_another_text_forgets_the_identity(dressed: object) -> None:
    """It must not come back when identities are shown again."""
    from vifdesk.desktop.discretion import hide_identities

    label = text_label(identity(SENTINEL))
    hide_identities(True)
    assert label.text() == "•••"
    label.setText("rien")
    hide_identities(False)
    assert label.text() == "rien"
    label.deleteLater()


def test_an_area_made_behind_the_curtain_is_never_drawn(dressed: object, qtbot: QtBot) -> None:
    """And stands in its place again afterwards, with its words."""
    from PySide6.QtWidgets import QVBoxLayout

    from vifdesk.desktop.discretion import discreet_field, hide_identities

    hide_identities(True)
    page = QWidget()
    column = QVBoxLayout(page)
    area = TextArea()
    area.setPlainText(SENTINEL)
    discreet_field(area)
    column.addWidget(area)
    page.show()
    settle()
    assert not area.isVisible()
    hide_identities(False)
    settle()
    assert area.isVisible()
    assert column.indexOf(area) == 0
    page.close()
