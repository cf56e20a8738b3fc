"""The dossier's number, once the parquet has given it one: a call's dossier begins with a provisional number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_S
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.page import row


class NumberRow(QWidget):
    """`confirmed(number)`: the dossier is to have this number."""

    confirmed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_S)
        self.open_button = Button("Changer le numéro du dossier", kind=LINK)
        self.number = text_field("26/04512")
        discreet_field(self.number)
        self._row = labelled_row(
            "Nouveau numéro",
            self.number,
            help="Les appels, le téléphone et les examens de ce dossier suivent.",
        )
        self.save = Button("Enregistrer le numéro", icon="coche")
        self.cancel = Button("Annuler", kind=QUIET)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.addWidget(self._row)
        form.addLayout(row(self.save, self.cancel))
        column.addLayout(row(self.open_button))
        column.addWidget(self._form)
        self._form.hide()
        self.open_button.clicked.connect(self.open_form)
        self.cancel.clicked.connect(self.close_form)
        self.save.clicked.connect(self._confirm)
        self.number.returnPressed.connect(self._confirm)
        self.number.textChanged.connect(lambda _text: self._row.show_help())

    def open_form(self) -> None:
        """Ask for the number."""
        self.open_button.hide()
        self._form.show()
        self.number.clear()
        self.number.setFocus()

    def close_form(self) -> bool:
        """Put the field away; whether it was open."""
        was_open = not self._form.isHidden()
        self._form.hide()
        self.open_button.show()
        return was_open

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the number."""
        self._row.show_error(sentence)
        self.number.setFocus()

    def _confirm(self) -> None:
        if not self.number.text().strip():
            self.refuse("Écrivez le numéro du dossier, par exemple 26/04512.")
            return
        self.confirmed.emit(self.number.text().strip())
