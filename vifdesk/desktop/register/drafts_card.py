"""The examinations of a dossier that were put aside before they were saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.actions.examination_draft import Draft
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.widgets.button import LINK, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row


class DraftsCard(Card):
    """`resume_asked(Draft)`; `drop_asked(Draft)`."""

    resume_asked = Signal(object)
    drop_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Examens non enregistrés", crest="attente")
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)

    def display(self, drafts: Sequence[Draft]) -> None:
        """Show these; none hides the card."""
        empty(self._list)
        for draft in drafts:
            count = len(draft.dossier.answers)
            answers = "1 réponse" if count == 1 else f"{count} réponses"
            words = f"{draft.dossier.measure}, {when_words(draft.as_of.isoformat())}, {answers}"
            self._list.addWidget(text_label(words))
            resume, drop = Button("Reprendre", kind=LINK), Button("Abandonner", kind=LINK)
            resume.setAccessibleName(f"Reprendre l’examen\u00a0: {words}")
            drop.setAccessibleName(f"Abandonner l’examen\u00a0: {words}")
            resume.clicked.connect(lambda _checked=False, draft=draft: self.resume_asked.emit(draft))
            drop.clicked.connect(lambda _checked=False, draft=draft: self.drop_asked.emit(draft))
            self._list.addLayout(row(resume, drop))
        self.setVisible(bool(drafts))
