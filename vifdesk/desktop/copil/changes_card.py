"""What changed since the last meeting: figures that were presented then, situations that are new or gone."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.discretion import identity
from vifdesk.desktop.tokens import SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import day_in_words
from vifdesk.domain.documents.copil_words import value_words
from vifdesk.domain.statistics.since import Changes

_MOST = 8


class ChangesCard(Card):
    """Nothing to show before a first meeting was exported."""

    def __init__(self) -> None:
        super().__init__("Depuis la dernière réunion")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE_XS)
        self.body.addLayout(self._lines)
        self.is_empty = True

    def show_changes(self, changes: Changes | None) -> None:
        """Show these; the paper has all of them, the screen the first."""
        empty(self._lines)
        self.is_empty = changes is None
        if changes is None:
            return
        day = "" if changes.day is None else f" du {day_in_words(changes.day)}"
        self._add(f"Réunion{day}, sur la période\u00a0: {changes.title}.", Role.MUTED)
        if changes.arrived:
            self._add(f"Situations nouvelles\u00a0: {identity(', '.join(changes.arrived[:_MOST]))}")
        if len(changes.arrived) > _MOST:
            self._add(f"et {len(changes.arrived) - _MOST} autres.", Role.MUTED)
        if changes.gone:
            self._add(f"Situations qui n’y sont plus\u00a0: {changes.gone}")
        for one in changes.moved[:_MOST]:
            unit = one.figure.words.unit
            then, now = value_words(one.then, unit), value_words(one.figure.now.value or 0, unit)
            self._add(f"{one.figure.words.label}\u00a0: {then}, maintenant {now}")
        if len(changes.moved) > _MOST:
            self._add(f"et {len(changes.moved) - _MOST} autres chiffres, tous dans le rapport.", Role.MUTED)
        if not (changes.moved or changes.arrived or changes.gone):
            self._add("Rien de ce qui fut présenté alors n’a changé.")

    def _add(self, text: str, role: Role = Role.BODY) -> None:
        self._lines.addWidget(text_label(text, role))
