"""Builds everything once and starts the window or the command line; the only file that knows all layers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from vifdesk import __version__
from vifdesk.actions.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from vifdesk.actions.vault_port import Vaults


def main(arguments: Sequence[str] | None = None) -> int:
    """Start the program: a window without arguments, else the command that they name."""
    words = sys.argv[1:] if arguments is None else arguments
    if sys.platform == "win32":
        from vifdesk.machine.windows_place import settle_in

        settle_in()
    if not words:
        return open_window()
    from vifdesk.cli.main import main as run_command

    return run_command(words, build_desk, __version__)


def build_desk() -> Desk:
    """The real ports. Nothing is read from the disk yet."""
    from vifdesk.machine.clock import SystemClock
    from vifdesk.machine.files import DiskFiles
    from vifdesk.machine.policy import policy_of, policy_path
    from vifdesk.machine.record_ids import new_record_id
    from vifdesk.machine.spreadsheet import CalamineSpreadsheets
    from vifdesk.machine.zones import zone_of
    from vifdesk.printing.press import ReportlabPress
    from vifdesk.rulebook.book import ResourceBook
    from vifdesk.rulebook.locate import resources

    clock, rulebook = SystemClock(), ResourceBook(resources(), zone_of)

    @cache
    def cupboard() -> Vaults:
        from vifdesk.actions.sum_up import SumUp
        from vifdesk.store.cupboard import SqliteVaults

        return SqliteVaults(clock, summarise=SumUp(rulebook))

    return Desk(
        rulebook,
        clock,
        ReportlabPress(),
        DiskFiles(),
        cupboard,
        new_record_id,
        CalamineSpreadsheets(),
        policy_of(policy_path()),
    )


def build_window() -> QWidget:
    """The main window over the real desk; a QApplication must exist."""
    from vifdesk.desktop.main_window import MainWindow

    return MainWindow(build_desk())


def open_window() -> int:
    """Open the window and stay until it is closed; 2 where there is no screen, which Qt itself answers by an abort.

    Where this user's window is open already, it comes forward, and nothing more is opened.
    """
    if not _has_screen():
        sys.stderr.write(f"{_NO_SCREEN}\n")
        return 2
    from vifdesk.machine.one_window import OneWindow

    one = OneWindow()
    if not one.claim() and one.call(os.environ.get("XDG_ACTIVATION_TOKEN", "")):
        return 0
    from vifdesk.desktop.application import run
    from vifdesk.rulebook.locate import resources

    try:
        return run(build_window, resources(), called=one.called)
    finally:
        one.release()


_NO_SCREEN = (
    "Aucun écran\u00a0: la fenêtre ne peut pas s’ouvrir. Lancez vifdesk depuis une session graphique, ou écrivez les "
    "papiers de la démonstration avec «\u00a0vifdesk demo --sortie DOSSIER\u00a0»."
)


def _has_screen() -> bool:
    """Whether a window has somewhere to open; Windows and macOS always do."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
