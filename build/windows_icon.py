"""The program's sign for Windows: the same drawing as on the taskbar and at the head of the rail."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent
SIDES = (16, 24, 32, 48, 64, 128)
PANEL = (328, 628)  # twice what the page is at 100 %, for sharp edges on dense screens


def icon_bytes() -> bytes:
    """An ICO with every size that Windows asks for."""
    application = dressed()
    from vifdesk.desktop.application import program_icon

    icon = program_icon()
    pictures = [as_picture(icon.pixmap(side, side)) for side in SIDES]
    written = io.BytesIO()
    sizes = [(side, side) for side in SIDES]
    del application
    pictures[-1].save(written, "ICO", sizes=sizes, append_images=pictures[:-1], bitmap_format="bmp")
    return written.getvalue()


def panel_bytes() -> bytes:
    """The left side of the installer's first and last page: the program's rail, with its sign and its name."""
    application = dressed()
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

    from vifdesk.desktop.application import program_icon
    from vifdesk.desktop.tokens import LIGHT

    width, height = PANEL
    picture = QPixmap(width, height)
    picture.fill(QColor(LIGHT.rail))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(QRect(width // 2 - 64, 120, 128, 128), program_icon().pixmap(128, 128))
    font = QFont("Liberation Sans")
    font.setPixelSize(44)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.rail_text))
    painter.drawText(QRect(0, 268, width, 60), Qt.AlignmentFlag.AlignHCenter, "vifdesk")
    painter.end()
    del application
    written = io.BytesIO()
    as_picture(picture).convert("RGB").save(written, "BMP")
    return written.getvalue()


def dressed() -> QApplication:
    """A Qt without a screen, with the program's drawings and letters."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    from vifdesk.desktop.theme import dress
    from vifdesk.rulebook.locate import resources

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application, resources())
    return application


def as_picture(pixmap: QPixmap) -> Image.Image:
    from PIL import Image
    from PySide6.QtCore import QBuffer, QByteArray

    stored = QByteArray()
    buffer = QBuffer(stored)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return Image.open(io.BytesIO(stored.data())).convert("RGBA")
