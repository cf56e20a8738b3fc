"""The same situation once more: one more child, one more act; and which child this one is about."""

from __future__ import annotations

from PySide6.QtCore import Signal

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie

_HELP = typographie(
    "Une désignation, jamais un nom : « enfant C. ». Au dossier, chaque enfant a ses propres échéances."
)
_OWED = typographie(
    "De quel enfant s’agit-il ? Sans désignation, ses échéances prendraient la place de celles du premier."
)


class AgainCard(Card):
    """A button for each repetition that the measure offers, and the field that names the child; hidden without any."""

    asked_for = Signal(object)

    def __init__(self, examination: Examination) -> None:
        super().__init__("Reprendre les mêmes réponses")
        self._examination = examination
        self.buttons: dict[str, Button] = {}
        repetitions = examination.measure.repetitions
        for repetition in repetitions:
            button = Button(typographie(repetition.button), icon="plus")
            button.clicked.connect(lambda _checked=False, one=repetition: self.asked_for.emit(one))
            self.buttons[repetition.id] = button
        named = next((one.person for one in repetitions if one.person), "")
        self.person = text_field("enfant C.")
        discreet_field(self.person)
        self.person_row = labelled_row(typographie(named), self.person, help=_HELP)
        self.body.addWidget(self.person_row)
        self.person_row.setVisible(bool(named))
        self.body.addWidget(text_label("Seul ce qui change sera demandé de nouveau.", Role.MUTED))
        self.body.addLayout(row(*self.buttons.values()))
        self.person.setText(examination.person)
        self.person.textChanged.connect(self._name)
        examination.dossier_changed.connect(self._follow)
        if not self.buttons:
            self.hide()

    def ask_person(self) -> None:
        """Say that the child is to be named."""
        self.person_row.show_error(_OWED)
        self.person.setFocus()

    def _name(self, text: str) -> None:
        self.person_row.show_help()
        self._examination.set_person(text)

    def _follow(self) -> None:
        if self.person.text().strip() != self._examination.person:
            self.person.setText(self._examination.person)
