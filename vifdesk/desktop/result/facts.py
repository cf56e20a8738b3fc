"""The facts that were retained, by group, with where each comes from."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.result.trace import TraceLine, labelled_lines
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.documents.document import Block, FactLine, FactTable, Paragraph


class FactsCard(Card):
    """The facts as the sheet prints them, folded."""

    def __init__(self) -> None:
        super().__init__(name="Faits retenus")
        self.fold = Fold("Faits retenus", "Masquer les faits")
        self.body.addWidget(self.fold)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_M)
        self.fold.body.addLayout(self._rows)

    def display(self, blocks: Iterable[Block]) -> None:
        """Draw these blocks in the place of those there were."""
        empty(self._rows)
        for block in blocks:
            if isinstance(block, FactTable):
                if block.heading:
                    self._rows.addWidget(text_label(typographie(block.heading), Role.STRONG))
                self._rows.addWidget(labelled_lines([_line(one) for one in block.lines], shares=(2, 3)))
            elif isinstance(block, Paragraph):
                self._rows.addWidget(text_label(block.text, Role.CAPTION, selectable=True))


def _line(one: FactLine) -> TraceLine:
    origin = f" ({one.origin})" if one.origin else ""
    decides = " – peut changer la conclusion" if one.decides else ""
    return TraceLine(one.label, f"{sentence_case(one.value)}{origin}{decides}")
