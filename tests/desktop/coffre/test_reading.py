"""After the vault is opened, the words of its dossiers are read while nobody waits."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.vaults import PHRASE
from tests.helpers.windows import settle, texts
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.search_register import search_at_once
from vifdesk.desktop.coffre.reading import Reading
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.register.page import DossiersPage


def fill(desk: Desk, window: MainWindow, qtbot: QtBot) -> None:
    """Some dossiers, and the vault locked again."""
    unlock(window, qtbot)
    for number in range(60):
        record_dossier(
            desk, window.side.keeper.register, {"reference": f"26/{number:03}", "note": "chez sa sœur"}
        )
    window.side.keeper.lock()


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    window.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: window.side.keeper.is_open)


def test_the_words_are_read_by_themselves_and_the_list_completes_itself(
    locked: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked before says that it is not all yet; the row on which one stands stays."""
    fill(desk, locked, qtbot)
    with monkeypatch.context() as patch:
        patch.setattr(Reading, "start", lambda _self, _register: None)
        unlock(locked, qtbot)
    keeper = locked.side.keeper
    locked.go("dossiers")
    page = locked.place.page
    assert isinstance(page, DossiersPage)
    page.list.search.setText("soeur")
    settle()
    assert keeper.register.index.unread == 60
    assert "Rien encore pour «\u00a0soeur\u00a0»" in " ".join(texts(page))
    page.list.search.setText("26/01")
    page.list.table.stand_on("26/015")
    assert "encore 60" in " ".join(texts(page))
    keeper._start_reading()
    qtbot.waitUntil(lambda: keeper.register.index.unread == 0)
    settle()
    current = page.list.table.current
    assert current is not None
    assert current.reference == "26/015"
    assert "encore" not in " ".join(texts(page))
    page.list.search.setText("soeur")
    assert len(page.list.table.dossiers.entries) == 60


def test_locking_stops_the_reading_and_opening_takes_it_up(
    locked: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    """Nothing of the vault is read, or held, once it is locked."""
    fill(desk, locked, qtbot)
    unlock(locked, qtbot)
    locked.side.keeper.lock()
    settle()
    reading = locked.side.keeper._reading
    assert reading is not None
    assert reading._register is None
    unlock(locked, qtbot)
    register = locked.side.keeper.register
    qtbot.waitUntil(lambda: len(search_at_once(register, "soeur")) == 60)
