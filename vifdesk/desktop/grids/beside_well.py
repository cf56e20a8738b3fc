"""The grids that are offered beside a question of a wizard. They inform; the magistrate answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.grids.findings_card import factor_badge
from vifdesk.desktop.grids.shelf import GridShelf
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.button import SECONDARY, Button
from vifdesk.desktop.widgets.card import Well, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.findings import Presence, find_factors
from vifdesk.domain.grids.grid import Grid, Grids
from vifdesk.domain.grids.words import filled_name

_KEYS = ("F7", "Shift+F7")


class BesideWell(Well):
    """`open_asked(grid id)`. Hidden where no grid stands beside the question."""

    open_asked = Signal(str)

    def __init__(self, shelf: GridShelf) -> None:
        super().__init__(name="Grilles reçues")
        self._shelf = shelf
        self._offered: list[Grid] = []
        self._content = QVBoxLayout()
        self._content.setSpacing(SPACE_M)
        self.body.addLayout(self._content)
        self.hide()

    def bind(self, page: QWidget) -> None:
        """Let the keys of the page open what is offered."""
        for place, keys in enumerate(_KEYS):
            QShortcut(QKeySequence(keys), page).activated.connect(lambda place=place: self._press(place))

    def _press(self, place: int) -> None:
        if not self.isHidden() and place < len(self._offered):
            self.open_asked.emit(self._offered[place].id)

    def display(self, grids: Grids, measure: str, fact: str | None) -> None:
        """Offer the grids that stand beside this question."""
        offered = [grid for grid in grids.values() if fact is not None and grid.is_beside(measure, fact)]
        self.setVisible(bool(offered))
        self._offered = offered
        empty(self._content)
        if not offered:
            return
        try:
            filled = self._shelf.all()
        except UserProblem as problem:
            self._content.addWidget(text_label(str(problem), Role.BODY, tone="alerte"))
            filled = ()
        for place, grid in enumerate(offered):
            self._add(grid, [one for one in filled if one.grid == grid.id], place)
        self._content.addWidget(text_label(typographie(offered[0].mention), Role.CAPTION))

    def _add(self, grid: Grid, filled: list[FilledGrid], place: int) -> None:
        latest = max(filled, key=lambda one: one.day) if filled else None
        if latest is not None:
            said = f"{grid.short_title} du {filled_name(latest)}"
            self._content.addWidget(text_label(said, Role.STRONG))
            self._add_factors(grid, latest)
        key = _KEYS[place].replace("Shift", "Maj") if place < len(_KEYS) else ""
        words = f"Ouvrir\u00a0: {grid.short_title}" if latest else f"Saisir\u00a0: {grid.short_title}"
        button = Button(words, kind=SECONDARY, icon="liste", key=key)
        button.clicked.connect(lambda _on=False: self.open_asked.emit(grid.id))
        self._content.addWidget(Flow(button, spacing=SPACE_S))

    def _add_factors(self, grid: Grid, latest: FilledGrid) -> None:
        found = find_factors(grid, latest.answers)
        present = [factor_badge(one) for one in found if one.presence is Presence.PRESENT]
        unknown = sum(one.presence is Presence.INCONNU for one in found)
        if present:
            self._content.addWidget(Flow(*present, spacing=SPACE_S))
        if unknown:
            word = "facteur critique inconnu" if unknown == 1 else "facteurs critiques inconnus"
            self._content.addWidget(text_label(f"{unknown} {word}", Role.MUTED))
