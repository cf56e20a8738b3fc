"""A window over the real store, in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import open_window
from vifdesk.actions.desk import Desk
from vifdesk.desktop.main_window import MainWindow


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def usual(local_data: Path) -> Path:
    """Where the user's own vault lies."""
    return local_data / "vifdesk" / "registre.vifdesk"


@pytest.fixture
def bare(dressed: QApplication, desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of somebody who has no vault."""
    with open_window(desk, qtbot) as window:
        yield window
        window.side.leave()


@pytest.fixture
def locked(dressed: QApplication, desk: Desk, usual: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of somebody whose vault is locked."""
    make_vault(desk, usual)
    with open_window(desk, qtbot) as window:
        yield window
        window.side.leave()


@pytest.fixture
def opened(locked: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with its vault open."""
    locked.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: locked.side.keeper.is_open)
    return locked
