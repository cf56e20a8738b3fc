"""The home page's choice: into which dossier the next examinations go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from vifdesk.actions.search_register import search_at_once
from vifdesk.desktop.discretion import discreet_field, identity, speak
from vifdesk.desktop.tokens import SPACE_XS
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card, empty
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.search import Entry

if TYPE_CHECKING:
    from vifdesk.desktop.coffre.keeper import Keeper

_NONE = "Vide\u00a0: sans dossier, rien n’est enregistré."
_PROPOSED = 3


class ChoiceCard(Card):
    """`changed(reference)`: another dossier, or none (empty), is chosen. Hides itself while no vault is open."""

    changed = Signal(str)

    def __init__(self, keeper: Keeper) -> None:
        super().__init__("Dossier des prochains examens")
        self._keeper = keeper
        self.number = text_field("Numéro ou pseudonyme")
        discreet_field(self.number)
        self.number_row = labelled_row("Dossier", self.number, help=_NONE)
        self.body.addWidget(self.number_row)
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(SPACE_XS)
        self.body.addLayout(self._proposals)
        self.none = Button("Sans dossier", kind=QUIET, icon="fermer")
        self.none.clicked.connect(self.number.clear)
        self.body.addLayout(row(self.none))
        self.body.addStretch(1)
        self.number.textChanged.connect(self._typed)
        keeper.opened.connect(self._opened)
        keeper.locked.connect(self._locked)
        self.none.hide()

    @property
    def reference(self) -> str:
        """The dossier chosen; empty for none."""
        typed = self.number.text().strip()
        if not typed or not self._keeper.is_open:
            return ""
        place = self._keeper.register.find(typed)
        if place is None:
            return typed
        return next((one for one, at in self._keeper.register.places.items() if at == place), typed)

    def _typed(self, text: str) -> None:
        empty(self._proposals)
        typed = text.strip()
        self.none.setVisible(bool(typed))
        if not typed or not self._keeper.is_open:
            self.number_row.show_help()
        elif self._keeper.register.find(typed) is not None:
            self.number_row.show_understood(
                f"Dossier {identity(self.reference)}\u00a0: chaque réponse y est gardée."
            )
        else:
            self.number_row.show_understood(
                typographie(
                    f"Nouveau dossier « {identity(typed)} » : créé au premier enregistrement du résultat."
                )
            )
            for entry in search_at_once(self._keeper.register, typed, limit=_PROPOSED):
                self._proposals.addLayout(row(self._proposal(entry)))
        self.changed.emit(self.reference)

    def _proposal(self, entry: Entry) -> Button:
        words = f"{entry.reference} · {entry.pseudonyme}" if entry.pseudonyme else entry.reference
        proposal = Button(identity(words), kind=QUIET, icon="suivant")
        speak(proposal, f"Choisir le dossier {identity(words)}")
        proposal.clicked.connect(lambda: self._choose(entry.reference))
        return proposal

    def _choose(self, reference: str) -> None:
        self.number.setFocus()
        self.number.setText(reference)

    def _opened(self, _vault: object = None) -> None:
        self.show()

    def _locked(self) -> None:
        self.number.clear()
        self.hide()
