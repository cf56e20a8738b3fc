"""The frozen evaluations: what was concluded then, from which facts, and the sheet as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.compose_frozen_sheet import measure_or_none
from vifdesk.actions.desk import Desk
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.result.fold import Fold
from vifdesk.desktop.result.trace import TraceLine, labelled_lines
from vifdesk.desktop.tokens import SPACE_M, SPACE_S, Role
from vifdesk.desktop.widgets.badge import Badge
from vifdesk.desktop.widgets.button import LINK, Button
from vifdesk.desktop.widgets.card import Card, Well, empty
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.frozen_sheet import borrowed_words, frozen_facts, frozen_title
from vifdesk.domain.law.heading import Heading
from vifdesk.domain.law.measure import Measure
from vifdesk.domain.register.record import items_of
from vifdesk.domain.register.shape import Content

_NONE = "Aucune évaluation. Examinez une situation dans ce dossier\u00a0: le résultat y restera tel quel."
_TONES = ("favorable", "alerte", "attente", "defavorable", "neutre")


class EvaluationsCard(Card):
    """`sheet_asked(evaluation)`: show its paper. `examine_asked(measure id)`: examine one more situation in this dossier."""

    sheet_asked = Signal(object)
    examine_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Évaluations figées")
        self._desk = desk
        self._shown: list[Content] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        self.body.addLayout(self._list)
        self.body.addWidget(text_label("Examiner une situation dans ce dossier", Role.STRONG))
        for heading in desk.rulebook.headings():
            self.body.addWidget(self._door(heading))
        self.body.addStretch(1)

    def _door(self, heading: Heading) -> Choice:
        door = Choice(heading.title, icon=heading.icon)
        door.setAccessibleName(f"Examiner dans ce dossier\u00a0: {heading.title}")
        door.clicked.connect(lambda: self.examine_asked.emit(heading.id))
        return door

    def display(self, evaluations: Sequence[Content]) -> None:
        """Show these, the latest first; nothing is drawn anew where they are the same."""
        if self._shown == list(evaluations):
            return
        self._shown = list(evaluations)
        empty(self._list)
        if not evaluations:
            self._list.addWidget(text_label(_NONE, Role.MUTED))
        for evaluation in reversed(evaluations):
            self._list.addWidget(self._one(evaluation))

    def _one(self, evaluation: Content) -> QWidget:
        measure = measure_or_none(self._desk, str(evaluation.get("dispositif", "")))
        title = frozen_title(evaluation, measure)
        day = when_words(evaluation.get("le"))
        well = Well(name=f"{title}, {day}")
        well.body.setSpacing(SPACE_S)
        well.body.addWidget(text_label(f"{title}, {day}", Role.STRONG))
        for concluded in items_of(evaluation, "conclusions"):
            tone = str(concluded.get("ton", "neutre"))
            text = str(concluded.get("titre") or concluded.get("id"))
            well.body.addLayout(row(Badge(text, tone if tone in _TONES else "neutre")))
        for deadline in items_of(evaluation, "echeances"):
            if deadline.get("prudent"):
                when = when_words(deadline["prudent"])
                well.body.addWidget(text_label(typographie(f"{deadline.get('libelle')} : {when}"), Role.BODY))
        well.body.addWidget(text_label(_law(evaluation), Role.CAPTION))
        well.body.addWidget(_facts(evaluation, measure, f"{title}, {day}"))
        sheet = Button("Ouvrir la fiche d’alors", kind=LINK, icon="apercu")
        sheet.setAccessibleName(f"Ouvrir la fiche d’alors\u00a0: {title}, {day}")
        sheet.clicked.connect(lambda: self.sheet_asked.emit(evaluation))
        well.body.addLayout(row(sheet))
        return well


def _facts(evaluation: Content, measure: Measure | None, about: str) -> Fold:
    fold = Fold("Faits et sources", "Masquer les faits", about=about)
    lines = [
        TraceLine(one.label, f"{one.value} ({one.origin})" if one.origin else one.value)
        for one in frozen_facts(evaluation, measure)
    ]
    note = borrowed_words(evaluation)
    if note:
        fold.body.addWidget(text_label(note, Role.CAPTION))
    if lines:
        fold.body.addWidget(labelled_lines(lines, shares=(2, 3)))
    return fold


def _law(evaluation: Content) -> str:
    law = evaluation.get("droit")
    said = law if isinstance(law, Mapping) else {}
    return typographie(
        f"Règles « {said.get('paquet', '')} » vérifiées le {when_words(said.get('verifie_le'))}, "
        f"empreinte {str(said.get('empreinte', ''))[:16]}… · vifdesk {evaluation.get('programme', '')}"
    )
