"""What the court and the post decide: retention, names, locking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.preferences import IDLE_CHOICES
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.settings import DOSSIER_MONTHS, REPORT_MONTHS

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper


class SettingsPage(VaultPage):
    """All of it is kept in the vault, nothing on the disk beside it."""

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Réglages du coffre", "Gardés dans le coffre, chiffrés comme le reste")
        columns = Columns()
        columns.add(self._locking(), 46, 50)
        columns.add(self._court(), 46, 50)
        self.button = Button("Enregistrer les réglages", kind=PRIMARY, icon="enregistrer")
        self.button.clicked.connect(self._save)
        self.content.addWidget(columns)
        self.content.addLayout(row(self.button))

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def _locking(self) -> Card:
        chosen = self._keeper.preferences
        self.idle = ChoiceBox("Sans activité")
        for minutes in IDLE_CHOICES:
            self.idle.add(f"{minutes}\u00a0minutes", minutes)
        self.idle.choose(chosen.idle_minutes)
        self.minimised = Tick("Verrouiller quand la fenêtre est réduite")
        self.minimised.setChecked(chosen.lock_minimised)
        card = Card("Verrouillage")
        card.body.addWidget(
            labelled_row(
                "Sans activité pendant", self.idle, help="Un avertissement paraît 30 secondes avant."
            )
        )
        card.body.addWidget(self.minimised)
        card.body.addStretch(1)
        return card

    def _court(self) -> Card:
        settings = self._keeper.register.settings
        self.report = _months(
            "Signalement sans procédure", range(1, REPORT_MONTHS + 1), settings.report_months
        )
        self.dossier = _months("Autres dossiers", range(6, DOSSIER_MONTHS + 1, 6), settings.dossier_months)
        self.names = Tick(
            "Permettre les noms des personnes",
            help="Sinon, initiales ou pseudonymes. À décider avec la juridiction.",
        )
        self.names.setChecked(settings.names_allowed)
        card = Card("Décisions de la juridiction")
        law = "Au plus ce que permet le décret n°\u00a02023-935."
        card.body.addWidget(labelled_row("Signalement sans procédure, gardé", self.report, help=law))
        card.body.addWidget(
            labelled_row("Autres dossiers, après la dernière mise à jour", self.dossier, help=law)
        )
        card.body.addWidget(self.names)
        card.body.addStretch(1)
        return card

    def _save(self) -> None:
        raw = {
            "mois_signalement": self.report.value(),
            "mois_dossier": self.dossier.value(),
            "noms_permis": self.names.isChecked(),
        }
        minutes = self.idle.value()
        assert isinstance(minutes, int)
        chosen = replace(
            self._keeper.preferences, idle_minutes=minutes, lock_minimised=self.minimised.isChecked()
        )
        try:
            change_settings(self._keeper.register, raw)
            self._keeper.keep_preferences(chosen)
        except UserProblem as problem:
            self.refuse(problem)
            return
        self.tell(typographie("Réglages enregistrés."), "favorable")


def _months(name: str, choices: range, chosen: int) -> ChoiceBox:
    box = ChoiceBox(name)
    for months in sorted({*choices, chosen}):
        box.add("1\u00a0mois" if months == 1 else f"{months}\u00a0mois", months)
    box.choose(chosen)
    return box
