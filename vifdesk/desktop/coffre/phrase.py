"""Passphrases to type: hidden, shown on demand, typed twice when they are new."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from vifdesk.desktop.tokens import SPACE_M, Role
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.wording import typographie

SHORT = 16
"""Below so many signs the page advises a longer one; it never refuses."""
_ADVICE = typographie(
    "Quatre ou cinq mots sans lien entre eux valent mieux qu’un mot compliqué : « cheval batterie agrafe », en plus long. "
    "Une phrase courte se devine en quelques heures si le fichier est volé. Majuscules et espaces comptent."
)
_SHORT = typographie(
    "C’est court : ajoutez un ou deux mots si vous le pouvez. La phrase est acceptée telle quelle."
)
_DIFFERENT = typographie("Les deux phrases ne sont pas les mêmes : tapez-les de nouveau.")
_EMPTY = typographie("Tapez une phrase secrète : sans elle, le coffre ne protège rien.")


def phrase_field(name: str) -> QLineEdit:
    """A field whose letters are hidden; the input method keeps none of them."""
    from PySide6.QtCore import Qt

    field = text_field(name=name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    hints = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
    field.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoPredictiveText)
    return field


def reveal(shown: bool, *fields: QLineEdit) -> None:
    """Show the letters, or hide them."""
    mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
    for field in fields:
        field.setEchoMode(mode)


class NewPhrase(QWidget):
    """A new passphrase, typed twice. `entered`: Enter was pressed in the second field. `empty`: said when there is none."""

    entered = Signal()

    def __init__(self, label: str = "Phrase secrète", *, help: str = "", empty: str = _EMPTY) -> None:  # noqa: A002
        super().__init__()
        self._empty = empty
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        self.first, self.second = phrase_field(label), phrase_field(label)
        self.first_row = labelled_row(label, self.first, help=help)
        self.second_row = labelled_row("La même, une seconde fois", self.second)
        self.shown = Tick("Afficher ce que je tape")
        column.addWidget(self.first_row)
        column.addWidget(self.second_row)
        column.addWidget(self.shown)
        column.addWidget(text_label(_ADVICE, Role.CAPTION))
        self.shown.toggled.connect(lambda on: reveal(on, self.first, self.second))
        self.first.editingFinished.connect(self._advise)
        self.second.returnPressed.connect(self.entered)
        self.first.returnPressed.connect(self.second.setFocus)

    def read(self) -> str:
        """The phrase; empty when it is not there twice: the fields say why."""
        first, second = self.first.text(), self.second.text()
        if not first:
            self.first_row.show_error(self._empty)
            self.first.setFocus()
            return ""
        if first != second:
            self.second_row.show_error(_DIFFERENT)
            self.second.setFocus()
            return ""
        self.second_row.show_help()
        return first

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.first_row.show_help()
        self.second_row.show_help()

    def _advise(self) -> None:
        typed = len(self.first.text())
        if 0 < typed < SHORT:
            self.first_row.show_understood(_SHORT)
        elif typed:
            self.first_row.show_help()
