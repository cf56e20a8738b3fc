"""The program's sign as a Windows icon: the same drawing as on the taskbar and at the head of the rail."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIDES = (16, 24, 32, 48, 64, 128)


def icon_bytes() -> bytes:
    """An ICO with every size that Windows asks for."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray
    from PySide6.QtWidgets import QApplication

    from vifdesk.desktop.application import program_icon
    from vifdesk.desktop.theme import find_resources
    from vifdesk.rulebook.locate import resources

    application = QApplication.instance() or QApplication([])
    find_resources(resources())
    icon = program_icon()
    pictures = []
    for side in SIDES:
        stored = QByteArray()
        buffer = QBuffer(stored)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        icon.pixmap(side, side).save(buffer, "PNG")
        pictures.append(Image.open(io.BytesIO(stored.data())).convert("RGBA"))
    del application
    written = io.BytesIO()
    pictures[-1].save(
        written,
        "ICO",
        sizes=[(side, side) for side in SIDES],
        append_images=pictures[:-1],
        bitmap_format="bmp",
    )
    return written.getvalue()
