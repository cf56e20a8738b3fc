"""Who the dossier is about, whether there are proceedings, and the notes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.register.number_row import NumberRow
from vifdesk.desktop.register.words import PROCEDURES
from vifdesk.desktop.widgets.button import SECONDARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import TextArea, labelled_row, text_field
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.register.shape import Content

_HELP = "Initiales ou pseudonyme\u00a0: les noms ne sont pas permis dans ce coffre."
_HELP_NAMES = "Ce coffre permet les noms\u00a0; un pseudonyme suffit souvent."


class IdentityCard(Card):
    """`changed(fields)`: these fields are to be this. A field is kept when one leaves it, or by « Enregistrer »."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("Dossier")
        self._content: Content = {}
        self.pseudonym = text_field("Mme A.")
        self.pseudonym_row = labelled_row("Pseudonyme ou initiales", self.pseudonym, help=_HELP)
        self.procedure = ChoiceBox("Procédure")
        for label, value in PROCEDURES:
            self.procedure.add(label, value)
        self.note = TextArea("Ce qu’il faut savoir du dossier", lines=5)
        self.number = NumberRow()
        self.body.addWidget(self.number)
        self.body.addWidget(self.pseudonym_row)
        self.body.addWidget(
            labelled_row(
                "Procédure", self.procedure, help="Un simple signalement est conservé trois mois au plus."
            )
        )
        self.body.addWidget(labelled_row("Notes", self.note))
        self.save = Button("Enregistrer les notes", kind=SECONDARY, icon="enregistrer")
        self.body.addLayout(row(self.save))
        self.body.addStretch(1)
        discreet_field(self.pseudonym)
        discreet_field(self.note)
        self.pseudonym.editingFinished.connect(self.keep)
        self.procedure.activated.connect(lambda _index: self.keep())
        self.save.clicked.connect(self.keep)
        self.note.installEventFilter(self)

    def display(self, content: Content, *, names_allowed: bool, typed: Collection[str] = ()) -> None:
        """Show a dossier; the fields in `typed` keep what is being typed in them, and the cursor its place."""
        self._content = content
        self.show_whether_named(names_allowed=names_allowed)
        if "pseudonyme" not in typed and self.pseudonym.text() != self._text("pseudonyme"):
            self.pseudonym.setText(self._text("pseudonyme"))
        if "note" not in typed and self.note.toPlainText() != self._text("note"):
            self.note.setPlainText(self._text("note"))
        if "procedure" not in typed:
            self.procedure.choose(self._text("procedure") or "inconnu")

    def show_whether_named(self, *, names_allowed: bool) -> None:
        """Say whether the court lets names be written."""
        self.pseudonym_row.set_help(_HELP_NAMES if names_allowed else _HELP)
        self.pseudonym_row.show_help()

    def unsaved(self) -> dict[str, object]:
        """The fields that say something else than the dossier."""
        said: dict[str, object] = {
            "pseudonyme": self.pseudonym.text().strip(),
            "note": self.note.toPlainText(),
            "procedure": self.procedure.value(),
        }
        shown = {"procedure": "inconnu"}
        return {key: value for key, value in said.items() if value != (self._text(key) or shown.get(key, ""))}

    def write(self, fields: Mapping[str, object]) -> None:
        """Write these in the fields, to be kept like what is typed."""
        if "pseudonyme" in fields:
            self.pseudonym.setText(str(fields["pseudonyme"]))
        if "note" in fields:
            self.note.setPlainText(str(fields["note"]))

    def keep(self) -> None:
        """Keep what was written, if anything was."""
        fields = self.unsaved()
        if fields:
            self.changed.emit(fields)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.note
            and event.type() == QEvent.Type.FocusOut
            and not QApplication.activeModalWidget()
        ):
            self.keep()  # not for a message over the page: what it says is that it could not be kept
        return super().eventFilter(watched, event)

    def _text(self, key: str) -> str:
        return str(self._content.get(key, ""))
