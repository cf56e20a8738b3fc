"""Saved searches, one press each; the search in the field can be kept under a name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vifdesk.actions.keep_filter import drop_filter, keep_filter, saved_filters
from vifdesk.actions.problems import UserProblem
from vifdesk.actions.register import Register
from vifdesk.desktop.discretion import discreet_field, follow, identity, speak
from vifdesk.desktop.messages import say, show_problem
from vifdesk.desktop.tokens import SPACE_S
from vifdesk.desktop.widgets.button import LINK, QUIET, Button
from vifdesk.desktop.widgets.card import empty
from vifdesk.desktop.widgets.fields import text_field


class FiltersRow(QWidget):
    """`chosen(words)`: search these."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Filtres enregistrés")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        self._list = QHBoxLayout()
        self._list.setSpacing(SPACE_S)
        row.addLayout(self._list)
        self.keep = Button("Enregistrer ce filtre", kind=LINK)
        self.name = text_field("Nom du filtre", name="Nom du filtre")
        self.confirm = Button("Garder", kind=QUIET, icon="coche")
        for widget in (self.keep, self.name, self.confirm):
            row.addWidget(widget)
        row.addStretch(1)
        discreet_field(self.name)
        self.name.hide()
        self.confirm.hide()
        self.keep.hide()
        self.keep.clicked.connect(self._ask_name)
        self.confirm.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self._register: Register | None = None
        self._words = ""

    def display(self, register: Register | None) -> None:
        """The filters of this register; none of none."""
        self._register = register
        empty(self._list)
        for name, words in saved_filters(register) if register else ():
            use = Button(identity(name), kind=QUIET, icon="rechercher")
            speak(use, f"Filtre {identity(name)}\u00a0: {identity(words)}")
            use.clicked.connect(lambda _checked=False, words=words: self.chosen.emit(words))
            drop = Button("", kind=QUIET, icon="fermer")
            forget = f"Oublier le filtre {identity(name)}"
            speak(drop, forget)
            follow(drop, "tip", drop.setToolTip, forget)
            drop.clicked.connect(lambda _checked=False, name=name, words=words: self._drop(name, words))
            self._list.addWidget(use)
            self._list.addWidget(drop)

    def offer(self, words: str) -> None:
        """These words are in the field now; they can be kept."""
        self._words = words.strip()
        self.name.hide()
        self.confirm.hide()
        self.keep.setVisible(bool(self._words))

    def _ask_name(self) -> None:
        self.keep.hide()
        self.name.setText(self._words)
        self.name.show()
        self.confirm.show()
        self.name.setFocus()
        self.name.selectAll()

    def _keep(self) -> None:
        if self._register is None:
            return
        try:
            keep_filter(self._register, self.name.text(), self._words)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.display(self._register)
        self.name.hide()
        self.confirm.hide()
        say(self, "Filtre enregistré.")

    def _drop(self, name: str, words: str) -> None:
        register = self._register
        if register is None:
            return

        def bring_back() -> None:
            keep_filter(register, name, words)
            self.display(register)

        try:
            drop_filter(register, name)
        except UserProblem as problem:
            show_problem(self, problem)
            return
        self.display(register)
        say(
            self,
            f"Filtre «\u00a0{identity(name)}\u00a0» oublié.",
            tone="neutre",
            action="Annuler",
            then=bring_back,
        )
