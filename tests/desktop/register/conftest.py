"""A vault in memory, open, with three dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.helpers.registers import MemoryKeeper
from vifdesk.actions.desk import Desk
from vifdesk.actions.record_dossier import record_dossier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from vifdesk.desktop.register.page import DossiersPage

THREE = (
    {
        "reference": "26/04512",
        "pseudonyme": "Mme A.",
        "note": "Menaces répétées, hébergée chez sa sœur.",
        "personnes": [
            {"role": "victime", "pseudonyme": "Mme A."},
            {"role": "mis en cause", "pseudonyme": "M. B."},
        ],
        "evenements": [{"type": "plainte_deposee", "le": "2026-11-20"}],
    },
    {"reference": "26/07001", "pseudonyme": "Mme É."},
    {"reference": "25/11111", "pseudonyme": "Mme D.", "note": "Armes remises"},
)


@pytest.fixture
def keeper(desk: Desk, dressed: QApplication) -> MemoryKeeper:
    """An open vault with three dossiers."""
    made = MemoryKeeper(desk)
    for fields in THREE:
        record_dossier(desk, made.register, fields)
    return made


@pytest.fixture
def page(desk: Desk, keeper: MemoryKeeper) -> Iterator[DossiersPage]:
    """The place « Dossiers », shown."""
    from PySide6.QtWidgets import QApplication

    from vifdesk.desktop.register.page import DossiersPage
    from vifdesk.desktop.shell.session import Session

    shown = DossiersPage(desk, keeper, Session())  # type: ignore[arg-type]
    shown.resize(1150, 760)
    shown.show()
    shown.activateWindow()
    QApplication.processEvents()
    yield shown
    for dialog in QApplication.topLevelWidgets():
        dialog.close()
    shown.deleteLater()
    QApplication.processEvents()
