"""A window whose vault is open, in the test's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.vault_desk import make_vault, vault_desk
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import open_window, settle
from vifdesk.actions.desk import Desk
from vifdesk.desktop.main_window import MainWindow


@pytest.fixture
def desk() -> Desk:
    return vault_desk()


@pytest.fixture
def usual(local_data: Path) -> Path:
    """Where the user's own vault lies."""
    return local_data / "vifdesk" / "registre.vifdesk"


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    """Open the vault of the window, and let everything come back."""
    window.side.keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: window.side.keeper.is_open)
    settle()
    window.activateWindow()
    settle()


@pytest.fixture
def opened(dressed: QApplication, desk: Desk, usual: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window with its vault open."""
    make_vault(desk, usual)
    with open_window(desk, qtbot) as window:
        unlock(window, qtbot)
        yield window
        window.side.leave()
