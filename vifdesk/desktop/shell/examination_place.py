"""An examination under way: its questions, its result over them, a paper over that."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.discretion import identity
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.shell.place import Place
from vifdesk.domain.dates.wording import hour_in_words


class ExaminationPlace(Place):
    """`repeat_asked(Repetition)`: one more child, one more act, in an examination of its own.

    `preview_asked(Document)`: a paper is to be looked at. `save_asked()`: the result is to be saved into a dossier.
    `parked()`: a call interrupts it; from then on its answers are kept, be it in a dossier or not.
    `reference`: the dossier of the register in which it is made, empty for none; `draft_id`: where its draft is kept;
    `is_kept`: all that was answered is in the vault. `grids`: those that are received, offered beside its questions.
    """

    repeat_asked = Signal(object)
    preview_asked = Signal(object)
    save_asked = Signal()
    parked = Signal()

    def __init__(
        self, key: str, examination: Examination, opened: datetime, parent: QObject | None = None
    ) -> None:
        from vifdesk.desktop.grids.examination_grids import ExaminationGrids
        from vifdesk.desktop.wizard.page import WizardPage

        self.examination = examination
        self.opened = opened
        self.reference = ""
        self.draft_id: str | None = None
        self.was_parked = False
        self.is_kept = self.offers_saving = False
        wizard = WizardPage(examination)
        super().__init__(key, wizard, parent)
        self.parked.connect(self._note_parked)
        examination.setParent(self)
        wizard.finished.connect(self.show_result)
        self.grids = ExaminationGrids(self, wizard)
        self._connect_asking(wizard)
        examination.dossier_changed.connect(self.renamed)
        examination.stepped.connect(lambda _step: self.renamed.emit())

    def show_result(self) -> None:
        """Lay the result over the questions, made anew."""
        from vifdesk.desktop.result.page import ResultPage
        from vifdesk.desktop.side_by_side.visits import offer_from_result

        while len(self.pages) > 1:
            self.take_off()
        result = ResultPage(self.examination)
        result.back_to_questions.connect(self.show_questions)
        result.save_asked.connect(self.save_asked)
        result.offer_saving(self.offers_saving)
        self._connect_asking(result)
        offer_from_result(self, result)
        self.lay_over(result)

    def ask_person(self) -> None:
        """Ask on the result which child it is about: there is another one already."""
        from vifdesk.desktop.result.page import ResultPage

        for page in self.pages:
            if isinstance(page, ResultPage):
                page.again.ask_person()
                if page.scroller is not None:
                    page.scroller.ensureWidgetVisible(page.again.person_row)

    def offer_saving(self, offered: bool) -> None:
        """Whether there is a register to save into."""
        from vifdesk.desktop.result.page import ResultPage

        self.offers_saving = offered
        for page in self.pages:
            if isinstance(page, ResultPage):
                page.offer_saving(offered)

    def show_questions(self) -> None:
        """Take off whatever lies over the questions."""
        while len(self.pages) > 1:
            self.take_off()

    @property
    def keeps_draft(self) -> bool:
        """Whether its answers go into the vault as they are given."""
        return bool(self.reference) or self.was_parked or self.draft_id is not None

    def _note_parked(self) -> None:
        self.was_parked = True

    @property
    def name(self) -> str:
        """« TGD · n° 26/04512 »."""
        return f"{self.kind} · {self.which}"

    @property
    def kind(self) -> str:
        """The measure, in short."""
        return self.examination.measure.heading.short_title

    @property
    def which(self) -> str:
        """The number, else the hour of the call: what tells two examinations of one kind apart."""
        number = self.examination.dossier.heading.parquet_number.strip()
        called = (
            f"n°\u00a0{identity(number)}" if number else hour_in_words(self.opened).replace(" ", "\u00a0")
        )
        person = self.examination.person
        return f"{called} · {identity(person)}" if person else called

    @property
    def remaining(self) -> int:
        """How many useful questions are left."""
        return self.examination.step.remaining

    @property
    def remaining_words(self) -> str:
        """The same, as a screen reader says it."""
        if self.remaining == 0:
            return "aucune question utile ne reste"
        return "reste 1 question utile" if self.remaining == 1 else f"reste {self.remaining} questions utiles"

    @property
    def holds_answers(self) -> bool:
        """Whether closing it would lose something that was given."""
        dossier = self.examination.dossier
        given = bool(dossier.answers) or self.examination.can_undo or dossier.decision.text != ""
        return given or bool(self.grids.shelf.waiting)

    def _connect_asking(self, page: QWidget) -> None:
        repeat, preview = getattr(page, "repeat_asked", None), getattr(page, "preview_asked", None)
        if repeat is not None:
            repeat.connect(self.repeat_asked)
        if preview is not None:
            preview.connect(lambda document: self.preview_asked.emit(self.grids.with_annexes(document)))
