"""Where a fact comes from, in the magistrate's words; what was written once completes itself."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLabel

from vifdesk.desktop.tokens import SPACE_S
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.wizard.typed_line import TypedLine


class OriginLine(Columns):
    """`field` is what is written; Alt+S brings the keyboard to it."""

    def __init__(self) -> None:
        super().__init__(spacing=SPACE_S)
        self.field = TypedLine(
            "facultatif\u00a0: PV n° 2026/1187, OPJ, 2 h 40", name="Source du fait, facultatif"
        )
        self._known = QStringListModel(self.field)
        completer = QCompleter(self._known, self.field)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.field.setCompleter(completer)
        label = QLabel("&Source du fait")  # Qt's own: it underlines its key
        label.setBuddy(self.field)
        self.add(label, 14, 0)
        self.add(self.field, 30)

    def display(self, text: str, known: Iterable[str]) -> None:
        """Show a source; `known` are those given elsewhere in the dossier."""
        if self.field.text() != text:
            self.field.setText(text)
        names = list(dict.fromkeys(name for name in known if name))
        if self._known.stringList() != names:
            self._known.setStringList(names)
