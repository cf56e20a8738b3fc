"""What an installed program tells Windows as it starts: that it runs, and, if portable, where its data lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

MARK = "Local\\vifdesk-running"
PORTABLE = "portable.txt"
DATA = "vifdesk-donnees"


def settle_in() -> None:
    """Once a process, before anything is read; nothing outside Windows."""
    if sys.platform == "win32":
        keep_data_beside(Path(sys.executable).parent)
        _mark_running()


def keep_data_beside(program: Path) -> None:
    """A program installed as portable has everything that it keeps beside its own folder: platformdirs is told so."""
    if (program / PORTABLE).is_file():
        os.environ["WIN_PD_OVERRIDE_LOCAL_APPDATA"] = str(program.parent / DATA)


def _mark_running() -> None:
    """A named object that lives as long as this process, whose handle nothing closes; the installer waits for its end."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("kernel32").CreateMutexW(None, False, MARK)
