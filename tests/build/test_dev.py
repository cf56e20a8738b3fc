"""The one command: what it decides before it touches the machine."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import preparation
import screen
import system_libraries

ROOT = Path(__file__).resolve().parents[2]


def dev(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build" / "dev.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def pinned(name: str) -> dict[str, str]:
    """Package to version, as the lock file has them."""
    lock = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w-]+)==(\S+)", lock, re.MULTILINE))


@pytest.mark.parametrize("words", [("bof",), ("lint", "vifdesk"), ("setup", "vite")])
def test_a_word_that_it_does_not_know_is_refused_in_one_sentence(words: tuple[str, ...]) -> None:
    """Exit 2, nothing done, no traceback."""
    done = dev(*words)
    assert done.returncode == 2
    assert words[-1] in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_word_it_says_what_it_can_do() -> None:
    """Asking for help is no mistake."""
    done = dev()
    assert done.returncode == 0
    for command in ("run", "test", "lint", "rules", "setup"):
        assert command in done.stdout


def test_an_old_python_is_told_which_one_to_take(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence, not a syntax error."""
    import dev as script

    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert script.main(["setup"]) == 2
    assert "3.11" in capsys.readouterr().err


@pytest.mark.parametrize(("lock", "groups"), [("run.txt", False), ("dev.txt", True)])
def test_the_lock_pins_all_that_the_project_declares(lock: str, groups: bool) -> None:
    """A dependency added to pyproject.toml without a new lock would be missing on a fresh machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["dev"] if groups else [])
    versions = pinned(lock)
    unmet = [
        line
        for line in wanted
        if not Requirement(line).specifier.contains(versions.get(canonical(line), "0"))
    ]
    assert unmet == []


def canonical(line: str) -> str:
    return Requirement(line).name.lower().replace("_", "-")


def test_both_locks_pin_the_same_versions() -> None:
    """What is tested is what is shipped."""
    tested = pinned("dev.txt")
    assert {name: tested.get(name) for name in pinned("run.txt")} == pinned("run.txt")


def test_every_locked_version_has_a_hash() -> None:
    """And only pins: no option, no address."""
    for lock in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"^(?=[\w-]+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert entries[0] == ""
        assert all("--hash=sha256:" in entry for entry in entries[1:])


def test_a_stamp_of_another_lock_or_another_python_is_not_current(tmp_path: Path) -> None:
    """Then the environment is brought up to date; an unreadable stamp counts as none."""
    stamp = tmp_path / "stamp.json"
    expected = {"lock": "a", "python": "/usr/bin/python3.11"}
    assert not preparation.is_current(stamp, expected)
    stamp.write_text('{"lock": "a", "python": "/usr/bin/python3.11"}', encoding="utf-8")
    assert preparation.is_current(stamp, expected)
    assert not preparation.is_current(stamp, {**expected, "lock": "b"})
    assert not preparation.is_current(stamp, {**expected, "python": "/usr/bin/python3.13"})
    stamp.write_text("{", encoding="utf-8")
    assert not preparation.is_current(stamp, expected)


def test_the_stamp_survives_the_move_of_the_checkout(tmp_path: Path) -> None:
    """Where the interpreter is a copy inside .venv, as on Windows, its folder says nothing."""
    lock = tmp_path / "lock.txt"
    lock.write_text("x", encoding="utf-8")
    stamps = []
    for place in ("ici", "la-bas"):
        python = tmp_path / place / ".venv" / "Scripts" / "python.exe"
        python.parent.mkdir(parents=True)
        python.touch()
        stamps.append(preparation.expected_stamp(lock, python))
    assert stamps[0] == stamps[1]


def test_the_newest_pip_wheel_wins(tmp_path: Path) -> None:
    """By number, not by letter: 23 is older than 100."""
    for version in ("9.0.1", "23.0.1", "100.0"):
        (tmp_path / f"pip-{version}-py3-none-any.whl").touch()
    assert preparation.newest_pip([tmp_path]) == tmp_path / "pip-100.0-py3-none-any.whl"
    assert preparation.newest_pip([tmp_path / "rien"]) is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is always there")
@pytest.mark.parametrize("display", ["", ":", "bof", ":x", ":987"])
def test_a_display_that_nobody_answers_is_no_screen(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A window there would wait for ever, unseen."""
    monkeypatch.setattr(screen, "answers", lambda *_: False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert screen.reachable_screen() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the screen is always there")
def test_a_display_that_answers_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Local by its socket, remote by its port."""
    asked = []

    def answers(family: object, address: object) -> bool:
        asked.append(address)
        return True

    monkeypatch.setattr(screen, "answers", answers)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for display in (":0", "localhost:10.0"):
        monkeypatch.setenv("DISPLAY", display)
        assert screen.reachable_screen() == display
    assert asked == ["/tmp/.X11-unix/X0", ("localhost", 6010)]


def test_a_library_unpacked_beside_the_environment_is_not_missing(tmp_path: Path) -> None:
    """So that a second start downloads nothing."""
    name = "libvifdesk-inconnue.so.1"
    assert system_libraries.missing_libraries({name: "paquet"}, tmp_path) == [name]
    place = tmp_path / "usr" / "lib" / "x86_64-linux-gnu"
    place.mkdir(parents=True)
    (place / name).touch()
    assert system_libraries.missing_libraries({name: "paquet"}, tmp_path) == []
