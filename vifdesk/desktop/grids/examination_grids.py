"""The grids of an examination: offered beside its question, kept with it until it has a dossier, joined to its sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from vifdesk.actions.check_grids import all_grids
from vifdesk.actions.compose_grid_annex import compose_grid_annexes, with_annexes
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import Register
from vifdesk.desktop.grids.beside_well import BesideWell
from vifdesk.desktop.grids.shelf import GridShelf
from vifdesk.desktop.grids.visits import GridVisits
from vifdesk.desktop.messages import show_problem
from vifdesk.domain.documents.document import Document

if TYPE_CHECKING:
    from vifdesk.desktop.shell.examination_place import ExaminationPlace
    from vifdesk.desktop.wizard.page import WizardPage


class ExaminationGrids(QObject):
    """Follows one examination. Nothing that is entered in a grid answers a question."""

    def __init__(self, place: ExaminationPlace, wizard: WizardPage) -> None:
        super().__init__(place)
        self._place, self._wizard = place, wizard
        self._examination = place.examination
        desk = self._examination.desk
        self.shelf = GridShelf(desk, lambda: place.reference, parent=self)
        self.visits = GridVisits(
            desk,
            self.shelf,
            lay=place.lay_over,
            take_off=place.take_off,
            preview=place.preview_asked.emit,
            who=lambda: (self.reference(), self._examination.dossier.heading.initials.strip()),
            parent=wizard,
        )
        self.well = BesideWell(self.shelf)
        column = wizard.question.body
        column.insertWidget(column.count() - 1, self.well)
        self.well.bind(wizard)
        self.well.open_asked.connect(self.visits.open_latest)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.draw)
        self._examination.stepped.connect(lambda _step: self._later.start())
        self.shelf.changed.connect(self._later.start)
        self._later.start()

    def reference(self) -> str:
        """The dossier in which it is made, else the parquet number at its head."""
        return self._place.reference or self._examination.dossier.heading.parquet_number.strip()

    def draw(self) -> None:
        """Offer what stands beside the question on which one stands; the question itself comes first."""
        fact = self._examination.current_fact
        try:
            grids = all_grids(self._examination.desk)
        except UserProblem as problem:
            show_problem(self._wizard, problem)
            return
        self.well.display(grids, self._examination.dossier.measure, fact.id if fact else None)

    def attach(self, register: Callable[[], Register | None]) -> None:
        """Look into the open register from now on."""
        self.shelf.attach(register)

    def keep_typed(self) -> None:
        """Keep what is being entered in a grid that is open: the vault is about to close."""
        keep = getattr(self._place.page, "keep", None)
        if keep is not None:
            keep()

    def with_annexes(self, document: Document) -> Document:
        """The sheet, to which the grids may be joined; any other paper as it is."""
        if document.title != self._examination.measure.heading.title:
            return document
        try:
            filled = self.shelf.all()
            annexes = compose_grid_annexes(
                self._examination.desk,
                filled,
                reference=self.reference(),
                name=self._examination.dossier.heading.initials.strip(),
            )
        except UserProblem as problem:
            show_problem(self._wizard, problem)
            return document
        return with_annexes(document, annexes)
