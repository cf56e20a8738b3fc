"""The calculator: type a start and a length, read the dates and their proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from vifdesk.actions.desk import Desk
from vifdesk.desktop.calculator.asked import Read, read
from vifdesk.desktop.calculator.form import DelayForm
from vifdesk.desktop.calculator.result import ResultCard
from vifdesk.desktop.messages import say
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.deadlines.sentence import read_out

if TYPE_CHECKING:
    from vifdesk.desktop.shell.session import Session
    from vifdesk.domain.deadlines.terms import Terms


class CalculatorPage(Page):
    """`preview_asked(Document)`: the sheet of this delay is to be looked at."""

    preview_asked = Signal(object)

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__("Calculer un délai", "Résultat pendant la frappe, avec sa preuve")
        self._desk = desk
        self._read = Read(None, None, None, {})
        self.form, self.result = DelayForm(session), ResultCard()
        self.copy = Button("Copier le texte", icon="copier", shortcut="Ctrl+Shift+C")
        self.paper = Button("Imprimer la fiche", kind=PRIMARY, icon="imprimer", shortcut="Ctrl+I")
        self.head.add_action(self.copy)
        self.head.add_action(self.paper)
        columns = Columns()
        columns.add(self.form, 56, 5)
        columns.add(self.result, 60, 6)
        self.body.addWidget(columns, 1)
        self.form.edited.connect(self.compute)
        self.copy.clicked.connect(self.copy_text)
        self.paper.clicked.connect(self._ask_preview)
        self.compute()

    @property
    def terms(self) -> Terms | None:
        """The result as it stands; None while the fields do not make one."""
        return self._read.terms

    def compute(self) -> None:
        """Read the fields again and show what follows."""
        asked = self.form.asked
        self._read = read(self._desk, asked)
        self.form.show_read(self._read)
        terms = self._read.terms
        for button in (self.copy, self.paper):
            button.setEnabled(terms is not None)
        if terms is None:
            self.result.show_nothing()
            return
        calendar, today = self._desk.rulebook.calendar(), self._desk.clock.today()
        self.result.show_terms(terms, territory=asked.territory, calendar=calendar, today=today)

    def copy_text(self) -> None:
        """The result as a text, to paste into a mail or a note."""
        if self._read.terms is not None:
            QApplication.clipboard().setText(read_out(self._read.terms))
            say(self, "Calcul copié\u00a0: collez-le où vous voulez.")

    def first_focus(self) -> QWidget:
        return self.form.start

    def _ask_preview(self) -> None:
        from vifdesk.desktop.calculator.paper import deadline_sheet

        terms, period = self._read.terms, self._read.period
        if terms is not None and period is not None:
            self.preview_asked.emit(deadline_sheet(self._desk, terms, period, self.form.asked.territory))
