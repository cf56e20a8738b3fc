"""The brake on wrong phrases. It slows somebody at the keyboard; a thief with the file has Argon2id to face.

The count is kept beside the vault, never in it, since a failed opening writes nothing there; and in this process, for a
folder that takes no file. It says how many tries failed in a row, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FREE = 10  # wrong tries before the brake
LONGEST = 30.0  # seconds


class Brake:
    """Counts the wrong tries at each vault, and waits."""

    def __init__(self, pause: Callable[[float], None]) -> None:
        self._pause = pause
        self._here: dict[Path, int] = {}

    def wait(self, vault: Path) -> None:
        """Wait as long as the tries so far ask for."""
        delay = delay_after(self._count(vault))
        if delay:
            self._pause(delay)

    def wrong(self, vault: Path) -> int:
        """One wrong try more; how many in a row."""
        count = self._count(vault) + 1
        self._here[vault] = count
        with suppress(OSError):
            count_file(vault).write_text(f"{count}\n", "ascii")
        return count

    def right(self, vault: Path) -> None:
        """Begin again at none."""
        self._here.pop(vault, None)
        with suppress(OSError):
            count_file(vault).unlink(missing_ok=True)

    def _count(self, vault: Path) -> int:
        written = 0
        with suppress(OSError, ValueError):
            written = int(count_file(vault).read_text("ascii")[:9])
        return max(written, self._here.get(vault, 0), 0)


def delay_after(count: int) -> float:
    """Seconds to wait after so many wrong tries: 1, 2, 4… from the tenth on, thirty at most."""
    return min(LONGEST, 2.0 ** (min(count, 20) - FREE)) if count >= FREE else 0.0


def count_file(vault: Path) -> Path:
    """Where the count is kept."""
    return vault.with_name(vault.name + ".essais")
