"""The court's laptop that the installer is tried on, and the count of what held."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wine import Wine

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\vifdesk"
# The installer's exit codes (docs/guide/informatique.md).
RUNNING, NEWER, FOREIGN, TOO_OLD, NO_SPACE, LOCKED, DAMAGED = range(10, 17)


class Tally:
    """Prints each check as it is known, and counts."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0

    def check(self, sentence: str, held: object, detail: object = "") -> None:
        """Whether the fact holds; `detail` says what was found, above all where it does not."""
        self.passed += bool(held)
        self.failed += not held
        told = f" ({detail})" if str(detail) else ""
        print(f"{'ok   ' if held else 'ÉCHEC'} {sentence}{told}", flush=True)

    def skip(self, sentence: str, why: str) -> None:
        self.skipped += 1
        print(f"sauté {sentence} ({why})", flush=True)

    def close(self) -> int:
        """The last line; the exit code."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        print(f"{self.passed} passed, {self.failed} failed{skipped}", flush=True)
        return 1 if self.failed else 0


class Machine:
    """A court's laptop: the Windows, where vifdesk goes, what it keeps."""

    def __init__(self, wine: Wine, tally: Tally) -> None:
        self.wine = wine
        self.tally = tally
        self.program = wine.local / "Programs" / "vifdesk"
        self.vault = wine.local / "vifdesk" / "registre.vifdesk"
        self.menu = wine.profile / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/vifdesk.lnk"

    def install(self, installer: Path, *words: str) -> int:
        """Silently; the exit code."""
        return self.wine.run(installer, "/S", *words).returncode

    def install_into(self, installer: Path, folder: str, *words: str) -> int:
        """As an IT department does, from a batch file: only there can a folder with spaces come without quotes."""
        batch = self.wine.prefix / "drive_c" / "installer.cmd"
        command = f'start /wait "" "{self.wine.path(installer)}" /S {" ".join(words)} /D={folder}'
        batch.write_text(f"@{command}\r\n@exit %ERRORLEVEL%\r\n", encoding="ascii", newline="")
        return self.wine.run("cmd", "/c", self.wine.path(batch)).returncode

    def last_word(self) -> str:
        """The sentence that the installer left for whoever ran it without a window."""
        for place in (
            self.wine.profile / "Temp",
            self.wine.local / "Temp",
            self.wine.prefix / "drive_c/windows/temp",
        ):
            if (place / "vifdesk-installation.txt").is_file():
                return (place / "vifdesk-installation.txt").read_text(encoding="utf-16").strip()
        return ""

    def vifdesk(
        self, *words: str, told: str = "", program: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        python = (program or self.program) / "python.exe"
        return self.wine.run(python, "-X", "utf8", "-m", "vifdesk", *words, told=told.encode())

    def version(self, program: Path | None = None) -> str:
        """What the installed program says when it is started."""
        return self.vifdesk("--version", program=program).stdout.strip()

    def registered(self) -> dict[str, str]:
        """What Windows' own list says of vifdesk; empty if nothing."""
        told = self.wine.run("reg", "query", KEY).stdout
        rows = (line.split("    ")[1:] for line in told.splitlines() if line.startswith("    "))
        return {row[0]: row[-1] for row in rows if len(row) == 3}

    @contextmanager
    def running(self, program: Path, *words: str, until: Callable[[], bool] = lambda: True) -> Iterator[None]:
        """A process of the installed program, ended afterwards."""
        process = self.wine.start(program, *words)
        try:
            wait_for(until, 20)
            yield
        finally:
            process.kill()
            process.wait(timeout=30)


def busy() -> bool:
    """Whether others want more of this machine's cores than there are: what lasts too long then proves nothing."""
    return os.getloadavg()[0] > (os.cpu_count() or 1)


def wait_for(fact: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if fact():
            return True
        time.sleep(0.25)
    return fact()


def prints_of(tree: Path) -> dict[str, str]:
    """Every file below a folder with its print."""
    return {
        path.relative_to(tree).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(tree.rglob("*"))
        if path.is_file()
    }
