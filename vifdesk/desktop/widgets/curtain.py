"""Before a text of several lines that names somebody, while identities are hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from vifdesk.desktop.discretion import identities_hidden, when_turned
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.labels import text_label

_WORDS = "Texte masqué. Ctrl+H le montre de nouveau\u00a0; rien n’en est perdu."


class Curtain(QObject):
    """Puts a sentence in the place of `area`, so that neither the eye nor a screen reader finds its words.

    The area keeps its text all the while: whoever reads it to save it reads the truth.
    """

    def __init__(self, area: QPlainTextEdit) -> None:
        super().__init__(area)
        self._area = area
        self._instead: QWidget | None = None
        when_turned(area, self.turn)
        area.installEventFilter(self)

    def turn(self) -> None:
        """Draw the curtain, or open it."""
        if identities_hidden() and self._instead is None:
            self._draw()
        elif not identities_hidden() and self._instead is not None:
            self._open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # made or shown while identities are hidden: before its first picture
        if event.type() in (QEvent.Type.Polish, QEvent.Type.Show) and identities_hidden():
            self.turn()
        return False

    def _draw(self) -> None:
        parent = self._area.parentWidget()
        layout = parent.layout() if parent is not None else None
        if parent is None or layout is None:
            return
        instead = text_label(_WORDS, Role.MUTED)
        instead.setParent(parent)
        if layout.replaceWidget(self._area, instead) is None:
            instead.deleteLater()
            return
        self._instead = instead
        self._area.hide()
        instead.show()

    def _open(self) -> None:
        instead, self._instead = self._instead, None
        parent = self._area.parentWidget()
        layout = parent.layout() if parent is not None else None
        if instead is None or layout is None:
            return
        layout.replaceWidget(instead, self._area)
        instead.hide()
        instead.deleteLater()
        self._area.show()
