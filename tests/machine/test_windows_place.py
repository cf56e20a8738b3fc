"""Where a portable program keeps its data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs.windows import get_win_folder

from vifdesk.machine.windows_place import keep_data_beside

VARIABLE = "WIN_PD_OVERRIDE_LOCAL_APPDATA"


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each fact starts without it, and leaves none behind."""
    monkeypatch.setenv(VARIABLE, "")


def test_a_portable_program_keeps_its_data_beside_its_own_folder(tmp_path: Path) -> None:
    """Not inside it: an upgrade replaces that folder whole."""
    program = tmp_path / "vifdesk"
    program.mkdir()
    (program / "portable.txt").touch()
    keep_data_beside(program)
    assert Path(os.environ[VARIABLE]) == tmp_path / "vifdesk-donnees"


def test_an_installed_program_keeps_them_in_the_user_s_profile(tmp_path: Path) -> None:
    """Without the mark nothing is changed."""
    keep_data_beside(tmp_path)
    assert os.environ[VARIABLE] == ""


def test_platformdirs_heeds_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook on which all this hangs is the library's own; a version without it must not slip in."""
    monkeypatch.setenv(VARIABLE, r"E:\vifdesk-donnees")
    assert get_win_folder("CSIDL_LOCAL_APPDATA") == r"E:\vifdesk-donnees"
