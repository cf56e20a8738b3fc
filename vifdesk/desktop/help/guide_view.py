"""The text of a guide with its pictures, which never stick out of the page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QImage, QImageReader, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

_REST = 80
"""Milliseconds without a change of width: eight pictures are not scaled at each step of a window that is dragged."""
_PICTURE = QTextDocument.ResourceType.ImageResource.value


class GuideView(QTextBrowser):
    """Pictures come from the guides' own folder, as wide as the text and never wider than they are."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, QUrl] = {}
        self._width = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._fit)
        self.setAccessibleName("Texte du guide")
        self.setOpenLinks(False)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of this folder; nothing of anywhere else."""
        address = QUrl(name)
        if kind != _PICTURE or not address.isRelative():
            return None
        self._shown[address.toString()] = address
        return self._picture(address)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pictures again where the width is another: at once when they are first shown, else once it rests."""
        super().resizeEvent(event)
        if self.isVisible():
            self._rest.start()
        else:
            self._fit()

    def _fit(self) -> None:
        if self._room() == self._width:
            return
        self._width = self._room()
        for address in self._shown.values():
            self.document().addResource(_PICTURE, address, self._picture(address))
        self.document().markContentsDirty(0, self.document().characterCount())

    def _picture(self, address: QUrl) -> QImage:
        """Scaled for the screen's own pixels; empty where the file is missing."""
        reader = QImageReader(f"guides:{address.path()}")
        size = reader.size()
        picture = reader.read()
        ratio = self.devicePixelRatioF()
        width = min(round(self._room() * ratio), size.width())
        if picture.isNull() or width <= 0:
            return picture
        height = round(size.height() * width / size.width())
        picture = picture.scaled(
            QSize(width, height),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(ratio)
        return picture

    def _room(self) -> int:
        return self.viewport().width() - 2 * round(self.document().documentMargin())
