"""One window a user and a screen: a second start asks the first window to come forward, and leaves.

Two files in the user's own local folder, which say nothing of anybody:

- `fenetre-ECRAN` is locked by the system as long as the process lives; whoever dies lets it go, however it dies
- `appel-ECRAN` is there while somebody calls: the window takes it away, which is its answer

No socket, no bus: it works where neither is allowed, and two users of one machine never meet.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

PATIENCE = 10.0
"""Seconds that a second start waits for an answer; then it opens a window of its own: the first one does not react."""
_STEP = 0.05


class OneWindow:
    """`claim` at the start; then `called` from time to time by the first, or `call` by the second; `release` at the end."""

    def __init__(self, folder: Path | None = None, screen: str | None = None) -> None:
        self._folder = folder or local_folder()
        name = screen_name() if screen is None else screen
        self._lock, self._call = self._folder / f"fenetre-{name}", self._folder / f"appel-{name}"
        self._handle: int | None = None

    def claim(self) -> bool:
        """Whether this is the first window; also where the folder takes no file: one must be able to work all the same."""
        for _attempt in range(3):  # another one that leaves may take its file away between two steps
            try:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                handle = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return True
            if not _locked(handle):
                os.close(handle)
                return False
            if _names(self._lock, handle):
                self._handle = handle
                self._answer()
                return True
            os.close(handle)
        return True

    def call(self, token: str = "", patience: float = PATIENCE) -> bool:
        """Ask the first window to come forward; whether it answered. `token`: the system's leave to take the keyboard."""
        _let_others_come_forward()
        made = self._call.with_name(f"{self._call.name}-{os.getpid()}")
        try:
            made.write_text(token, encoding="utf-8")
            made.replace(self._call)
        except OSError:
            return False
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if not self._call.exists():
                return True
            time.sleep(_STEP)
        self._answer()
        return False

    def called(self) -> str | None:
        """The caller's token if somebody has called since this was last asked, else None."""
        if self._handle is None or not self._call.exists():
            return None
        try:
            token = self._call.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            token = ""
        return token if self._answer() else None

    def release(self) -> None:
        """Leave nothing behind. Safe to call twice."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if os.name == "nt":  # an open file cannot be removed there
            os.close(handle)
            handle = None
        for path in (self._call, self._lock):
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            self._folder.rmdir()  # only if nothing else is kept in it
        if handle is not None:
            os.close(handle)

    def _answer(self) -> bool:
        try:
            self._call.unlink()
        except OSError:
            return False
        return True


def local_folder() -> Path:
    """Where this user's own files of vifdesk lie, on this machine only.

    The same folder as `platformdirs` names; asked here of the environment alone, since this is read before the first picture.
    """
    home = Path.home()
    if sys.platform == "win32":
        portable = os.environ.get("WIN_PD_OVERRIDE_LOCAL_APPDATA", "").strip()
        base = portable or os.environ.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(home / "Library" / "Application Support")
    else:
        base = os.environ.get("XDG_DATA_HOME", "").strip() or str(home / ".local" / "share")
    return Path(base) / "vifdesk"


def screen_name() -> str:
    """Which screen a window of this process would be on: one user may have two sessions, neither sees the other's windows."""
    names = ("SESSIONNAME",) if os.name == "nt" else ("WAYLAND_DISPLAY", "DISPLAY")
    found = next((os.environ[name] for name in names if os.environ.get(name)), "ecran")
    return "".join(sign if sign.isalnum() else "-" for sign in found)


def _locked(handle: int) -> bool:
    """Lock the file for as long as the process lives; False where another process has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _names(path: Path, handle: int) -> bool:
    """Whether the path still leads to this open file."""
    try:
        there, mine = path.stat(), os.fstat(handle)
    except OSError:
        return False
    return (there.st_ino, there.st_dev) == (mine.st_ino, mine.st_dev)


def _let_others_come_forward() -> None:
    """Windows lets only the program that the user has just started take the keyboard: pass that leave on."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
