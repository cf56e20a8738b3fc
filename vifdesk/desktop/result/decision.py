"""The magistrate's own decision, apart from the opinion; a departure owes its motive."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QSizePolicy

from vifdesk.desktop.discretion import discreet_field
from vifdesk.desktop.tokens import SPACE_S, SPACE_XS, Role
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import TextArea, labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.tick import Round
from vifdesk.domain.dossier.dossier import Decision, Stance

MOTIVE_OWED = (
    "Une décision qui s’écarte de l’analyse se motive. Écrivez le motif, "
    "ou choisissez «\u00a0Pas encore décidé\u00a0» pour imprimer la fiche sans décision."
)
_STANCES = {
    Stance.NON_PRISE: "Pas encore décidé",
    Stance.CONFORME: "Conforme à l’analyse",
    Stance.ECART: "Autre décision",
}


class DecisionCard(Card):
    """Three stances, the decision in words, its motive and the kind of motive. What is written is told at once.

    `categories` is a call: the kinds are read when a departure is first chosen.
    """

    changed = Signal(object)

    def __init__(self, categories: Callable[[], Mapping[str, str]] = dict) -> None:
        super().__init__("Votre décision")
        self._categories = categories
        self.body.setSpacing(SPACE_S)
        self.body.addWidget(text_label("L’analyse informe\u00a0; vous décidez.", Role.CAPTION))
        self.stances = {stance: Round(words) for stance, words in _STANCES.items()}
        group = QButtonGroup(self)
        for button in self.stances.values():
            group.addButton(button)
            self.body.addWidget(button)
        self.stances[Stance.NON_PRISE].setChecked(True)
        self.text = TextArea("Ce que vous décidez, en quelques mots", lines=2)
        self.motive = TextArea("Pourquoi", lines=2)
        self.motive_row = labelled_row("Motif (exigé en cas d’écart)", self.motive)
        self.text_row = labelled_row("Décision", self.text)
        # as high as its sentence asks at this width, not as its hint says
        self.motive_row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.body.addSpacing(SPACE_XS)
        self.body.addWidget(self.text_row)
        self.body.addWidget(self.motive_row)
        self._make_category()
        for field in (self.text, self.motive):
            discreet_field(field)
        self._showing = False
        for button in self.stances.values():
            button.toggled.connect(self._tell)
        for field in (self.text, self.motive):
            field.textChanged.connect(self._tell)

    def _make_category(self) -> None:
        self.category = ChoiceBox("Nature du motif")
        self.category.add("Non précisée", "")
        self.category_row = labelled_row(
            "Nature du motif (pour les chiffres du COPIL, facultatif)", self.category
        )
        self.category_row.hide()
        self.body.addWidget(self.category_row)
        self.category.currentIndexChanged.connect(self._tell)

    def display(self, decision: Decision) -> None:
        """Show a decision; a field that already says so is left alone, cursor included."""
        self._showing = True
        self.stances[decision.stance].setChecked(True)
        _write(self.text, decision.text)
        _write(self.motive, decision.motive)
        self._offer(decision)
        self.category.choose(decision.category)
        self._showing = False
        self._follow(decision)

    def decision(self) -> Decision:
        """What stands in the card."""
        stance = next(stance for stance, button in self.stances.items() if button.isChecked())
        category = str(self.category.value() or "")
        return Decision(stance, self.text.toPlainText(), self.motive.toPlainText(), category)

    def refuse(self) -> None:
        """Say that the motive is owed, and stand in its field."""
        self.motive_row.show_error(MOTIVE_OWED)
        self.motive.setFocus()

    def _tell(self) -> None:
        if not self._showing:
            decision = self.decision()
            self._follow(decision)
            self.changed.emit(decision)

    def _offer(self, decision: Decision) -> None:
        """The kinds of motives, beside a departure only."""
        departs = decision.stance is Stance.ECART
        if departs and self.category.count() == 1:
            for name, label in self._categories().items():
                self.category.add(label, name)
        self.category_row.setVisible(departs and self.category.count() > 1)

    def _follow(self, decision: Decision) -> None:
        self._offer(decision)
        if not decision.lacks_motive:
            self.motive_row.show_help()


def _write(field: QPlainTextEdit, text: str) -> None:
    if field.toPlainText() != text:
        field.setPlainText(text)
