"""The examinations that are open, to take up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.choice import Choice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dates.wording import hour_in_words, sentence_case, typographie

if TYPE_CHECKING:
    from vifdesk.desktop.shell.examination_place import ExaminationPlace

_EMPTY = typographie(
    "Aucun examen ouvert. Plusieurs peuvent l’être à la fois, un par appel : chacun garde sa place à gauche "
    "tant que la fenêtre est ouverte."
)
_HOW = typographie(
    "Ctrl+Tab passe de l’un à l’autre, Ctrl+W ferme celui qui est affiché, et ce qui vient d’être fermé se rouvre."
)


class UnderWayCard(Card):
    """`resume_asked(key)`: go back to that examination."""

    resume_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Examens en cours")
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_S)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.show_examinations(())

    def show_examinations(self, examinations: Sequence[ExaminationPlace]) -> None:
        """List them, the latest first."""
        empty(self._list)
        if not examinations:
            self._list.addWidget(text_label(_EMPTY, Role.MUTED))
            self._list.addWidget(text_label(_HOW, Role.MUTED))
        for place in reversed(examinations):
            opened = hour_in_words(place.opened)
            line = Choice(
                place.name, help=f"Ouvert à {opened} · {sentence_case(place.remaining_words)}", icon="examen"
            )
            line.clicked.connect(lambda _checked=False, key=place.key: self.resume_asked.emit(key))
            self._list.addWidget(line)
