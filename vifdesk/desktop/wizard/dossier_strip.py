"""Who it is about and which court's calendar applies: all optional, out of the way until asked for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from vifdesk.desktop.discretion import discreet_field, identity
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.tokens import SPACE_L, SPACE_S, SPACE_XL
from vifdesk.desktop.widgets.button import Button
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.surface import BAR, Surface
from vifdesk.desktop.wizard.typed_line import TypedLine
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import sentence_case


class DossierStrip(Surface):
    """Parquet number, initials, territory; each change goes into the examination at once. `closed()`: Enter, or its button."""

    closed = Signal()

    def __init__(self, examination: Examination) -> None:
        super().__init__(BAR)
        self._examination = examination
        self.parquet_number = TypedLine("26/04512")
        self.initials = TypedLine("A. B.")
        for field in (self.parquet_number, self.initials):
            discreet_field(field)
        self.territory = ChoiceBox("Territoire")
        for territory in Territory:
            self.territory.add(sentence_case(territory.label), territory)
        self.done = Button("Fermer", key="Entrée")
        columns = Columns(spacing=SPACE_L)
        columns.add(labelled_row("N° de parquet", self.parquet_number), 18)
        columns.add(labelled_row("Initiales", self.initials), 14)
        columns.add(labelled_row("Territoire (jours fériés)", self.territory), 24)
        line = QHBoxLayout(self)
        line.setContentsMargins(SPACE_XL, SPACE_S, SPACE_XL, SPACE_S + 2)
        line.setSpacing(SPACE_L)
        line.addWidget(columns, 1)
        line.addWidget(self.done, 0, Qt.AlignmentFlag.AlignBottom)
        self._connect()

    def _connect(self) -> None:
        for field in (self.parquet_number, self.initials):
            field.textEdited.connect(self._store_heading)
            field.confirmed.connect(self.closed)
        self.territory.activated.connect(self._store_territory)
        self.done.clicked.connect(self.closed)

    def display(self) -> None:
        """Show what the dossier says; a field that already says so keeps its cursor."""
        heading = self._examination.dossier.heading
        for field, text in ((self.parquet_number, heading.parquet_number), (self.initials, heading.initials)):
            if field.text() != text:
                field.setText(text)
        self.territory.choose(self._examination.dossier.territory)

    def _store_heading(self) -> None:
        heading = replace(
            self._examination.dossier.heading,
            parquet_number=self.parquet_number.text(),
            initials=self.initials.text(),
        )
        self._examination.set_heading(heading)

    def _store_territory(self) -> None:
        self._examination.set_territory(Territory(str(self.territory.value())))


def dossier_label(examination: Examination) -> str:
    """« n° 26/04512 · A. B. », or the invitation to say so."""
    heading = examination.dossier.heading
    number = heading.parquet_number.strip()
    parts = [f"n°\u00a0{identity(number)}" if number else "", identity(heading.initials.strip())]
    return " · ".join(part for part in parts if part) or "N° de parquet, initiales"
