"""The number of a new dossier: one line, then it is there."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_M
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.page import row


class NewCard(Card):
    """`confirmed(reference, pseudonym)`."""

    confirmed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("Nouveau dossier")
        self.reference = text_field("26/04512")
        self.pseudonym = text_field("Mme A.")
        self.reference_row = labelled_row(
            "Numéro de parquet",
            self.reference,
            help="Tel que le parquet l’écrit\u00a0; il pourra changer.",
        )
        fields = Columns(spacing=SPACE_M)
        fields.add(self.reference_row, 24)
        fields.add(
            labelled_row(
                "Pseudonyme ou initiales", self.pseudonym, help="Jamais un nom, sauf si le coffre les permet."
            ),
            30,
        )
        self.body.addWidget(fields)
        self.create_button = Button("Créer le dossier", icon="coche")
        self.cancel = Button("Annuler", kind=QUIET)
        self.body.addLayout(row(self.create_button, self.cancel))
        self.create_button.clicked.connect(self._confirm)
        self.cancel.clicked.connect(self.close_form)
        for field in (self.reference, self.pseudonym):
            discreet_field(field)
            field.returnPressed.connect(self._confirm)
        self.reference.textChanged.connect(lambda _text: self.reference_row.show_help())

    def open_form(self, reference: str) -> None:
        """Show it, with this number to begin with."""
        self.reference.setText(reference)
        self.pseudonym.clear()
        self.show()
        self.reference.setFocus()

    def close_form(self) -> None:
        """Put it away."""
        self.hide()
        self.reference.clear()
        self.pseudonym.clear()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the number."""
        self.reference_row.show_error(sentence)
        self.reference.setFocus()

    def _confirm(self) -> None:
        if not self.reference.text().strip():
            self.refuse("Écrivez le numéro du dossier, par exemple 26/04512.")
            return
        self.confirmed.emit(self.reference.text().strip(), self.pseudonym.text().strip())
