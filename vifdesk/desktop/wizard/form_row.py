"""One fact in the full form: its label, its field, and one line that says how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from vifdesk.actions.problems import BadInput
from vifdesk.desktop.examination import Examination
from vifdesk.desktop.widgets.fields import LabelledRow
from vifdesk.desktop.widgets.labels import set_role
from vifdesk.desktop.wizard.answer_rows import irrelevance_reason
from vifdesk.desktop.wizard.form_fields import ButtonsField, FormField, LineField, ListField, TicksField
from vifdesk.desktop.wizard.options import Option, aside_options, value_options
from vifdesk.desktop.wizard.wording import distance_in_words, refusal_sentence
from vifdesk.domain.dates.wording import sentence_case, typographie
from vifdesk.domain.dossier.dossier import Answer
from vifdesk.domain.law.facts import Fact, FactType, Value
from vifdesk.domain.wizard.words import value_in_words

_LISTED = (FactType.TRI, FactType.CHOIX)
_LETTERS_IN_SIGHT = 30
"""A list whose labels are together no longer than this is shown as buttons."""


class FormRow(QWidget):
    """Draws one fact of an examination and gives it the answer. `answered(fact_id)`: the examination has another answer."""

    answered = Signal(str)

    def __init__(self, examination: Examination, fact: Fact) -> None:
        super().__init__()
        self.fact, self._examination = fact, examination
        self._drawn: object = None
        name = typographie(fact.label)
        self.field = self._make_field(name)
        self.row = LabelledRow(name, self.field)
        self.row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # its buttons wrap
        self.row.setToolTip(typographie("\n".join(part for part in (fact.question, fact.help) if part)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        column.addStretch(1)
        self.field.chosen.connect(self._answer)
        self.field.cleared.connect(self._withdraw)
        if isinstance(self.field, LineField):
            self.field.typed.connect(self._answer_typed)
            self.field.edited.connect(self._echo)

    def _make_field(self, name: str) -> FormField:
        if self.fact.type is FactType.CHOIX_MULTIPLE:
            return TicksField()
        if self.fact.type not in _LISTED:
            return LineField(self.fact, name)
        labels = "".join(option.label for option in self._options(None))
        return ButtonsField() if len(labels) <= _LETTERS_IN_SIGHT else ListField(name)

    def _options(self, answer: Answer | None) -> tuple[Option, ...]:
        asides = aside_options(self.fact)
        if isinstance(getattr(self, "field", None), LineField):
            return asides
        value = answer.value if answer is not None else None
        return (*value_options(self.fact, day=self._examination.version_day, answered=value), *asides)

    # ------------------------------------------------------------------------------------------------ drawing

    def display(self) -> None:
        """Show the fact as it stands; nothing moves when it stands as before."""
        answer = self._examination.answer_to(self.fact.id)
        options, note, tone = self._options(answer), *self._note(answer)
        grey = self._counts_for_nothing(answer)
        drawn = (answer, options, note, tone, grey)
        if drawn == self._drawn:
            return
        self._drawn = drawn
        self.field.display(options, answer)
        set_role(self.row.label, enabled_look="false" if grey else "true")
        self._say(note, tone)

    def _counts_for_nothing(self, answer: Answer | None) -> bool:
        step = self._examination.step
        if answer is not None:
            return self.fact.id in step.irrelevant
        return not self.fact.later and self.fact.id not in step.useful

    def _note(self, answer: Answer | None) -> tuple[str, str]:
        """The line under the field, and its tone."""
        if answer is None:
            return (
                ("Sans objet avec les réponses actuelles.", "")
                if self._counts_for_nothing(None)
                else ("", "")
            )
        reason = irrelevance_reason(self._examination, self.fact.id)
        if reason:
            return sentence_case(reason) + ".", ""
        if self.fact.is_unknown(answer.value):
            return "Inconnu\u00a0: à demander.", "attente"
        if isinstance(self.field, LineField) and answer.value is not None:
            return self._in_words(answer.value), "accent"
        return "", ""

    def _say(self, sentence: str, tone: str) -> None:
        if tone == "alerte":
            self.row.show_error(sentence)
        else:
            self.row.show_understood(sentence)
            set_role(self.row.note, tone=tone)
        if isinstance(self.field, LineField):
            set_role(self.field.field, refused="true" if tone == "alerte" else "false")

    def _in_words(self, value: Value) -> str:
        if self.fact.type in (FactType.TEXTE, FactType.ENTIER, FactType.DEPARTEMENT):
            return ""
        words = sentence_case(typographie(value_in_words(self.fact, value)))
        if self.fact.type in (FactType.DATE, FactType.MOMENT):
            words += f" — {distance_in_words(value, today=self._examination.as_of)}"  # type: ignore[arg-type]
        return words

    # ------------------------------------------------------------------------------------------------ answering

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._withdraw()
        else:
            event.ignore()

    def confirm_typed(self) -> bool:
        """Answer by what is typed and not yet confirmed, if something is; whether it was not refused."""
        if isinstance(self.field, LineField):
            self.field.confirm()
        return not self.row.in_error

    def _answer(self, value: Value) -> None:
        answer = self._examination.answer_to(self.fact.id)
        self._examination.answer(self.fact.id, value, answer.origin if answer is not None else "")
        self.answered.emit(self.fact.id)

    def _withdraw(self) -> None:
        self._examination.withdraw(self.fact.id)
        self.answered.emit(self.fact.id)

    def _answer_typed(self, text: str) -> None:
        try:
            value = self._examination.read_typed(self.fact.id, text)
        except BadInput as refusal:
            self._say(refusal_sentence(self.fact, text, refusal.message), "alerte")
            self._drawn = None
        else:
            self._answer(value)

    def _echo(self, text: str) -> None:
        try:
            words = self._in_words(self._examination.read_typed(self.fact.id, text)) if text.strip() else ""
        except BadInput:
            words = ""
        self._say(words, "accent")
        self._drawn = None
