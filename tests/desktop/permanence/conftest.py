"""A window over a real vault with a little of everything that waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.desktop.coffre.conftest import desk, locked, opened, usual
from tests.helpers.desk import NOW
from tests.helpers.windows import settle
from vifdesk.actions.desk import Desk
from vifdesk.actions.note_call import file_call
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.desktop.main_window import MainWindow
from vifdesk.desktop.permanence.page import PermanencePage
from vifdesk.domain.register.calls import Call

__all__ = ["desk", "locked", "opened", "usual"]


@pytest.fixture
def page(opened: MainWindow, desk: Desk) -> PermanencePage:
    """The page « Permanence » with an OPPI that runs, two things to do and a call to return."""
    register = opened.side.keeper.register
    yesterday = (NOW - timedelta(hours=14)).strftime("%Y-%m-%dT%H:%M")
    record_dossier(
        desk,
        register,
        {
            "reference": "26/04471",
            "pseudonyme": "Mme A.",
            "evenements": [{"type": "oppi_requise", "le": yesterday}],
            "suivis": [
                {"texte": "Informer le préfet", "destinataire": "Préfecture", "pour": "2026-11-22"},
                {"texte": "Relire la grille", "pour": "2026-11-20"},
            ],
        },
    )
    call = Call(NOW - timedelta(hours=5), "Commissariat", "OPJ", "auteur en fuite", "rappeler")
    file_call(desk, register, None, replace(call, call_back=NOW - timedelta(minutes=20)))
    first = opened.first.page
    assert first is not None
    opened.go("accueil")
    first.look_again()
    settle()
    return first
