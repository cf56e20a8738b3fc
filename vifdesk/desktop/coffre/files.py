"""Asking for a file or a folder, with the system's own window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_VAULTS = "Coffres de vifdesk (*.vifdesk *.sauvegarde);;Tous les fichiers (*)"


def ask_for_vault(parent: QWidget, then: Callable[[str], object]) -> QFileDialog:
    """Choose an existing vault; returns at once."""
    dialog = QFileDialog(parent.window(), "Ouvrir un coffre", "", _VAULTS)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _open(dialog, then)


def ask_where_to_make(parent: QWidget, proposed: str, then: Callable[[str], object]) -> QFileDialog:
    """Choose a new file; an existing one is refused later, never replaced."""
    dialog = QFileDialog(parent.window(), "Emplacement du coffre", str(Path(proposed).parent), _VAULTS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix("vifdesk")
    dialog.selectFile(Path(proposed).name)
    return _open(dialog, then)


def ask_for_folder(parent: QWidget, title: str, start: str, then: Callable[[str], object]) -> QFileDialog:
    """Choose a folder."""
    dialog = QFileDialog(parent.window(), title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _open(dialog, then)


def _open(dialog: QFileDialog, then: Callable[[str], object]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
    return dialog
