"""What the sheet prints at its head; everything is optional."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_S, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import TextArea, labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.domain.dossier.dossier import Heading

_HALF = 14


class HeadingCard(Card):
    """Court, parquet number, initials, magistrate, note."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__("En-tête de la fiche")
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(
            text_label("Tout est facultatif\u00a0: un numéro et des initiales suffisent.", Role.CAPTION)
        )
        self.court = text_field("TJ de …")
        self.parquet_number = text_field("26/04512")
        self.initials = text_field("A. B.")
        self.magistrate = text_field("Nom ou initiales")
        self.note = TextArea(lines=2)
        self.body.addWidget(labelled_row("Juridiction", self.court))
        pair = Columns(spacing=SPACE_S)
        pair.add(labelled_row("N° parquet", self.parquet_number), _HALF)
        pair.add(labelled_row("Initiales", self.initials), _HALF)
        self.body.addWidget(pair)
        self.body.addWidget(labelled_row("Magistrat", self.magistrate))
        self.body.addWidget(labelled_row("Note, imprimée sur la fiche", self.note))
        for field in (self.parquet_number, self.initials, self.magistrate, self.note):
            discreet_field(field)
        self._showing = False
        for field in (self.court, self.parquet_number, self.initials, self.magistrate, self.note):
            field.textChanged.connect(self._tell)

    def display(self, heading: Heading) -> None:
        """Show a heading; a field that already says so is left alone, cursor included."""
        self._showing = True
        for field, text in (
            (self.court, heading.court),
            (self.parquet_number, heading.parquet_number),
            (self.initials, heading.initials),
            (self.magistrate, heading.magistrate),
        ):
            if field.text() != text:
                field.setText(text)
        _write(self.note, heading.note)
        self._showing = False

    def heading(self) -> Heading:
        """What stands in the card."""
        return Heading(
            court=self.court.text(),
            parquet_number=self.parquet_number.text(),
            initials=self.initials.text(),
            magistrate=self.magistrate.text(),
            note=self.note.toPlainText(),
        )

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit(self.heading())


def _write(field: QPlainTextEdit, text: str) -> None:
    if field.toPlainText() != text:
        field.setPlainText(text)
