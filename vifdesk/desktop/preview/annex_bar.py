"""What may be joined to a paper: one tick an annex, none ticked at first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_S, SPACE_XL
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.documents.document import Document


class AnnexBar(QWidget):
    """`changed()`: another choice was made. Hidden when there is nothing to join."""

    changed = Signal()

    def __init__(self, annexes: Sequence[Document]) -> None:
        super().__init__()
        self.setAccessibleName("Annexes")
        self._annexes = tuple(annexes)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, 0)
        column.setSpacing(0)
        self.ticks = [Tick(f"Joindre l’annexe\u00a0: {_named(annex)}") for annex in self._annexes]
        for tick in self.ticks:
            tick.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(tick)
        if not self.ticks:
            self.hide()

    def chosen(self) -> tuple[Document, ...]:
        """The annexes to join, in their order."""
        return tuple(annex for annex, tick in zip(self._annexes, self.ticks, strict=True) if tick.isChecked())


def _named(annex: Document) -> str:
    return (
        f"{annex.title} ({annex.subtitle[:1].lower()}{annex.subtitle[1:]})" if annex.subtitle else annex.title
    )
