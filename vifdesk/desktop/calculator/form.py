"""The fields of the calculator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from vifdesk.desktop.accueil.court_card import territory_box
from vifdesk.desktop.calculator.asked import LENGTH, START, THEN, Asked, Read, effective_unit
from vifdesk.desktop.calculator.natures import IN_DAYS, IN_HOURS, NatureInWords
from vifdesk.desktop.tokens import SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.fields import LabelledRow, labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.segments import Segments
from vifdesk.desktop.widgets.tick import Round, Tick
from vifdesk.domain.dates.period import Unit, period_in_words
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.deadlines.proof import limit_in_words
from vifdesk.domain.deadlines.terms import Nature

if TYPE_CHECKING:
    from vifdesk.desktop.shell.session import Session

PATIENCE = 700
"""How long one may pause on an unfinished date before being told that it is not understood, in milliseconds."""

_START_HELP = typographie("Un jour : 22/5, hier, lundi, +6m…")
_MOMENT_HELP = typographie("Un jour et une heure : 22/5 17h40, hier 9h, maintenant…")
_LENGTH_HELP = typographie("Un nombre, ou avec son unité : 10j, 48h, 6m, 3m5j.")
_EXTENDS = typographie("Si le dernier jour est un samedi, un dimanche, un jour férié ou chômé.")
_NEVER_EXTENDS = typographie("Sans objet : un délai de cette nature n’est jamais prorogé.")


class NatureChoice(QWidget):
    """The natures that suit a unit; `changed` when another is chosen."""

    changed = Signal()

    def __init__(self, natures: Sequence[NatureInWords]) -> None:
        super().__init__()
        self.setAccessibleName("Nature du délai")
        self._natures = natures
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for index, words in enumerate(natures):
            option = Round(words.name, help=words.explanation)
            option.setChecked(index == 0)
            self._group.addButton(option, index)
            column.addWidget(option)
        self._group.idClicked.connect(lambda _index: self.changed.emit())

    @property
    def nature(self) -> Nature:
        """The one chosen."""
        return self._natures[self._group.checkedId()].nature


class DelayForm(Card):
    """`edited`: the fields say something else. Nothing typed is ever changed by the program."""

    edited = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("Le délai", name="Le délai à calculer")
        self._session = session
        self._late: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self.complain)
        self.start = text_field("22/5, hier, +6m")
        self.length = text_field("10")
        self.then = text_field("0")
        self.unit = Segments("Unité", [(str(unit), unit) for unit in Unit])
        self.unit.choose(Unit.JOURS)
        self.in_days, self.in_hours = NatureChoice(IN_DAYS), NatureChoice(IN_HOURS)
        self.extends = Tick("Proroger au jour ouvrable suivant", help=_EXTENDS)
        self.extends.setChecked(True)
        self.territory = territory_box(session)
        self._rows = {
            START: labelled_row("Départ", self.start, help=_START_HELP),
            LENGTH: labelled_row("Durée", self.length, help=_LENGTH_HELP, beside=self.unit),
            THEN: labelled_row("Puis, en jours (facultatif)", self.then),
        }
        self._assemble()
        self._connect()
        self._suit_unit()

    def _assemble(self) -> None:
        self.body.addWidget(self._rows[START])
        self.body.addWidget(self._rows[LENGTH])
        self.body.addWidget(self._rows[THEN])
        self.body.addSpacing(SPACE_XS)
        self.body.addWidget(text_label("Nature du délai", Role.STRONG))
        self.body.addWidget(self.in_days)
        self.body.addWidget(self.in_hours)
        self.body.addWidget(self.extends)
        self.body.addWidget(labelled_row("Territoire du siège", self.territory))
        self.body.addStretch(1)

    def _connect(self) -> None:
        for field in (self.start, self.length, self.then):
            field.textEdited.connect(self._edited)
            field.editingFinished.connect(self.complain)
        self.unit.chosen.connect(lambda _unit: self._edited())
        self.in_days.changed.connect(self._edited)
        self.in_hours.changed.connect(self._edited)
        self.extends.clicked.connect(self._edited)
        self._session.changed.connect(self._edited)

    # ------------------------------------------------------------------------------------------------ reading

    @property
    def asked(self) -> Asked:
        """What the fields say."""
        unit = self._unit
        return Asked(
            start=self.start.text(),
            length=self.length.text(),
            unit=unit,
            then="" if self._rows[THEN].isHidden() else self.then.text(),
            nature=self._natures.nature,
            extendable=self.extends.isChecked(),
            territory=Territory(str(self.territory.value())),
        )

    @property
    def _unit(self) -> Unit:
        chosen = self.unit.value()
        assert isinstance(chosen, Unit)
        return effective_unit(chosen, self.length.text())

    @property
    def _natures(self) -> NatureChoice:
        return self.in_hours if self._unit is Unit.HEURES else self.in_days

    # ------------------------------------------------------------------------------------------------ showing

    def show_read(self, read: Read) -> None:
        """Say under each field what was understood; what was not is said after a pause, or when one leaves the field."""
        understood = {
            START: None if read.start is None else sentence_case(limit_in_words(read.start)),
            LENGTH: None if read.period is None else sentence_case(period_in_words(read.period)),
        }
        self._late = read.problems
        for name, row in self._rows.items():
            words = understood.get(name)
            if name in read.problems and row.in_error:
                row.show_error(read.problems[name])
            elif words and name not in read.problems:
                row.show_understood(words)
            else:
                row.show_help()
        if read.problems:
            self._timer.start()
        else:
            self._timer.stop()

    def complain(self) -> None:
        """Say now what is not understood."""
        self._timer.stop()
        for name, sentence in self._late.items():
            self._rows[name].show_error(sentence)

    def row(self, name: str) -> LabelledRow:
        """The row of a field, by the name that `Read.problems` uses."""
        return self._rows[name]

    def _edited(self, _text: str = "") -> None:
        self._suit_unit()
        self.edited.emit()

    def _suit_unit(self) -> None:
        """Offer what suits the unit: natures, the second length, an hour or not."""
        unit = self._unit
        self.unit.choose(unit)
        in_hours = unit is Unit.HEURES
        self.in_days.setVisible(not in_hours)
        self.in_hours.setVisible(in_hours)
        self._rows[THEN].setVisible(unit in (Unit.MOIS, Unit.ANS))
        self._rows[START].set_help(_MOMENT_HELP if in_hours else _START_HELP)
        extendable = self._natures.nature.extendable
        self.extends.setEnabled(extendable)
        self.extends.set_help(_EXTENDS if extendable else _NEVER_EXTENDS)
