"""A label, its field, a line of help, what was understood, what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from vifdesk.desktop.discretion import follow, speak
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.icons import Icon
from vifdesk.desktop.widgets.labels import set_role, text_label
from vifdesk.desktop.widgets.undo_keys import LineField, leaves_to_page


class LabelledRow(QWidget):
    """A field with its label above and one line below: its help, or what was understood, or what is wrong with it.

    What was typed is never touched. A screen reader reads the label as the field's name and the line as its description.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        *,
        help: str = "",  # noqa: A002
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.field = field
        self._help = help
        self.label = text_label(label, Role.STRONG)
        self.label.setBuddy(field)
        speak(field, label)
        field.setAccessibleDescription(help)
        self._icon: Icon | None = None
        self.note = text_label(help, Role.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS + 1)
        column.addWidget(self.label)
        across = QHBoxLayout()
        across.setSpacing(SPACE_S)
        across.addWidget(field, 1)
        if beside is not None:
            across.addWidget(beside)
        column.addLayout(across)
        self._below = QHBoxLayout()
        self._below.setSpacing(SPACE_XS + 2)
        self._below.addWidget(self.note, 1)
        column.addLayout(self._below)
        self.note.setVisible(bool(help))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def set_label(self, label: str) -> None:
        """Rename the field."""
        self.label.setText(label)
        speak(self.field, label)

    def set_help(self, help_line: str) -> None:
        """Another help line, shown from the next `show_help` on."""
        self._help = help_line

    def show_help(self) -> None:
        """The help line again, or nothing."""
        self._say(self._help, "")

    def show_understood(self, words: str) -> None:
        """What the program reads in the field, in words."""
        self._say(words, "accent")

    def show_error(self, sentence: str) -> None:
        """A calm sentence that says what is not understood and what to write."""
        self._say(sentence, "alerte")

    @property
    def in_error(self) -> bool:
        """Whether the line says what is wrong."""
        return bool(self.note.property("tone") == "alerte")

    def _say(self, sentence: str, tone: str) -> None:
        wrong = tone == "alerte"
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self._show_icon(wrong)
        set_role(self.note, tone=tone)
        set_role(self.field, refused="true" if wrong else "false")
        follow(self.field, "described", self.field.setAccessibleDescription, sentence)

    def _show_icon(self, shown: bool) -> None:
        if self._icon is None and shown:
            from PySide6.QtCore import Qt

            self._icon = Icon("alerte", tone="alerte", scale=1.05)
            self._below.insertWidget(0, self._icon, 0, Qt.AlignmentFlag.AlignTop)
        if self._icon is not None:
            self._icon.setVisible(shown)


def labelled_row(
    label: str,
    field: QWidget,
    *,
    help: str = "",  # noqa: A002
    beside: QWidget | None = None,
) -> LabelledRow:
    """The row that every form is made of; `beside` stands at the right of the field and belongs to it."""
    return LabelledRow(label, field, help=help, beside=beside)


def text_field(placeholder: str = "", *, text: str = "", name: str = "") -> QLineEdit:
    """A field of one line; give it `name` unless a `labelled_row` names it."""
    field = LineField(text)
    field.setPlaceholderText(placeholder)
    field.setAccessibleName(name)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return field


class TextArea(QPlainTextEdit):
    """A field of several lines, `lines` high at least; Tab leaves it."""

    def __init__(self, placeholder: str = "", *, lines: int = 3, name: str = "") -> None:
        super().__init__()
        self._lines = lines
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * self._lines + 3 * SPACE_S)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def event(self, event: QEvent | QObject) -> bool:
        if leaves_to_page(self, event):
            return False
        return super().event(event)  # type: ignore[arg-type]


def read_text(field: QLineEdit | QPlainTextEdit | QLabel) -> str:
    """What stands in a field, whichever it is."""
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
