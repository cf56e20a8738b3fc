"""A Windows to try things on: Wine, in a folder of its own, before a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

from preparation import NotReady, last_lines

# The debugger's window, the menus of the host, the offer to download Mono and Gecko: not wanted.
QUIET = "winedbg,winemenubuilder.exe=d;mscoree,mshtml="
# Debian's packages by the command that each brings.
TO_BUILD = {
    "wine": "wine",
    "Xvfb": "xvfb",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "openssl": "openssl",
}
TO_PROVE = {**TO_BUILD, "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32"}
BESIDE = {"wine": ("wine64",)}  # without recommendations, Debian's `wine` brings no 64-bit loader
START_S, RUN_S, LAST_WORDS_S = 180, 240, 1.5


def missing_tools(tools: dict[str, str]) -> list[str]:
    """The packages of Debian that would bring what is not there."""
    missing = [name for name in tools if not shutil.which(name)]
    return [package for name in missing for package in (tools[name], *BESIDE.get(name, ()))]


class Wine:
    """One Windows. `user` is the name of who sits before it, in their profile's path too."""

    def __init__(self, prefix: Path, display: str, user: str = "magistrat") -> None:
        self.prefix = prefix
        self.user = user
        self.overrides = QUIET
        self._display = display

    def make(self) -> None:
        """A fresh Windows 10."""
        self.prefix.mkdir(parents=True, exist_ok=True)
        made = self._call(["wineboot", "--init"], timeout=START_S)
        if not self.profile.is_dir():
            raise NotReady(f"Wine n’a pas pu préparer son Windows :\n{last_lines(made.stdout)}")
        self.pretend("win10")

    def pretend(self, version: str) -> None:
        """Another version of Windows: « win10 », « win7 »."""
        self._call(["wine", "winecfg", "-v", version], timeout=START_S)
        self.settle()

    @property
    def profile(self) -> Path:
        return self.prefix / "drive_c" / "users" / self.user

    @property
    def local(self) -> Path:
        return self.profile / "AppData" / "Local"

    def path(self, place: Path) -> str:
        """How Windows names a place of this machine."""
        drive_c = self.prefix / "drive_c"
        if place.is_relative_to(drive_c):
            return "C:\\" + str(place.relative_to(drive_c)).replace("/", "\\")
        return "Z:" + str(place).replace("/", "\\")

    def run(
        self,
        program: Path | str,
        *words: str,
        told: bytes = b"",
        folder: Path | None = None,
        timeout: float = RUN_S,
        variables: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run to its end, `told` on its standard input; what it prints, errors among it."""
        command = ["wine", self.path(program) if isinstance(program, Path) else program, *words]
        return self._call(command, told=told, folder=folder, timeout=timeout, variables=variables)

    def start(self, program: Path, *words: str, folder: Path | None = None) -> subprocess.Popen[bytes]:
        """Start, and leave running; the caller ends it."""
        return subprocess.Popen(
            ["wine", self.path(program), *words],
            env=self.environment(),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def settle(self) -> None:
        """Wait until nothing runs and what Wine keeps in memory is on the disk."""
        self._call(["wineserver", "--wait"], timeout=60)

    def close(self) -> None:
        """End everything that runs on this Windows, and only that."""
        self._call(["wineserver", "--kill"], timeout=60)

    def environment(self, variables: dict[str, str] | None = None) -> dict[str, str]:
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "QT_", "XDG_"))
        }
        return {
            **own,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": self.overrides,
            "DISPLAY": self._display,
            "USER": self.user,
            "LOGNAME": self.user,
            "LC_ALL": "C.UTF-8",
            **(variables or {}),
        }

    def _call(
        self,
        command: Sequence[str],
        *,
        told: bytes = b"",
        folder: Path | None = None,
        timeout: float = RUN_S,
        variables: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Through pipes always: a Windows Python dies of standard streams that are none."""
        process = subprocess.Popen(
            command,
            env=self.environment(variables),
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        printed: list[bytes] = []
        reader = Thread(target=drain, args=(process, told, printed), daemon=True)
        reader.start()
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            code = -1
            printed.append(f"\nArrêté après {timeout:.0f} s.".encode())
        # Wine's own services, if this call was the first, hold the pipe open: its end is not waited for
        reader.join(LAST_WORDS_S)
        text = b"".join(printed).decode("utf-8", errors="replace").replace("\r\n", "\n")
        return subprocess.CompletedProcess(command, code, text, "")


def drain(process: subprocess.Popen[bytes], told: bytes, printed: list[bytes]) -> None:
    """Tell it what it waits for, then keep what it prints as it comes."""
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError):
        process.stdin.write(told)
        process.stdin.close()
    while some := os.read(process.stdout.fileno(), 65536):
        printed.append(some)


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A screen of 1366 × 768 that nobody sees; its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            told = number.readline().strip()
        if not told:
            raise NotReady("Xvfb ne démarre pas : il n’y a pas d’écran où ouvrir une fenêtre.")
        yield f":{told}"
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def fresh_wine(folder: Path, user: str = "magistrat") -> Iterator[Wine]:
    """A Windows in `folder`, ended with everything on it when the caller is done."""
    with virtual_screen() as screen:
        wine = Wine(folder, screen, user)
        try:
            wine.make()
            yield wine
        finally:
            wine.close()
