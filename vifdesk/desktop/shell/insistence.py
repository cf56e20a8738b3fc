"""A sentence above every page, that none takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from vifdesk.desktop.tokens import SPACE_M, SPACE_XL

if TYPE_CHECKING:
    from vifdesk.desktop.widgets.card import Notice


class Insistence:
    """At the head of `column`; built when there is something to say."""

    def __init__(self, column: QVBoxLayout) -> None:
        self._column = column
        self._notice: Notice | None = None

    def say(self, sentence: str) -> None:
        """Show it, or nothing."""
        if self._notice is None and sentence:
            from vifdesk.desktop.widgets.card import Notice

            self._notice = Notice("", "alerte")
            above = QHBoxLayout()
            above.setContentsMargins(SPACE_XL, SPACE_M, SPACE_XL, SPACE_M)
            above.addWidget(self._notice)
            self._column.insertLayout(0, above)
        if self._notice is not None:
            self._notice.set_text(sentence, "alerte")
            self._notice.setVisible(bool(sentence))
