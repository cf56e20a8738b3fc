"""« Que manque-t-il ? »: what is still open, and the way back to the questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.button import LINK, QUIET, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.numbered import NumberDisc
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.wizard.step import MissingFact

_LABEL_LETTERS, _WHY_LETTERS = 36, 40
_SHOWN = 4
"""So many at first, that the conclusion and the alerts stay in sight; the others are one press away."""


class MissingCard(Card):
    """The missing facts, the most decisive first, each a way to its question. Hidden when nothing is missing."""

    asked_for = Signal(str)
    """The magistrate goes back to this fact's question."""
    paper_asked = Signal()
    """The questions are to be printed, for the officer."""

    def __init__(self) -> None:
        super().__init__("Que manque-t-il\u00a0?", stripe="attente")
        self.body.setSpacing(SPACE_S)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE_XS)
        self.resume = Button("Reprendre les questions", kind=SECONDARY, icon="retour")
        self.resume.clicked.connect(self._resume)
        self.print = Button("Questions à imprimer", kind=QUIET, icon="imprimer")
        self.print.clicked.connect(lambda _checked=False: self.paper_asked.emit())
        self.others = Fold("")
        self._other_rows = QVBoxLayout()
        self._other_rows.setSpacing(SPACE_XS)
        self.others.body.addLayout(self._other_rows)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.others)
        self.body.addLayout(row(self.resume, self.print))
        self._missing: tuple[MissingFact, ...] = ()

    def display(self, missing: Sequence[MissingFact]) -> None:
        """Draw these in the place of those there were."""
        empty(self._rows)
        empty(self._other_rows)
        self._missing = tuple(missing)
        shown = len(missing) if len(missing) <= _SHOWN + 1 else _SHOWN
        for number, one in enumerate(missing, start=1):
            rows = self._rows if number <= shown else self._other_rows
            rows.addWidget(self._row(number, one))
        left = len(missing) - shown
        self.others.set_words(f"{left} autres, moins décisifs", "Masquer les moins décisifs")
        self.others.setVisible(left > 0)
        self.setVisible(bool(missing))

    def _row(self, number: int, one: MissingFact) -> Columns:
        question = Button(typographie(one.fact.label), kind=LINK)
        question.setAccessibleName(typographie(f"Répondre : {one.fact.label}"))
        question.setAccessibleDescription(one.why)
        question.clicked.connect(lambda _checked=False, fact_id=one.fact.id: self.asked_for.emit(fact_id))
        named = QWidget()
        line = row(NumberDisc(number, "attente"), question)
        line.setContentsMargins(0, 0, 0, 0)
        named.setLayout(line)
        columns = Columns(spacing=SPACE_M)
        columns.add(named, _LABEL_LETTERS, 2)
        columns.add(text_label(one.why, Role.MUTED), _WHY_LETTERS, 5)
        return columns

    def _resume(self) -> None:
        if self._missing:
            self.asked_for.emit(self._missing[0].fact.id)
