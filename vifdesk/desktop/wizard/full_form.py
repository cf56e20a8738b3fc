"""The whole form on one page, by groups: the same examination, for whoever has the answers at hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from vifdesk.desktop.examination import Examination
from vifdesk.desktop.tokens import SPACE_L, SPACE_M, SPACE_XL
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.wizard.form_row import FormRow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.law.facts import Fact, FactType

_TWO_FROM = 80
"""The width, in average letters, from which two fields stand on one line."""
_HALF = 44
"""The longest label, in letters, that half a line holds."""


class FullForm(QWidget):
    """Every fact of the measure. Built when first shown; afterwards only what changed is drawn."""

    def __init__(self, examination: Examination) -> None:
        super().__init__()
        self._examination = examination
        self.rows: dict[str, FormRow] = {}
        self._grids: list[tuple[QGridLayout, list[FormRow]]] = []
        self._columns = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_L)
        for title, facts in groups_of(examination.measure.facts):
            column.addWidget(self._make_group(title, facts))
        column.addStretch(1)
        self.setAccessibleName("Formulaire complet")

    def _make_group(self, title: str, facts: list[Fact]) -> Card:
        card, grid = Card(typographie(title)), QGridLayout()
        grid.setHorizontalSpacing(SPACE_XL)
        grid.setVerticalSpacing(SPACE_M)
        card.body.addLayout(grid)
        rows = [FormRow(self._examination, fact) for fact in facts]
        self._grids.append((grid, rows))
        self.rows |= {row.fact.id: row for row in rows}
        return card

    def display(self) -> None:
        """Show every fact as it stands."""
        for row in self.rows.values():
            row.display()

    def go_to(self, fact_id: str) -> None:
        """Bring a fact into sight, and the keyboard to it."""
        row = self.rows[fact_id]
        row.field.take_focus()
        area = self._area()
        if area is not None:
            area.ensureWidgetVisible(row, SPACE_L, SPACE_XL)

    def confirm_typed(self) -> bool:
        """Answer by what is typed and not yet confirmed; stand on the first that is refused. Whether none was."""
        refused = [row for row in self.rows.values() if not row.confirm_typed()]
        if refused:
            self.go_to(refused[0].fact.id)
        return not refused

    def _area(self) -> QScrollArea | None:
        widget: QWidget | None = self
        while widget is not None and not isinstance(widget, QScrollArea):
            widget = widget.parentWidget()
        return widget

    # ------------------------------------------------------------------------------------------------ arranging

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        wanted = 2 if self.width() >= _TWO_FROM * self.fontMetrics().averageCharWidth() else 1
        if wanted == self._columns:
            return
        self._columns = wanted
        for grid, rows in self._grids:
            _fill(grid, rows, wanted)


def _fill(grid: QGridLayout, rows: list[FormRow], columns: int) -> None:
    """Put the rows into the grid; boxes to tick and long labels take a whole line."""
    line = place = 0
    for row in rows:
        whole = row.fact.type is FactType.CHOIX_MULTIPLE or any(len(v.label) > _HALF for v in row.fact.values)
        if whole and place:
            line, place = line + 1, 0
        grid.addWidget(row, line, place, 1, columns if whole else 1)
        place += columns if whole else 1
        if place >= columns:
            line, place = line + 1, 0
    for column in range(2):
        grid.setColumnStretch(column, 1 if column < columns else 0)


def groups_of(facts: tuple[Fact, ...]) -> list[tuple[str, list[Fact]]]:
    """The facts by group, each group where its first fact stands."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.group or "Autres faits", []).append(fact)
    return list(groups.items())
