"""The grid of all measures, from what one dossier knows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vifdesk.actions.compare_measures import Comparison
from vifdesk.actions.compose_comparison import compose_comparison, doubts
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.side_by_side.line_card import LineCard
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.widgets.scroll_keys import scroll_by_key
from vifdesk.domain.dates.wording import day_in_words, typographie


class SideBySidePage(Page):
    """`closed()`; `paper_asked(Document)`."""

    closed = Signal()
    paper_asked = Signal(object)

    def __init__(self, comparison: Comparison, *, reference: str, name: str) -> None:
        super().__init__("Toutes les mesures")
        self._comparison, self._reference, self._name = comparison, reference, name
        where = f"dossier {identity(reference)}, " if reference else ""
        self.set_title("Toutes les mesures", typographie(f"Côte à côte · {where}{self._day()}"))
        self._make_head()
        self.body.addWidget(Notice(typographie(comparison.plan.mention), "defavorable"))
        for doubt in doubts(comparison):
            self.body.addWidget(Notice(doubt, "attente"))
        self.lines = [LineCard(line) for line in comparison.lines]
        for card in self.lines:
            self.body.addWidget(card)
        if comparison.shared.given:
            self.body.addWidget(self._given())
        self.body.addStretch(1)

    def _day(self) -> str:
        return day_in_words(self._comparison.as_of)

    def _make_head(self) -> None:
        self.back = Button("Revenir", icon="retour", key="Échap")
        self.paper = Button("Imprimer la grille", kind=PRIMARY, icon="imprimer", key="Ctrl+I")
        self.back.clicked.connect(self.closed)
        self.paper.clicked.connect(self.ask_paper)
        for keys in ("Ctrl+I", "Ctrl+P"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ask_paper)
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.closed)
        for button in (self.back, self.paper):
            self.head.add_action(button)

    def _given(self) -> Card:
        """What one measure's answers told another: nothing is taken over in silence."""
        card = Card("Repris d’un examen pour un autre")
        for (measure, fact), deduction in self._comparison.shared.given.items():
            known = self._comparison.measures.get(measure)
            if known is not None:
                label = f"{known.heading.short_title}, « {known.fact(fact).label} » : {deduction.explanation}"
                card.body.addWidget(text_label(typographie(label), Role.BODY))
        return card

    def ask_paper(self) -> None:
        """Show the grid as it will be printed."""
        self.paper_asked.emit(
            compose_comparison(self._comparison, reference=self._reference, name=self._name)
        )

    def escape(self) -> bool:
        """Esc goes back."""
        self.closed.emit()
        return True

    def first_focus(self) -> QWidget:
        return self.paper

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)
