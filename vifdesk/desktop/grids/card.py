"""The grids of a dossier: what was received when, what each names, and the way to enter one more."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.check_grids import all_grids
from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.grids.findings_card import factor_badge
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.card import Card, Well, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.filled import FilledGrid, read_filled
from vifdesk.domain.grids.findings import Presence, find_factors
from vifdesk.domain.grids.grid import Grid, Grids
from vifdesk.domain.grids.words import filled_name
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_NONE = "Aucune grille. Saisissez celle de la police telle qu’elle arrive : une touche par réponse."


class GridsCard(Card):
    """`new_asked(grid id)`, `open_asked(grid id, FilledGrid)`, `compare_asked(grid id)`, `paper_asked()`.

    `changed(fields)`: the dossier is to be written so.
    """

    new_asked = Signal(str)
    open_asked = Signal(str, object)
    compare_asked = Signal(str)
    paper_asked = Signal()
    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Grilles de danger et EVVI")
        self._desk = desk
        self._items: list[Content] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        self.body.addLayout(self._list)
        self._doors = QVBoxLayout()
        self.body.addLayout(self._doors)
        self.body.addStretch(1)

    def display(self, content: Content) -> None:
        """Show the grids of this dossier, the latest first."""
        self._items = list(items_of(content, "grilles"))
        empty(self._list)
        empty(self._doors)
        try:
            grids = all_grids(self._desk)
        except UserProblem as problem:
            self._list.addWidget(text_label(str(problem), Role.BODY, tone="alerte"))
            return
        if not self._items:
            self._list.addWidget(text_label(typographie(_NONE), Role.MUTED))
        order = sorted(
            range(len(self._items)), key=lambda rank: str(self._items[rank].get("le")), reverse=True
        )
        for rank in order:
            self._list.addWidget(self._one(rank, read_filled(self._items[rank]), grids))
        self._doors.addWidget(self._buttons(grids, has_incidents=bool(items_of(content, "incidents"))))

    def _one(self, rank: int, filled: FilledGrid, grids: Grids) -> QWidget:
        grid = grids.get(filled.grid)
        title = f"{grid.short_title if grid else filled.grid}, {filled_name(filled)}"
        well = Well(name=title)
        well.body.setSpacing(SPACE_S)
        well.body.addWidget(text_label(title, Role.STRONG))
        if grid is not None:
            self._add_findings(well.body, grid, filled.answers)
        remove = Button("Retirer", kind=LINK)
        remove.setAccessibleName(f"Retirer\u00a0: {title}")
        remove.clicked.connect(lambda: self._remove(rank))
        buttons = [remove]
        if grid is not None:
            see = Button("Ouvrir", kind=LINK)
            see.setAccessibleName(f"Ouvrir\u00a0: {title}")
            see.clicked.connect(lambda: self.open_asked.emit(filled.grid, filled))
            buttons.insert(0, see)
        well.body.addLayout(row(*buttons))
        return well

    def _add_findings(self, column: QVBoxLayout, grid: Grid, answers: Mapping[str, str]) -> None:
        found = find_factors(grid, answers)
        present = [one for one in found if one.presence is Presence.PRESENT]
        unknown = sum(one.presence is Presence.INCONNU for one in found)
        if present:
            column.addWidget(Flow(*(factor_badge(one) for one in present), spacing=SPACE_S))
        if unknown:
            word = "facteur critique inconnu" if unknown == 1 else "facteurs critiques inconnus"
            column.addWidget(text_label(f"{unknown} {word}", Role.MUTED))

    def _buttons(self, grids: Grids, *, has_incidents: bool) -> QWidget:
        buttons: list[QWidget] = []
        for grid in grids.values():
            add = Button(f"Saisir\u00a0: {grid.short_title}", kind=QUIET, icon="plus")
            add.clicked.connect(lambda _on=False, name=grid.id: self.new_asked.emit(name))
            buttons.append(add)
            count = sum(item.get("grille") == grid.id for item in self._items)
            if count > 1:
                compare = Button(f"Comparer les {count}\u00a0: {grid.short_title}", kind=QUIET, icon="liste")
                compare.clicked.connect(lambda _on=False, name=grid.id: self.compare_asked.emit(name))
                buttons.append(compare)
        if self._items or has_incidents:
            paper = Button("Imprimer l’annexe", kind=QUIET, icon="imprimer")
            paper.clicked.connect(self.paper_asked)
            buttons.append(paper)
        return Flow(*buttons, spacing=0)

    def _remove(self, rank: int) -> None:
        """Ctrl+Z brings it back."""
        self.changed.emit({"grilles": [item for place, item in enumerate(self._items) if place != rank]})
