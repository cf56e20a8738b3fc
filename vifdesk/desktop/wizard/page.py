"""The wizard: one question at a time, or the whole form; what the answers lead to is always beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from vifdesk.actions.compose_questions import compose_questions
from vifdesk.actions.explain_question import explain_question
from vifdesk.desktop.discretion import shown
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.messages import say
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.page import Page
from vifdesk.desktop.wizard.all_asked_card import AllAskedCard
from vifdesk.desktop.wizard.answers_card import AnswersCard
from vifdesk.desktop.wizard.arrangement import Arrangement, Columns
from vifdesk.desktop.wizard.conclusion_card import ConclusionCard
from vifdesk.desktop.wizard.dossier_strip import DossierStrip, dossier_label
from vifdesk.desktop.wizard.full_form import FullForm
from vifdesk.desktop.wizard.keyboard import bind, tab_through
from vifdesk.desktop.wizard.missing_card import MissingCard
from vifdesk.desktop.wizard.question_card import QuestionCard
from vifdesk.desktop.wizard.why_card import WhyCard
from vifdesk.desktop.wizard.wording import version_line

_TO_FORM, _TO_QUESTIONS = "Formulaire", "Questions"


class WizardPage(Page):
    """Draws an examination. After an answer the next question is drawn at once, the panels at the next turn of the loop."""

    finished = Signal()
    """The result is to be shown, even if questions remain."""
    preview_asked = Signal(object)
    """A `Document` (the questions for the officer) is to be looked at and printed."""
    repeat_asked = Signal(object)
    """The same situation for one more child, one more act: a `Repetition`."""

    def __init__(self, examination: Examination) -> None:
        super().__init__(examination.measure.heading.title, scrolls=False)
        self.examination = examination
        self._seen = False
        self._drawn: tuple[object, ...] = (None,) * 4
        self._rest = QTimer(self, interval=0, singleShot=True)
        self._rest.timeout.connect(self._draw_rest)
        self._make_cards()
        self._make_head()
        self._order_keyboard()
        self._connect()
        bind(
            self,
            {
                "F2": self.open_strip,
                "F6": self.switch_form,
                "Ctrl+Return": self.ask_result,
                "Ctrl+Enter": self.ask_result,
                "Ctrl+P": self.print_questions,
                "Alt+Left": self._back,
                "Alt+Right": self._later,
            },
        )
        self._draw()

    # ------------------------------------------------------------------------------------------------ assembling

    def _make_cards(self) -> None:
        self.answers = AnswersCard(self.examination)
        self.question = QuestionCard(self.examination)
        self.all_asked = AllAskedCard(self.examination.measure.repetitions)
        self.why = WhyCard()
        self.conclusion = ConclusionCard()
        self.missing = MissingCard()
        self.arrangement = Arrangement(
            self.answers, (self.question, self.all_asked, self.why), (self.conclusion, self.missing)
        )
        self.form: FullForm | None = None
        self.strip = DossierStrip(self.examination)
        self.strip.hide()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.arrangement, 1)

    def _make_head(self) -> None:
        self.dossier = Button("", kind=QUIET, icon="modifier", key="F2")
        self.result = Button("Résultat", icon="suivant", key="Ctrl+Entrée")
        self.result.setAccessibleName("Voir le résultat maintenant")
        self.form_button = Button(_TO_FORM, icon="formulaire", key="F6")
        for button in (self.dossier, self.form_button, self.result):
            self.head.add_action(button)

    def _order_keyboard(self) -> None:
        """Tab goes through the question, what is missing, the head, then the answers."""
        end, missing, answers = self.all_asked, self.missing, self.answers
        ends = (end.result, end.back, *end.repeats)
        panels = (*missing.rows, missing.print)
        head = (self.dossier, self.form_button, self.result)
        tab_through((*self.question.keyboard_stops(), *ends, *panels, *head, answers.list, *answers.repeats))

    def _connect(self) -> None:
        self.dossier.clicked.connect(self.open_strip)
        self.form_button.clicked.connect(self.switch_form)
        self.result.clicked.connect(self.ask_result)
        self.arrangement.arranged.connect(self._arranged)
        self.strip.closed.connect(self.close_strip)
        self.answers.chosen.connect(self.examination.go_to)
        self.answers.withdrawn.connect(self.examination.withdraw)
        self.answers.repeat_asked.connect(self.repeat_asked)
        self.missing.asked.connect(self._ask)
        self.missing.questions_asked.connect(self.print_questions)
        self.all_asked.result_asked.connect(self.finished)
        self.all_asked.back_asked.connect(self.examination.go_back)
        self.all_asked.repeat_asked.connect(self.repeat_asked)
        self.examination.stepped.connect(self._draw)
        self.examination.dossier_changed.connect(self._rest.start)

    # ------------------------------------------------------------------------------------------------ drawing

    def _draw(self) -> None:
        """What the next question needs; the rest follows at the next turn of the loop."""
        if self.form_shown:
            self._rest.start()
            return
        asking = self.examination.current_fact is not None
        self.question.setVisible(asking)
        self.why.setVisible(asking)
        self.all_asked.setVisible(not asking)
        self.arrangement.show_top()
        if asking:
            self.question.display()
            self.question.draw_now()
        else:
            self.all_asked.display(self.examination.step)
            self.all_asked.result.setFocus()
        self._rest.start()

    def _draw_rest(self) -> None:
        """Nothing is worked out for a page that is not on the screen, nor twice for the same step."""
        if not self.isVisible():
            return
        self._draw_head()
        self.strip.display()
        step, fact = self.examination.step, self.examination.current_fact
        state = (step, fact, self.examination.dossier.answers, self.form_shown)
        if all(now is before for now, before in zip(state, self._drawn, strict=True)):
            return
        self._drawn = state
        self.conclusion.display(step.evaluation)
        self.missing.display(step.missing)
        self.answers.display()
        if self.form is not None and self.form_shown:
            self.form.display()
        elif fact is not None:
            self.why.display(
                explain_question(
                    self.examination.desk, self.examination.dossier, fact.id, as_of=self.examination.as_of
                )
            )

    def _draw_head(self) -> None:
        regime = self.examination.step.evaluation.regime
        subtitle = version_line(
            self.examination.measure.fact(self.examination.measure.regime_fact).label,
            self.examination.version_day if regime is not None else None,
            regime,
            self.examination.dossier.territory,
        )
        if subtitle != self.head.subtitle_label.text():
            self.set_title(self.head.title_label.text(), subtitle)
        label = dossier_label(self.examination)
        if shown(label) != self.dossier.text():
            self.dossier.set_text(label)
            self.title_changed.emit()

    def _arranged(self, columns: int) -> None:
        """Under other cards the list of answers takes its whole height; beside them it scrolls."""
        self.answers.list.show_whole(columns != Columns.THREE)

    # ------------------------------------------------------------------------------------------------ doing

    @property
    def form_shown(self) -> bool:
        """Whether the whole form is shown, and not one question."""
        return self.form is not None and not self.form.isHidden()

    def switch_form(self) -> None:
        """From one question to the whole form, or back, at the same question; no answer changes."""
        shows = not self.form_shown
        if self.form is None:
            self.form = FullForm(self.examination)
            self.arrangement.add_to_middle(self.form)
        self.form.setVisible(shows)
        for card in (self.answers, self.question, self.why, self.all_asked):
            card.setVisible(not shows)
        self.arrangement.widen(shows)
        self.form_button.set_text(_TO_QUESTIONS if shows else _TO_FORM)
        self._draw()
        self._draw_rest()
        QTimer.singleShot(0, self, self._go_to_current)  # once the cards have their places

    def _go_to_current(self) -> None:
        fact = self.examination.current_fact
        if self.form is not None and self.form_shown:
            self.form.go_to(fact.id if fact is not None else next(iter(self.form.rows)))
        else:
            target = self.first_focus()
            if target is not None:
                target.setFocus()

    def ask_result(self) -> None:
        """Ask for the result, unless what is being typed is refused: it is not left out in silence."""
        typed = self.form if self.form is not None and self.form_shown else self.question
        if typed.confirm_typed():
            self.finished.emit()

    def _back(self) -> None:
        if not self.form_shown:
            self.examination.go_back()

    def _later(self) -> None:
        if not self.form_shown:
            self.examination.postpone()

    def _ask(self, fact_id: str) -> None:
        self.examination.go_to(fact_id)
        self._go_to_current()

    def open_strip(self) -> None:
        """Let the parquet number, the initials and the territory be written."""
        if self.strip.isHidden():
            self.strip.display()
            self.strip.show()
            self.strip.parquet_number.setFocus()
        else:
            self.close_strip()

    def close_strip(self) -> None:
        """Put the strip away and go back to the question."""
        self.strip.hide()
        self._go_to_current()

    def print_questions(self) -> None:
        """Show the questions for the officer as they will be printed."""
        if not self.examination.step.missing:
            say(self, "Aucune question ne reste à poser\u00a0: rien ne manque pour conclure.", tone="neutre")
            return
        examination = self.examination
        self.preview_asked.emit(
            compose_questions(examination.desk, examination.dossier, as_of=examination.as_of)
        )

    # ------------------------------------------------------------------------------------------------ for the window

    def undo(self) -> None:
        """Take the last answer back."""
        self.examination.undo()
        self._follow_in_form()

    def redo(self) -> None:
        """Make it again."""
        self.examination.redo()
        self._follow_in_form()

    def _follow_in_form(self) -> None:
        if self.form_shown:
            self._go_to_current()

    def escape(self) -> bool:
        """Esc puts the strip away; whether it did."""
        if self.strip.isHidden():
            return False
        self.close_strip()
        return True

    def first_focus(self) -> QWidget | None:
        """The answers of the question on which one stands."""
        if self.examination.current_fact is None:
            return self.all_asked.first_focus()
        return self.question.first_focus()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, the keyboard stands on the answers; later, where it was."""
        super().showEvent(event)
        self._draw_rest()
        if not self._seen:
            self._seen = True
            self._go_to_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that nothing on the page wanted answers the question."""
        if self.form_shown:
            event.ignore()
            return
        card = self.question if self.examination.current_fact is not None else self.all_asked
        event.setAccepted(card.handle_key(event))
