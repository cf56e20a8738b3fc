"""What the answers of a grid show: by group in numbers, by critical factor in words. No total, no level, no score."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.card import Card, Notice, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.grids.filled import FilledGrid
from vifdesk.domain.grids.findings import (
    FactorFinding,
    Presence,
    contradictions,
    count_groups,
    find_factors,
)
from vifdesk.domain.grids.grid import Grid
from vifdesk.domain.grids.words import count_sentence, presence_word

PRESENCE_TONES = {Presence.PRESENT: "alerte", Presence.ABSENT: "neutre", Presence.INCONNU: "attente"}
PRESENCE_ICONS = {Presence.PRESENT: "alerte", Presence.ABSENT: "coche", Presence.INCONNU: "inconnu"}
_TITLES = {
    Presence.PRESENT: "Facteurs critiques présents",
    Presence.INCONNU: "Facteurs critiques inconnus",
    Presence.ABSENT: "Facteurs critiques absents",
}


class FindingsCard(Card):
    """Follows the answers as they are entered."""

    def __init__(self, grid: Grid) -> None:
        super().__init__("Ce que disent les réponses")
        self._grid = grid
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(Notice(typographie(grid.mention), "defavorable"))
        self._content = QVBoxLayout()
        self._content.setSpacing(SPACE_S)
        self.body.addLayout(self._content)
        self.body.addStretch(1)

    def display(self, filled: FilledGrid) -> None:
        """Show what these answers say; the same findings move nothing."""
        found = (
            count_groups(self._grid, filled.answers),
            find_factors(self._grid, filled.answers),
            contradictions(self._grid, filled.answers),
        )
        if found == self._shown:
            return
        self._shown = found
        empty(self._content)
        for presence, title in _TITLES.items():
            self._add_factors(title, [one for one in found[1] if one.presence is presence])
        for count in found[0]:
            self._content.addWidget(text_label(typographie(count.group.label), Role.STRONG))
            self._content.addWidget(text_label(count_sentence(self._grid, count), Role.BODY))
            self._content.addSpacing(SPACE_XS)
        for question in found[2]:
            text = f"« {question.text} » a une réponse, alors que la question d’avant dit le contraire. À éclaircir."
            self._content.addWidget(Notice(typographie(text), "attente"))

    def _add_factors(self, title: str, findings: list[FactorFinding]) -> None:
        if not findings:
            return
        self._content.addWidget(text_label(title, Role.STRONG))
        self._content.addWidget(Flow(*(factor_badge(one) for one in findings), spacing=SPACE_S))
        self._content.addSpacing(SPACE_XS)


def factor_badge(finding: FactorFinding) -> Badge:
    """A factor by colour, sign and name; a screen reader hears whether it is present."""
    presence = finding.presence
    badge = Badge(finding.factor.label, PRESENCE_TONES[presence], icon=PRESENCE_ICONS[presence])
    badge.setAccessibleName(f"{finding.factor.label}\u00a0: {presence_word(presence).lower()}")
    return badge


def presence_badge(finding: FactorFinding) -> Badge:
    """The same where the name stands beside it already."""
    presence = finding.presence
    badge = Badge(presence_word(presence), PRESENCE_TONES[presence], icon=PRESENCE_ICONS[presence])
    badge.setAccessibleName(f"{finding.factor.label}\u00a0: {presence_word(presence).lower()}")
    return badge
