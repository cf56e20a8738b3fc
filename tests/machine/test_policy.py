"""The policy file on the disk: absent, sound, broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from vifdesk.domain.register.policy import Policy
from vifdesk.machine.policy import policy_of


def test_without_a_file_nothing_is_fixed(tmp_path: Path) -> None:
    """The usual case."""
    assert policy_of(tmp_path / "politique.toml")() == Policy()


def test_a_sound_file_is_read_once(tmp_path: Path) -> None:
    """Also with the byte order mark of a Windows editor; what it said holds until the program ends."""
    path = tmp_path / "politique.toml"
    path.write_bytes("\ufeff[verrouillage]\nminutes = 3\n".encode())
    policy = policy_of(path)
    assert policy().idle_minutes == 3
    path.unlink()
    assert policy().idle_minutes == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[verrouillage\nminutes = 3", "TOML"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"# " + b"x" * 200_000, "trop grand"),
        (b"[verrouillage]\nminutes = 'cinq'\n", "verrouillage.minutes"),
    ],
)
def test_a_broken_file_is_strict_and_names_itself(tmp_path: Path, content: bytes, said: str) -> None:
    """Never a crash, never wider than what was meant: which file, what is wrong, who mends it."""
    path = tmp_path / "politique.toml"
    path.write_bytes(content)
    policy = policy_of(path)()
    assert policy.names_allowed is False
    text = " ".join(policy.faults)
    assert str(path) in text
    assert said in text
    assert "service informatique" in text
