"""The installer's script and those that build it, without a Windows: what must agree with what."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import windows_installer
import windows_machine
import wine
from preparation import NotReady
from vifdesk.machine.windows_place import DATA, MARK, PORTABLE
from windows_installer import files_to_unpack, moment, require_tools, version_of

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = (ROOT / "installer.nsi").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "guide" / "informatique.md").read_text(encoding="utf-8")


def test_the_installer_waits_for_the_very_mark_that_the_program_holds() -> None:
    """Two spellings would let it replace the files of a running program."""
    assert re.search(r'!define MARK "([^"]+)"', SCRIPT)[1] == MARK  # type: ignore[index]  # absent fails as well


def test_the_installer_writes_the_file_that_makes_a_program_portable() -> None:
    """And says to the user where the data go."""
    assert f'"$Fresh\\{PORTABLE}"' in SCRIPT
    assert DATA in SCRIPT


def test_every_exit_code_is_documented() -> None:
    """What the script can return, what the proof expects and what the guide explains are one list."""
    returned = {int(code) for code in re.findall(r"StrCpy \$Code (\d+)", SCRIPT)}
    explained = {int(code) for code in re.findall(r"^\| (\d+) \|", GUIDE, re.MULTILINE)}
    assert returned == set(range(10, 17))
    assert explained == returned | {0, 1, 2}
    assert windows_machine.DAMAGED in returned


def test_the_installer_never_names_the_user_s_data() -> None:
    """It removes what its list names, its own leftovers, and nothing else by the folder."""
    whole_folders = re.findall(r'RMDir /r "([^"]+)"', SCRIPT)
    assert set(whole_folders) == {"$Fresh", "$R0\\$R2"}
    assert SCRIPT.count(r'RMDir /r "$R0\$R2"') == 1
    bytecode, _ = SCRIPT.split(r'RMDir /r "$R0\$R2"')
    assert bytecode.rstrip().endswith('"__pycache__\\"')
    assert "$LOCALAPPDATA\\vifdesk" not in SCRIPT


def test_the_program_says_its_version_in_a_form_that_the_build_reads() -> None:
    """The installer compares it with the one already there."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", version_of(ROOT))


def test_the_files_come_in_one_order_whatever_the_disk_gives(tmp_path: Path) -> None:
    """The order is part of the installer's bytes."""
    for name in ("b/two.txt", "a.txt", "b/one.txt", "b/c/three.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    told = files_to_unpack(tmp_path).splitlines()
    assert [line for line in told if line.startswith("SetOutPath")] == [
        'SetOutPath "$Fresh"',
        'SetOutPath "$Fresh\\b"',
        'SetOutPath "$Fresh\\b\\c"',
    ]
    assert [Path(line.split('"')[1]).name for line in told if line.startswith("File")] == [
        "a.txt",
        "one.txt",
        "two.txt",
        "three.txt",
    ]


def test_the_builder_may_say_the_date_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable that all reproducible builds know."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert moment() == 86400


def test_a_tool_that_is_missing_is_asked_for_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rights to install, the sentence is the command to give to an administrator."""
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(NotReady, match="apt-get install some-package"):
        require_tools({"a-command-that-nobody-has": "some-package"})


def test_wine_brings_its_own_64_bit_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's package `wine` alone would start nothing."""
    monkeypatch.setattr("shutil.which", lambda name: None if name == "wine" else f"/usr/bin/{name}")
    assert wine.missing_tools(wine.TO_PROVE) == ["wine", "wine64"]


def test_a_place_has_the_name_that_windows_gives_it(tmp_path: Path) -> None:
    """On its own disk, else through the drive that is the whole machine."""
    windows = wine.Wine(tmp_path, ":0", "Hélène B")
    assert windows.path(tmp_path / "drive_c" / "users" / "Hélène B") == r"C:\users\Hélène B"
    assert windows.path(Path("/srv/vifdesk.exe")) == r"Z:\srv\vifdesk.exe"


def test_a_machine_without_wine_is_told_that_nothing_was_proved(tmp_path: Path) -> None:
    """The step of the continuous integration passes, says so, and installs nothing."""
    command = [sys.executable, str(ROOT / "build" / "prove_windows.py"), "--where-possible"]
    done = subprocess.run(
        command,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0
    assert "non faite" in done.stdout
    assert "wine64" in done.stdout
    assert "passed" not in done.stdout


def test_a_runtime_and_its_print_come_together(capsys: pytest.CaptureFixture[str]) -> None:
    """A release cannot name a file without saying which one it must be."""
    with pytest.raises(SystemExit):
        windows_installer.main(["somewhere", "--runtime", "python.zip"])
    assert "--sha256" in capsys.readouterr().err


def test_a_failed_check_fails_the_proof(capsys: pytest.CaptureFixture[str]) -> None:
    """And the last line is the one that machines read."""
    tally = windows_machine.Tally()
    tally.check("Ceci tient", True)
    tally.check("Cela non", [], "vide")
    tally.skip("Ceci ne s’essaie pas ici", "pas de disque")
    assert tally.close() == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 1 failed, 1 skipped"
