"""Whole journeys: from the home page to a paper whose words are read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.desktop.conftest import _dressed_once, dressed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.journeys.magistrate import Magistrate

__all__ = ["_dressed_once", "dressed"]


@pytest.fixture
def sit_down(dressed: QApplication, qtbot: QtBot) -> Callable[[datetime], Magistrate]:
    """Opens the program at a moment."""
    from tests.journeys.magistrate import Magistrate

    return lambda moment: Magistrate(dressed, qtbot, moment)
