"""What two copies of a dossier said differently, side by side; the magistrate chooses, and the other words stay in the history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.record_dossier import record_dossier
from vifdesk.actions.register import Register, newest
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.messages import show_problem
from vifdesk.desktop.register.words import FIELD_LABELS, PROCEDURES
from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card, Well, empty
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import HOLD, conflicts_of
from vifdesk.domain.register.shape import Content

_CHOOSE = typographie(
    "Ce dossier a été modifié ici et ailleurs. Les deux textes sont gardés : choisissez celui qui vaut."
)
_BEFORE = typographie(
    "Réunis, les deux textes seront gardés : celui d’ici restera affiché, l’autre à côté, jusqu’à ce que vous choisissiez."
)

_PROCEDURES = {identifier: label for label, identifier in PROCEDURES}


class ConflictsCard(Card):
    """`chosen(field, value)`: this side is right."""

    chosen = Signal(str, object)

    def __init__(
        self, title: str = "Deux versions à départager", *, words: str = _CHOOSE, choosable: bool = True
    ) -> None:
        super().__init__(title, crest="attente")
        self._choosable = choosable
        self.body.addWidget(text_label(words, Role.BODY))
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        self.body.addLayout(self._list)

    def display(self, marks: Sequence[Content]) -> None:
        """Show these marks; none hides the card."""
        empty(self._list)
        shown = [mark for mark in marks if mark.get("champ") != HOLD]
        for mark in shown:
            self._list.addWidget(self._one(mark))
        if (
            self.parentWidget() is not None or not shown
        ):  # shown before it has its place, it would be a window
            self.setVisible(bool(shown))

    def _one(self, mark: Content) -> QWidget:
        field = str(mark.get("champ"))
        label = FIELD_LABELS.get(field, field)
        sides = Columns()
        sides.add(self._side(field, f"{label}, ici", mark.get("ici"), "Garder le texte d’ici"), 30)
        sides.add(
            self._side(
                field, f"{label}, chez le collègue", mark.get("ailleurs"), "Garder le texte du collègue"
            ),
            30,
        )
        return sides

    def _side(self, field: str, title: str, value: object, words: str) -> QWidget:
        well = Well(name=title)
        well.body.addWidget(text_label(title, Role.CAPTION))
        text = _PROCEDURES.get(str(value), str(value)) if field == "procedure" else identity(str(value))
        said = text if value not in (None, "") else "(rien)"
        well.body.addWidget(text_label(said, Role.BODY, selectable=True))
        well.body.addStretch(1)
        if not self._choosable:
            return well
        keep = Button(words, icon="coche")
        keep.setAccessibleName(f"{words}\u00a0: {title}")
        keep.clicked.connect(lambda: self.chosen.emit(field, value or ""))
        well.body.addLayout(row(keep))
        return well


class ClashPreview(ConflictsCard):
    """What both sides say differently, before anything is written: to be read."""

    def __init__(self, reference: str, marks: Sequence[Content]) -> None:
        super().__init__(f"Dossier {identity(reference)}", words=_BEFORE, choosable=False)
        self.display(marks)


class ConflictView(ConflictsCard):
    """The same outside the dossier's page: a choice is recorded at once."""

    def __init__(self, desk: Desk, register: Register, reference: str, marks: Sequence[Content]) -> None:
        super().__init__(f"Dossier {identity(reference)}\u00a0: deux versions à départager")
        self._desk, self._register, self._reference = desk, register, reference
        self.chosen.connect(self._keep)
        self.display(marks)

    def _keep(self, field: str, value: object) -> None:
        try:
            record_dossier(self._desk, self._register, {"reference": self._reference, field: value})
            place = self._register.find(self._reference)
            self.display(conflicts_of(newest(self._register, place).content) if place else ())
        except UserProblem as problem:
            show_problem(self, problem)
