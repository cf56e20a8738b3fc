"""Keep a dossier whatever the retention says, with a motive."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal

from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.register.words import when_words
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.record import HOLD
from vifdesk.domain.register.shape import Content


class HoldCard(Card):
    """`hold_asked(motive)`; `release_asked()`."""

    hold_asked = Signal(str)
    release_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Conservation")
        self.state = text_label("", Role.BODY)
        self.motive = text_field("Instance en cours, demande d’accès…")
        discreet_field(self.motive)
        self.motive_row = labelled_row("Motif du maintien", self.motive)
        self.hold = Button("Maintenir ce dossier", icon="bouclier")
        self.release = Button("Lever le maintien")
        self.body.addWidget(self.state)
        self.body.addWidget(self.motive_row)
        self.body.addLayout(row(self.hold, self.release))
        self.body.addStretch(1)
        self.hold.clicked.connect(self._ask)
        self.motive.returnPressed.connect(self._ask)
        self.release.clicked.connect(self.release_asked)

    def display(self, content: Content) -> None:
        """Say whether it is held, and why."""
        note = content.get(HOLD)
        held = isinstance(note, Mapping)
        if isinstance(note, Mapping):
            words = (
                f"Maintenu depuis le {when_words(note.get('depuis'))} par {identity(str(note.get('par', '')))} : {identity(str(note.get('motif', '')))}. "
                "La purge ne le supprime pas."
            )
        else:
            words = "La durée de conservation s’applique. Un maintien motivé garde le dossier au-delà."
        self.state.setText(typographie(words))
        self.motive_row.setVisible(not held)
        self.motive_row.show_help()
        self.hold.setVisible(not held)
        self.release.setVisible(held)

    def _ask(self) -> None:
        if not self.motive.text().strip():
            self.motive_row.show_error("Un maintien demande un motif.")
            self.motive.setFocus()
            return
        self.hold_asked.emit(self.motive.text().strip())
        self.motive.clear()
