"""The notebook by its keys: returned, put off, made a dossier, taken out, and all of it taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.helpers.accessible import unnamed_controls
from tests.helpers.desk import make_desk
from tests.helpers.keys import focus, press, type_text
from tests.helpers.registers import MemoryKeeper
from tests.helpers.windows import settle
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import call_of, file_call
from vifdesk.desktop.cahier.call_book import CallBook
from vifdesk.desktop.cahier.notebook_page import NotebookPage
from vifdesk.domain.register.calls import Call, CallState

CALLS = (("Commissariat", "violences", 3), ("Brigade", "menaces", 27), ("UMJ", "certificat", 24 * 20))


@pytest.fixture
def desk() -> Desk:
    """Papers and vaults stay in memory."""
    return make_desk()


@pytest.fixture
def keeper(desk: Desk, dressed: QApplication) -> MemoryKeeper:
    """An open vault with a call of today, to return, one of yesterday and one of three weeks ago."""
    made = MemoryKeeper(desk)
    now = desk.clock.now()
    for service, subject, hours in CALLS:
        back = now + timedelta(hours=1) if hours == 3 else None
        call = Call(now - timedelta(hours=hours), service=service, subject=subject, call_back=back)
        file_call(desk, made.register, None, call)
    return made


@pytest.fixture
def page(desk: Desk, keeper: MemoryKeeper) -> Iterator[NotebookPage]:
    shown = NotebookPage(desk, keeper, CallBook(desk, keeper))  # type: ignore[arg-type]
    shown.resize(1150, 760)
    shown.show()
    shown.activateWindow()
    settle()
    shown.list.setFocus()
    settle()
    yield shown
    shown.hide()
    shown.deleteLater()
    settle()


def current(page: NotebookPage, keeper: MemoryKeeper) -> Call:
    return call_of(keeper.register, page.list.current)


def rows(page: NotebookPage) -> list[str]:
    return [line.title for line in page.list.rows.lines]


def test_the_calls_stand_under_their_days(page: NotebookPage) -> None:
    """Today first; seven days, then all, on a press; headings are never stood on."""
    assert rows(page) == ["Aujourd’hui", "4 h 40 · Commissariat"]
    page.period.choose(6)
    page.display()
    assert rows(page) == ["Aujourd’hui", "4 h 40 · Commissariat", "Hier", "4 h 40 · Brigade"]
    press(page.list, Qt.Key.Key_Down)
    assert page.list.rows.lines[page.list.currentIndex().row()].title == "4 h 40 · Brigade"
    page.period.choose(None)
    page.display()
    assert len(rows(page)) == 6


def test_one_key_returns_a_call_and_another_takes_it_back(page: NotebookPage, keeper: MemoryKeeper) -> None:
    """R closes it, R again reopens it; Ctrl+Z asks the page to undo."""
    press(page.list, Qt.Key.Key_R)
    assert current(page, keeper).state is CallState.CLOS
    page.undo()
    assert current(page, keeper).state is CallState.A_RAPPELER


def test_a_promise_is_put_off_by_half_an_hour_or_a_day(
    page: NotebookPage, keeper: MemoryKeeper, desk: Desk
) -> None:
    """From the hour that was promised."""
    promised = current(page, keeper).call_back
    assert promised is not None
    press(page.list, Qt.Key.Key_M)
    assert current(page, keeper).call_back == promised + timedelta(minutes=30)
    press(page.list, Qt.Key.Key_J)
    assert current(page, keeper).call_back == promised + timedelta(days=1, minutes=30)
    assert desk.clock.now() < promised


def test_a_call_becomes_a_dossier_with_one_key(page: NotebookPage, keeper: MemoryKeeper) -> None:
    """D makes it once; pressed again, it shows the dossier that there is."""
    asked: list[str] = []
    page.dossier_asked.connect(asked.append)
    press(page.list, Qt.Key.Key_D)
    press(page.list, Qt.Key.Key_D)
    assert asked == ["P261122-0440"] * 2
    assert list(keeper.register.places) == ["P261122-0440"]


def test_a_call_taken_out_comes_back(page: NotebookPage, keeper: MemoryKeeper) -> None:
    """Delete, then undo."""
    press(page.list, Qt.Key.Key_Delete)
    assert len(keeper.register.calls) == 2
    page.undo()
    assert len(keeper.register.calls) == 3


def test_words_find_calls_while_one_types(page: NotebookPage) -> None:
    """Over the whole period that is chosen; the arrow leads to the list; nothing found is said."""
    page.period.choose(None)
    page.search.setFocus()
    type_text(page.search, "CERTIF")
    assert rows(page)[1:] == ["7 h 40 · UMJ"]
    press(page.search, Qt.Key.Key_Down)
    assert focus() is page.list
    type_text(page.search, "x")
    assert page.nothing.text() == "Aucun appel ne contient ces mots sur cette période."


def test_a_locked_vault_leaves_nothing_on_the_page(page: NotebookPage, keeper: MemoryKeeper) -> None:
    """And its keys do nothing."""
    keeper.lock()
    settle()
    assert rows(page) == []
    press(page.list, Qt.Key.Key_R)


def test_every_control_of_the_notebook_has_a_name(page: NotebookPage) -> None:
    """For who hears the screen."""
    assert unnamed_controls(page) == []
