"""A dressed application and a desk for every test of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import bury_widgets
from tests.helpers.desk import RESOURCES, make_desk
from vifdesk.actions.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from vifdesk.desktop.main_window import MainWindow


@pytest.fixture(scope="session")
def _dressed_once(qapp: QApplication) -> QApplication:
    from vifdesk.desktop.theme import dress

    dress(qapp, RESOURCES)
    return qapp


@pytest.fixture
def dressed(_dressed_once: QApplication) -> Iterator[QApplication]:
    """The application in its light theme at 100 % text, identities shown, and back to it after the test."""
    from vifdesk.desktop.discretion import hide_identities
    from vifdesk.desktop.theme import colours as worn
    from vifdesk.desktop.theme import set_text_size, text_size, wear
    from vifdesk.desktop.tokens import LIGHT

    yield _dressed_once
    bury_widgets()
    hide_identities(False)
    if worn() != LIGHT:
        wear(_dressed_once, LIGHT)
    if text_size() != 100:
        set_text_size(_dressed_once, 100)


@pytest.fixture(autouse=True)
def local_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's own vault would lie: in the test's folder, never in the developer's."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "local"))
    return tmp_path / "local"


@pytest.fixture
def desk() -> Desk:
    """The real rules on 22 November 2026 at 7 h 40; papers and files stay in memory."""
    return make_desk()


@pytest.fixture
def window(dressed: QApplication, desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, shown and furnished, at 1366 × 768."""
    from tests.helpers.windows import open_window

    with open_window(desk, qtbot) as opened:
        yield opened
