"""Grids of one kind over time, side by side: what was answered when, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from vifdesk.desktop.grids.findings_card import presence_badge
from vifdesk.desktop.tokens import SPACE_L, SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.widgets.scroll_keys import scroll_by_key
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.grid_annex import MOST_COLUMNS
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.findings import count_groups, find_factors
from vifdesk.domain.grids.grid import Grid, GridQuestion
from vifdesk.domain.grids.words import answer_in_place, count_sentence, filled_name

_NEW = "changé"


class ComparePage(Page):
    """`closed()`; `paper_asked()`. The oldest at the left; of more than fit, the latest."""

    closed = Signal()
    paper_asked = Signal()

    def __init__(self, grid: Grid, filled: Sequence[FilledGrid]) -> None:
        super().__init__(typographie(f"{grid.short_title} : comparaison"))
        self._grid = grid
        self._shown = sorted(filled, key=lambda one: one.day)[-MOST_COLUMNS:]
        self._make_head()
        self.body.addWidget(Notice(typographie(grid.mention), "defavorable"))
        self.only_changes = Tick("Ne montrer que ce qui a changé")
        self.only_changes.toggled.connect(self._filter)
        self.body.addWidget(self.only_changes)
        self._rows: list[tuple[bool, list[QWidget]]] = []
        if grid.factors:
            self.body.addWidget(self._factors())
        self.body.addWidget(self._counts())
        for group in grid.groups:
            card, table = self._card(typographie(group.label))
            for question in group.questions:
                self._question(table, question)
            self.body.addWidget(card)
        self.body.addStretch(1)

    def _make_head(self) -> None:
        self.back = Button("Revenir", icon="retour", key="Échap")
        self.paper = Button("Imprimer l’annexe", kind=PRIMARY, icon="imprimer", key="Ctrl+I")
        self.back.clicked.connect(self.closed)
        self.paper.clicked.connect(self.paper_asked)
        for keys in ("Ctrl+I", "Ctrl+P"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.paper_asked)
        for button in (self.back, self.paper):
            self.head.add_action(button)

    def _card(self, title: str) -> tuple[Card, QGridLayout]:
        card, table = Card(title), QGridLayout()
        table.setHorizontalSpacing(SPACE_L)
        table.setVerticalSpacing(SPACE_XS)
        table.setColumnStretch(0, 3)
        for place, one in enumerate(self._shown, 1):
            table.setColumnStretch(place, 2)
            table.addWidget(text_label(filled_name(one), Role.CAPTION), 0, place)
        card.body.addLayout(table)
        return card, table

    def _factors(self) -> Card:
        card, table = self._card("Facteurs critiques")
        found = [find_factors(self._grid, one.answers) for one in self._shown]
        for place, factor in enumerate(self._grid.factors):
            cells = [column[place] for column in found]
            changed = len({cell.presence for cell in cells}) > 1
            self._add(table, factor.label, [presence_badge(cell) for cell in cells], changed)
        return card

    def _counts(self) -> Card:
        card, table = self._card("Par groupe")
        counts = [count_groups(self._grid, one.answers) for one in self._shown]
        for place, group in enumerate(self._grid.groups):
            words = [count_sentence(self._grid, column[place]) for column in counts]
            cells: list[QWidget] = [text_label(text, Role.BODY) for text in words]
            self._add(table, typographie(group.label), cells, len(set(words)) > 1)
        return card

    def _question(self, table: QGridLayout, question: GridQuestion) -> None:
        words = [answer_in_place(question, one.answers) for one in self._shown]
        cells: list[QWidget] = []
        for place, (one, word) in enumerate(zip(self._shown, words, strict=True)):
            remark = one.remarks.get(question.id, "").strip()
            text = f"{word} ({remark})" if remark else word
            new = place > 0 and words[place - 1] != word
            tone = "alerte" if question.signals(one.answers) else ""
            cells.append(Badge(f"{text}, {_NEW}", tone or "attente") if new else _plain(text, tone))
        name = typographie(f"{question.number}. {question.text}" if question.number else question.text)
        self._add(table, name, cells, len(set(words)) > 1)

    def _add(self, table: QGridLayout, name: str, cells: Sequence[QWidget], changed: bool) -> None:
        line = table.rowCount()
        widgets: list[QWidget] = [text_label(name, Role.BODY), *cells]
        for place, widget in enumerate(widgets):
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            if place and isinstance(widget, Badge):
                table.addWidget(widget, line, place, align)
            else:
                table.addWidget(widget, line, place)
        self._rows.append((changed, widgets))

    def _filter(self, only: bool) -> None:
        for changed, widgets in self._rows:
            for widget in widgets:
                widget.setVisible(changed or not only)

    def escape(self) -> bool:
        """Esc goes back."""
        self.closed.emit()
        return True

    def first_focus(self) -> QWidget:
        return self.paper

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)


def _plain(text: str, tone: str) -> QLabel:
    label = text_label(text, Role.STRONG if tone else Role.BODY, tone=tone)
    label.setMinimumHeight(SPACE_S * 3)
    return label
