"""The result: what the law says, what to do by when, and what the magistrate decides."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from vifdesk.actions.compose_questions import compose_questions
from vifdesk.actions.compose_sheet import compose_sheet
from vifdesk.actions.evaluate_situation import evaluate_dossier
from vifdesk.desktop.discretion import identity
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.result.again import AgainCard
from vifdesk.desktop.result.board import Board
from vifdesk.desktop.result.conclusions import ConclusionsCard
from vifdesk.desktop.result.deadlines import DeadlinesSection
from vifdesk.desktop.result.decision import DecisionCard
from vifdesk.desktop.result.facts import FactsCard
from vifdesk.desktop.result.heading import HeadingCard
from vifdesk.desktop.result.missing import MissingCard
from vifdesk.desktop.result.to_do import ToDoCard
from vifdesk.desktop.result.warnings import WarningsCard
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.page import Page
from vifdesk.domain.dates.wording import day_in_words, typographie
from vifdesk.domain.documents.document import Document
from vifdesk.domain.documents.known_facts import fact_blocks
from vifdesk.domain.documents.plain_text import as_text
from vifdesk.domain.dossier.dossier import Dossier
from vifdesk.domain.wizard.evaluation import Evaluation
from vifdesk.domain.wizard.step import MissingFact

_CONFIRMED_FOR = 2_500
_LOOKS_AT_THE_CLOCK_EVERY = 20_000
"""Milliseconds; a deadline in hours passes while the page is open."""


class ResultPage(Page):
    """Draws the evaluation of an examination's answers; the decision and the heading go back into it as they are typed."""

    back_to_questions = Signal()
    preview_asked = Signal(object)
    """A `Document` is to be looked at and printed."""
    save_asked = Signal()  # into a dossier of the register
    repeat_asked = Signal(object)
    """The same situation for one more child, one more act: a `Repetition`."""

    def __init__(self, examination: Examination) -> None:
        super().__init__(examination.measure.heading.title)
        self._examination = examination
        self._evaluation: Evaluation | None = None
        self._drawn: tuple[object, ...] = ()
        if self.scroller is not None:
            self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._make_head()
        self._make_cards()
        self._connect()
        self.display()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_cards(self) -> None:
        self.missing = MissingCard()
        self.conclusions = ConclusionsCard()
        self.deadlines = DeadlinesSection()
        self.to_do = ToDoCard()
        self.again = AgainCard(self._examination)
        self.facts = FactsCard()
        self.warnings = WarningsCard()
        self.decision = DecisionCard(self._examination.motive_categories)
        self.heading = HeadingCard()
        self.board = Board(
            lead=(self.head, self.missing),
            main=(self.conclusions, self.deadlines, self.to_do, self.again),
            aside=(self.warnings, self.decision, self.heading, self.facts),
            single=(
                self.conclusions, self.warnings, self.deadlines, self.to_do, self.again,
                self.decision, self.heading, self.facts,
            ),
        )  # fmt: skip
        self.body.addWidget(self.missing)
        self.body.addWidget(self.board)
        self.body.addStretch(1)

    def _make_head(self) -> None:
        self.back = Button("Questions", icon="retour", key="Alt+←")
        self.copy = Button("Copier le texte", icon="copier", key="Ctrl+Maj+C")
        self.print = Button("Imprimer la fiche", kind=PRIMARY, icon="imprimer", key="Ctrl+I")
        self.save = Button("Enregistrer au dossier", icon="enregistrer", key="Ctrl+S")
        for button, press in (
            (self.back, self.back_to_questions.emit),
            (self.copy, self.copy_text),
            (self.save, self.ask_saving),
            (self.print, self.ask_preview),
        ):
            button.clicked.connect(lambda _checked=False, press=press: press())
            self.head.add_action(button)
        self.save.hide()

    def _connect(self) -> None:
        for keys, action in (
            ("Alt+Left", self.back_to_questions.emit),
            ("Ctrl+Shift+C", self.copy_text),
            ("Ctrl+I", self.ask_preview),
            ("Ctrl+P", self.ask_preview),
            ("Ctrl+S", self.ask_saving),
            ("Ctrl+J", self.deadlines.toggle_proofs),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(action)
        self.missing.asked_for.connect(self._resume)
        self.missing.paper_asked.connect(self.ask_questions_preview)
        self.again.asked_for.connect(self.repeat_asked)
        self.decision.changed.connect(self._examination.set_decision)
        self.heading.changed.connect(self._examination.set_heading)
        self._examination.dossier_changed.connect(self._follow)
        self._confirmation = QTimer(self)
        self._confirmation.setSingleShot(True)
        self._confirmation.timeout.connect(lambda: self.copy.set_text("Copier le texte", icon="copier"))
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOKS_AT_THE_CLOCK_EVERY)
        self._watch.timeout.connect(self.look_at_the_clock)

    # ------------------------------------------------------------------------------------------------ drawing

    def display(self) -> None:
        """Evaluate the answers and draw the result."""
        focused = self.focusWidget()
        self.board.hide()  # one layout when it comes back, instead of one for each piece
        self._draw()
        self.board.show()
        self.board.tab_in_reading_order()
        if focused is not None and self.isVisible() and isValid(focused):
            focused.setFocus()

    def _draw(self) -> None:
        examination = self._examination
        dossier, measure = examination.dossier, examination.measure
        evaluation = evaluate_dossier(examination.desk, dossier, as_of=examination.as_of)
        self._evaluation, self._drawn = evaluation, _what_is_drawn(dossier)
        step = examination.step
        self._name()
        self.missing.display(_missing_facts(evaluation, step.missing, examination))
        self.conclusions.display(evaluation, measure)
        self.warnings.display(evaluation.warnings)
        self.deadlines.display(evaluation.deadlines, now=self._now())
        self.to_do.display(evaluation.actions)
        self.facts.display(
            fact_blocks(evaluation, dossier, measure, useful=step.useful, idle=step.irrelevant)
        )
        self.decision.display(dossier.decision)
        self.heading.display(dossier.heading)

    def look_at_the_clock(self) -> None:
        """Draw the deadlines again when one has come nearer."""
        if self._evaluation is not None and self.deadlines.has_moved(now=self._now()):
            self.deadlines.display(self._evaluation.deadlines, now=self._now())
            self.board.tab_in_reading_order()

    def first_focus(self) -> QWidget:
        """The way back when something is missing, else the sheet."""
        return self.print if self.missing.isHidden() else self.missing.resume

    # ------------------------------------------------------------------------------------------------ acting

    def copy_text(self) -> None:
        """Put the sheet on the clipboard as plain text, and say so on the button."""
        if self._owes_motive():
            return
        QGuiApplication.clipboard().setText(as_text(self._sheet()))
        self.copy.set_text("Texte copié", icon="coche")
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.copy, "Texte copié"))
        self._confirmation.start(_CONFIRMED_FOR)

    def offer_saving(self, offered: bool) -> None:
        """Whether there is a register to save into."""
        self.save.setVisible(offered)

    def ask_saving(self) -> None:
        """Ask that the result be saved into a dossier; a departure without its motive is refused."""
        if not self.save.isHidden() and not self._owes_motive():
            self.save_asked.emit()

    def ask_preview(self) -> None:
        """Show the sheet as it will be printed; a departure without its motive is refused."""
        if not self._owes_motive():
            self.preview_asked.emit(self._sheet())

    def ask_questions_preview(self) -> None:
        """Show the questions that are still to be put, as they will be printed."""
        examination = self._examination
        self.preview_asked.emit(
            compose_questions(examination.desk, examination.dossier, as_of=examination.as_of)
        )

    def escape(self) -> bool:
        """Esc goes back to the questions."""
        self.back_to_questions.emit()
        return True

    # ------------------------------------------------------------------------------------------------ Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._drawn != _what_is_drawn(self._examination.dossier):
            self.display()
        self.look_at_the_clock()
        self._watch.start()
        if self.focusWidget() is None:
            self.first_focus().setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.scroller.verticalScrollBar() if self.scroller else None
        moves = {
            Qt.Key.Key_PageDown: bar.pageStep() if bar else 0,
            Qt.Key.Key_PageUp: -bar.pageStep() if bar else 0,
            Qt.Key.Key_Down: 3 * bar.singleStep() if bar else 0,
            Qt.Key.Key_Up: -3 * bar.singleStep() if bar else 0,
        }
        move = moves.get(Qt.Key(event.key()))
        if bar is None or move is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + move)

    # ------------------------------------------------------------------------------------------------ inside

    def _now(self) -> datetime:
        return self._examination.desk.clock.now()

    def _sheet(self) -> Document:
        return compose_sheet(self._examination.desk, self._examination.dossier, as_of=self._examination.as_of)

    def _owes_motive(self) -> bool:
        if not self._examination.dossier.decision.lacks_motive:
            return False
        self.decision.refuse()
        if self.scroller is not None:
            self.scroller.ensureWidgetVisible(self.decision.motive_row)
        return True

    def _resume(self, fact_id: str) -> None:
        self._examination.go_to(fact_id)
        self.back_to_questions.emit()

    def _follow(self) -> None:
        dossier = self._examination.dossier
        if self.isVisible() and self._drawn != _what_is_drawn(dossier):
            self.display()
            return
        self._name()
        self.decision.display(dossier.decision)
        self.heading.display(dossier.heading)

    def _name(self) -> None:
        examination = self._examination
        self.set_title(
            examination.measure.heading.title,
            subtitle(examination.dossier, self._evaluation, examination.version_day),
        )


def subtitle(dossier: Dossier, evaluation: Evaluation | None, day: date | None) -> str:
    """« n° 26/04512 · dimanche 22 novembre 2026 · version du 15 juin 2024 »; what is not known is left out."""
    number = dossier.heading.parquet_number.strip()
    regime = evaluation.regime if evaluation else None
    parts = (
        f"n°\u00a0{identity(number)}" if number else "",
        day_in_words(day) if day else "",
        regime.label if regime else "",
    )
    return typographie(" · ".join(part for part in parts if part))


def _what_is_drawn(dossier: Dossier) -> tuple[object, ...]:
    return dossier.answers, dossier.territory


def _missing_facts(
    evaluation: Evaluation, known: tuple[MissingFact, ...], examination: Examination
) -> tuple[MissingFact, ...]:
    """What is missing, in the wizard's order, most decisive first; then what only the result names."""
    named = [one for one in known if one.fact.id in evaluation.missing]
    others = [fact_id for fact_id in evaluation.missing if fact_id not in {one.fact.id for one in named}]
    return (*named, *(MissingFact(examination.measure.fact(fact_id), "") for fact_id in others))
