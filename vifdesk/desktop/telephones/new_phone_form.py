"""The name of a device that comes into the stock; the form stays open for the next one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, QUIET, Button
from vifdesk.desktop.widgets.card import Well
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row


class NewPhoneForm(Well):
    """`confirmed(name)`; `cancelled()`."""

    confirmed = Signal(str)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(name="Ajouter un appareil")
        self.body.addWidget(text_label("Ajouter un appareil", Role.CARD_TITLE))
        self.name = text_field("TGD-01")
        self._row = labelled_row(
            "Numéro ou nom de l’appareil",
            self.name,
            help="Tel qu’il est écrit sur l’appareil. Jamais un numéro d’appel.",
        )
        self.body.addWidget(self._row)
        save = Button("Ajouter", kind=PRIMARY, icon="plus", key="Entrée")
        cancel = Button("Terminer", kind=QUIET, key="Échap")
        save.clicked.connect(self._confirm)
        cancel.clicked.connect(self.cancelled)
        self.name.returnPressed.connect(self._confirm)
        self.name.textChanged.connect(lambda _text: self._row.show_help())
        self.body.addLayout(row(save, cancel))

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the name."""
        self._row.show_error(sentence)
        self.name.setFocus()

    def added(self) -> None:
        """It is in the stock: ready for the next one."""
        said = f"{self.name.text().strip()} est dans le stock."
        self.name.clear()
        self._row.show_understood(said)
        self.name.setFocus()

    def _confirm(self) -> None:
        if not self.name.text().strip():
            self.refuse("Écrivez le numéro ou le nom de l’appareil.")
            return
        self.confirmed.emit(self.name.text())
