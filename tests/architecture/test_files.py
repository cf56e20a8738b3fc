"""What the repository's files must never carry."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FORBIDDEN = {
    "a folder of someone's machine": re.compile(
        r"(?<![\w.])/(?:home|root|work|Users)/[\w.]|[A-Za-z]:\\+Users\\+\w"
    ),
    "a package registry's address": re.compile(
        r"pypi\.org|pythonhosted\.org|debian\.org/debian|npmjs\.(?:org|com)|--(?:extra-)?index[-]url"
    ),
}


def tracked_files() -> list[Path]:
    """Every file under version control; where git cannot tell, every file but those of tools."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        places = [path.relative_to(ROOT) for path in ROOT.rglob("*")]
        return [
            ROOT / place
            for place in places
            if not any(part.startswith((".", "__py")) for part in place.parts)
        ]
    return [ROOT / name for name in listed.decode().split("\0") if name]


def text_of(path: Path) -> str:
    """The file's text, empty for a binary or a file that was just removed."""
    content = path.read_bytes() if path.is_file() else b""
    return "" if b"\0" in content else content.decode("utf-8")


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_carries(what: str) -> None:
    """A checkout works on any machine, behind any registry."""
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in tracked_files()
        for match in FORBIDDEN[what].finditer(text_of(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("what", "planted"),
    # in pieces, so that this very file passes
    [
        ("a folder of someone's machine", "open('/" + "home/camille/affaires.db')"),
        ("a folder of someone's machine", "cd /" + "work/main"),
        ("a folder of someone's machine", "C:\\" + "Users\\camille\\vifdesk"),
        ("a package registry's address", "https://files.python" + "hosted.org/packages"),
        ("a package registry's address", "pip install --index" + "-url x"),
    ],
)
def test_the_check_above_bites(what: str, planted: str) -> None:
    """A planted address is found."""
    assert FORBIDDEN[what].search(planted)


def test_every_text_file_is_utf_8_with_plain_line_ends() -> None:
    """The rules' print is a hash of bytes: a carriage return would change the law's identity."""
    assert [path.name for path in tracked_files() if "\r" in text_of(path)] == []
