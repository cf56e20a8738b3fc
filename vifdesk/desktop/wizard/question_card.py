"""The question on which one stands: in large type, with its answers, and where the fact comes from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from vifdesk.actions.problems import BadInput
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.tokens import SPACE_XS, Role
from vifdesk.desktop.widgets.button import QUIET, Button
from vifdesk.desktop.widgets.card import Card, Notice
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.wizard.answer_rows import irrelevance_reason
from vifdesk.desktop.wizard.choices_input import ChoicesInput
from vifdesk.desktop.wizard.flow import Flow
from vifdesk.desktop.wizard.keyboard import announce
from vifdesk.desktop.wizard.options import aside_options, value_options
from vifdesk.desktop.wizard.origin_line import OriginLine
from vifdesk.desktop.wizard.ticks_input import TicksInput
from vifdesk.desktop.wizard.typed_input import TODAY, TypedInput
from vifdesk.desktop.wizard.wording import progress_line, refusal_sentence, typed_text
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.dossier.dossier import Answer
from vifdesk.domain.law.facts import Fact, FactType, Value

_LISTED = (FactType.TRI, FactType.CHOIX)
_ARROWS = {
    Qt.Key.Key_Down: True, Qt.Key.Key_Right: True, Qt.Key.Key_Up: False, Qt.Key.Key_Left: False,
}  # fmt: skip


class QuestionCard(Card):
    """Draws the examination's current question and gives it the answer. What is typed and not yet confirmed is kept."""

    def __init__(self, examination: Examination) -> None:
        super().__init__(name="Question")
        self._examination = examination
        self._shown: Fact | None = None
        self._shown_answer: Answer | None = None
        self._drafts: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        self._make_texts()
        self._make_inputs()
        self._make_origin()
        self._make_moves()
        self.body.addStretch(1)

    def _make_texts(self) -> None:
        self.progress = text_label("", Role.CAPTION)
        self.question = text_label("", Role.QUESTION)
        self.help = text_label("", Role.LEAD)
        self.irrelevant = Notice("", "neutre")
        self.body.addWidget(self.progress)
        self.body.addWidget(self.question)
        self.body.addWidget(self.help)
        self.body.addWidget(self.irrelevant)
        self.body.addSpacing(SPACE_XS)

    def _make_inputs(self) -> None:
        self.choices, self.ticks, self.typed = ChoicesInput(), TicksInput(), TypedInput()
        for inputs in (self.choices, self.ticks, self.typed):
            self.body.addWidget(inputs)
            inputs.chosen.connect(self._answer)
            inputs.hide()
        self.typed.confirmed.connect(self._answer_typed)
        self.typed.edited.connect(self._keep_draft)
        self._input: ChoicesInput | TicksInput | TypedInput = self.choices

    def _make_origin(self) -> None:
        self._origin_line = OriginLine()
        self.origin = self._origin_line.field
        self.origin.textChanged.connect(self._keep_origin)
        self.origin.confirmed.connect(self._origin_confirmed)
        self.origin.editingFinished.connect(self._store_origin)
        self.body.addWidget(self._origin_line)

    def _make_moves(self) -> None:
        self.back = Button("Précédente", kind=QUIET, icon="retour", key="Alt+←")
        self.withdraw = Button("Retirer la réponse", kind=QUIET, icon="fermer", key="Suppr")
        self.later = Button("Plus tard", kind=QUIET, icon="suivant", key="Alt+→")
        self.back.clicked.connect(self._examination.go_back)
        self.withdraw.clicked.connect(self.withdraw_answer)
        self.later.clicked.connect(self._examination.postpone)
        self.body.addWidget(Flow(self.back, self.later, self.withdraw, spacing=0))

    # ------------------------------------------------------------------------------------------------ drawing

    def display(self) -> None:
        """Draw the current question. The keyboard follows it, and the answer when that changes under it."""
        fact = self._examination.current_fact
        if fact is None:
            self._shown = None
            return
        answer = self._examination.answer_to(fact.id)
        moved = fact != self._shown or (
            answer != self._shown_answer and self._input.isAncestorOf(self.focusWidget())
        )
        self._shown, self._shown_answer = fact, answer
        self.body.setEnabled(False)  # laid out once, not for each thing that appears
        self._draw(fact, answer)
        self.body.setEnabled(True)
        if moved:
            self.take_focus()
            announce(self, self.question.text())

    def _draw(self, fact: Fact, answer: Answer | None) -> None:
        self._draw_texts(fact, answer)
        self._draw_input(fact, answer)
        self._draw_origin(fact, answer)
        self.back.setEnabled(self._examination.number > 1)
        self.withdraw.setVisible(answer is not None)
        self.later.set_text("Suivante" if answer else "Plus tard")
        self.setAccessibleName(self.question.text())

    def draw_now(self) -> None:
        """Put the question on the screen before the panels are worked out: in Qt's own time they would come first."""
        if self.isVisible():
            QApplication.sendPostedEvents(None, int(QEvent.Type.LayoutRequest))
            self.repaint()

    def take_focus(self) -> None:
        """Bring the keyboard to the answers."""
        target = self._input.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands when the question comes up."""
        return self._input.first_focus()

    def keyboard_stops(self) -> list[QWidget]:
        """Where Tab stops, in order: the answers, the source, the moves."""
        inputs = (self.choices, self.ticks, self.typed)
        return [
            *(stop for one in inputs for stop in one.keyboard_stops()),
            self.origin,
            self.back,
            self.later,
            self.withdraw,
        ]

    def _draw_texts(self, fact: Fact, answer: Answer | None) -> None:
        number, after = self._examination.number, self._examination.remaining_after
        self.progress.setText(
            progress_line(number=number, remaining_after=after, answered=answer is not None)
        )
        self.question.setText(typographie(fact.question))
        self.help.setText(typographie(fact.help))
        self.help.setVisible(bool(fact.help))
        reason = irrelevance_reason(self._examination, fact.id)
        self.irrelevant.setVisible(bool(reason))
        if reason:
            self.irrelevant.set_text(f"{sentence_case(reason)}. La réponse est gardée.", "neutre")

    def _draw_input(self, fact: Fact, answer: Answer | None) -> None:
        value = answer.value if answer else None
        asides = aside_options(fact)
        if fact.type in _LISTED or fact.type is FactType.CHOIX_MULTIPLE:
            values = value_options(fact, day=self._examination.version_day, answered=value)
            if fact.type in _LISTED:
                options = (*values, *asides)
                given = next((o for o in options if answer is not None and o.value == value), None)
                self.choices.display(options, given)
                self._show(self.choices)
            else:
                self.ticks.display(values, asides, answer)
                self._show(self.ticks)
        else:
            self._draw_typed(fact, answer)

    def _draw_typed(self, fact: Fact, answer: Answer | None) -> None:
        written = typed_text(fact, answer.value) if answer else ""
        self.typed.display(
            fact,
            aside_options(fact),
            answer,
            typed=self._drafts.get(fact.id, written),
            read=lambda text: self._examination.read_typed(fact.id, text),
            today=self._examination.as_of,
        )
        self._show(self.typed)

    def _show(self, wanted: ChoicesInput | TicksInput | TypedInput) -> None:
        self._input = wanted
        for inputs in (self.choices, self.ticks, self.typed):
            inputs.setVisible(inputs is wanted)

    def _draw_origin(self, fact: Fact, answer: Answer | None) -> None:
        text = self._origins.get(fact.id, answer.origin if answer else "")
        self._origin_line.display(
            text, (given.origin for given in self._examination.dossier.answers.values())
        )

    # ------------------------------------------------------------------------------------------------ answering

    def _answer(self, value: Value) -> None:
        if self._shown is not None:
            fact_id = self._shown.id
            self._drafts.pop(fact_id, None)
            self._examination.answer(fact_id, value, self._origins.pop(fact_id, self.origin.text()).strip())

    def _answer_typed(self, text: str) -> None:
        fact = self._shown
        if fact is None:
            return
        if not text.strip() and self._examination.answer_to(fact.id) is not None:
            self._examination.go_on()
            return
        if not text.strip() and fact.defaults_to_today:
            text = TODAY
        try:
            if not text.strip():
                raise BadInput(fact.id, "")
            value = self._examination.read_typed(fact.id, text)
        except BadInput as refusal:
            self.typed.show_error(refusal_sentence(fact, text, refusal.message))
            self.typed.field.setFocus()
        else:
            self._answer(value)

    def confirm_typed(self) -> bool:
        """Answer by what is typed and not yet confirmed, if something is; whether nothing was refused."""
        fact = self._shown
        text = self._drafts.get(fact.id, "") if fact is not None else ""
        if fact is None or self._input is not self.typed or not text.strip():
            return True
        self._answer_typed(text)
        return fact.id not in self._drafts

    def withdraw_answer(self) -> None:
        """Take the answer to this question away."""
        if self._shown is not None:
            self._drafts.pop(self._shown.id, None)
            self._examination.withdraw(self._shown.id)

    def _keep_draft(self, text: str) -> None:
        if self._shown is not None:
            self._drafts[self._shown.id] = text

    def _keep_origin(self, text: str) -> None:
        answer = self._examination.answer_to(self._shown.id) if self._shown else None
        if self._shown is not None and text != (answer.origin if answer else ""):
            self._origins[self._shown.id] = text

    def _store_origin(self) -> None:
        fact = self._shown
        if fact is not None and self._examination.answer_to(fact.id) is not None and fact.id in self._origins:
            self._examination.set_origin(fact.id, self._origins.pop(fact.id).strip())

    def _origin_confirmed(self) -> None:
        self._store_origin()
        self.take_focus()

    # ------------------------------------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.handle_key(event))

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key pressed anywhere on the page means for the question; whether it meant something."""
        if self._shown is None or event.modifiers() & _COMMANDS:
            return False
        forward = _ARROWS.get(Qt.Key(event.key()))
        if forward is not None:
            return self._input.step_focus(forward)
        if event.key() == Qt.Key.Key_Delete:
            self.withdraw_answer()
            return True
        if event.key() == Qt.Key.Key_Backspace:
            if not event.isAutoRepeat():
                self._examination.go_back()
            return True
        return self._pressed_button(event) or self._input.handle_key(event)

    def _pressed_button(self, event: QKeyEvent) -> bool:
        """Enter presses the button that has the focus, as Space does."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            if not event.isAutoRepeat():
                focused.click()
            return True
        return False


_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
