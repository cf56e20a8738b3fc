"""A vault that lies elsewhere is found again at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.vault_desk import make_vault
from tests.helpers.vaults import PHRASE
from tests.helpers.windows import open_window, texts
from vifdesk.actions.desk import Desk
from vifdesk.desktop.coffre.keeper import State
from vifdesk.desktop.coffre.last_place import NAME, remembered_place
from vifdesk.desktop.coffre.page import CoffrePage
from vifdesk.desktop.coffre.unlock_page import UnlockPage
from vifdesk.desktop.coffre.welcome_page import WelcomePage
from vifdesk.desktop.main_window import MainWindow


def elsewhere(tmp_path: Path, desk: Desk) -> Path:
    path = tmp_path / "disque" / "registre.vifdesk"
    make_vault(desk, path)
    return path


def open_there(window: MainWindow, path: Path, qtbot: QtBot) -> None:
    keeper = window.side.keeper
    keeper.choose(str(path))
    keeper.open(PHRASE, lambda problem: pytest.fail(str(problem)))
    qtbot.waitUntil(lambda: keeper.is_open)


def page_of(window: MainWindow) -> object:
    window.go("coffre")
    place = window.place.page
    assert isinstance(place, CoffrePage)
    return place.page


def test_the_next_window_asks_for_its_phrase(
    bare: MainWindow, desk: Desk, tmp_path: Path, usual: Path, qtbot: QtBot
) -> None:
    """Its path, and nothing more, is in the user's own folder; opening the usual vault again takes it away."""
    path = elsewhere(tmp_path, desk)
    open_there(bare, path, qtbot)
    assert (usual.parent / NAME).read_text() == f"{path}\n"
    with open_window(desk, qtbot) as second:
        assert second.side.keeper.path == str(path)
        assert isinstance(page_of(second), UnlockPage)
        second.side.leave()
    make_vault(desk, usual)
    open_there(bare, usual, qtbot)
    assert [one.name for one in usual.parent.iterdir()] == ["registre.vifdesk"]


def test_a_vault_that_was_only_looked_at_is_not_remembered(
    bare: MainWindow, desk: Desk, tmp_path: Path, usual: Path
) -> None:
    """Whose phrase one has not."""
    bare.side.keeper.choose(str(elsewhere(tmp_path, desk)))
    assert not usual.parent.exists()


def test_a_disk_that_is_not_plugged_in_is_named(
    bare: MainWindow, desk: Desk, tmp_path: Path, usual: Path, qtbot: QtBot
) -> None:
    """Rather than proposing a new vault as if there had been none; once it is there, coming back is enough."""
    path = elsewhere(tmp_path, desk)
    open_there(bare, path, qtbot)
    drawn = path.parent.rename(tmp_path / "retire")
    with open_window(desk, qtbot) as second:
        keeper = second.side.keeper
        assert (keeper.state, keeper.away) == (State.NONE, str(path))
        page = page_of(second)
        assert isinstance(page, WelcomePage)
        assert any(str(path) in text for text in texts(page))
        assert keeper.place_to_restore == str(usual)
        drawn.rename(path.parent)
        second.go("accueil")
        assert isinstance(page_of(second), UnlockPage)
        assert keeper.place_to_restore == str(path)
        second.side.leave()


@pytest.mark.parametrize("content", ["", "registre.vifdesk", "/a\n/b", "/a\0b", "/" + "x" * 5000, "\udcff"])
def test_a_file_that_holds_no_path_counts_as_none(usual: Path, content: str) -> None:
    """Whoever wrote it."""
    usual.parent.mkdir(parents=True)
    (usual.parent / NAME).write_bytes(content.encode(errors="surrogateescape"))
    assert remembered_place(str(usual)) == ""


def test_a_folder_that_takes_no_file_opens_the_vault_all_the_same(
    bare: MainWindow, desk: Desk, tmp_path: Path, usual: Path, qtbot: QtBot
) -> None:
    """It costs a click at the next start."""
    usual.parent.parent.mkdir(parents=True, exist_ok=True)
    usual.parent.write_text("")
    open_there(bare, elsewhere(tmp_path, desk), qtbot)
    assert bare.side.keeper.is_open
