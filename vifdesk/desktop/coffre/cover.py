"""The window under a veil: its rail, pages and footer are hidden, not only covered, and its title says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.veil import Veil


class Cover:
    """`title`: what the window is to be called now; empty when nothing covers it."""

    def __init__(self, window: QWidget, column: QVBoxLayout, *hidden: QWidget) -> None:
        self._window, self._column, self._hidden = window, column, list(hidden)
        self.veil: Veil | None = None
        self.title = ""
        self._kept: QWidget | None = None

    def hide_also(self, widget: QWidget) -> None:
        """One more part of the window that a veil takes away."""
        self._hidden.append(widget)

    def put(self, veil: Veil, title: str) -> None:
        """Cover the window; what was said at its foot, and every dialog, goes too."""
        self.clear_away()
        kept = self._window.focusWidget() if self.veil is None else self._kept
        self.lift()
        self._kept, self.veil, self.title = kept, veil, title
        for widget in self._hidden:
            widget.hide()
        self._column.insertWidget(0, veil, 1)
        veil.show()
        self._window.setWindowTitle(title)
        veil.first_focus().setFocus()

    def clear_away(self) -> None:
        """Close what stands before the window or at its foot, and may name somebody in words of its own."""
        for dialog in self._window.findChildren(QDialog):
            dialog.reject()
        from vifdesk.desktop.messages import NoticeBar

        for bar in self._window.findChildren(NoticeBar):
            bar.hide()

    def lift(self) -> None:
        """Show the window again; the keyboard stands where it stood."""
        veil, self.veil, self.title = self.veil, None, ""
        if veil is None:
            return
        veil.hide()
        veil.setParent(None)
        veil.deleteLater()
        for widget in self._hidden:
            widget.show()
        # what was locked away may have taken the field with it
        if self._kept is not None and isValid(self._kept) and self._kept.isVisible():
            self._kept.setFocus()
        self._kept = None
