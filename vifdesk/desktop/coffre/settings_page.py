"""What the court and the post decide: retention, names, locking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from vifdesk.actions.change_settings import change_settings
from vifdesk.actions.problems import UserProblem
from vifdesk.desktop.coffre.court_fields import CourtFields
from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.coffre.preferences import idle_choices
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, Button
from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.padlock import under_padlock
from vifdesk.desktop.widgets.page import row
from vifdesk.desktop.widgets.tick import Tick
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.register.settings import DOSSIER_MONTHS, MASKED_BELOW, REPORT_MONTHS

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_MASKS = (MASKED_BELOW, 8, 10, 15, 20)


class SettingsPage(VaultPage):
    """All of it is kept in the vault, nothing on the disk beside it. `settled()`: the settings are others now."""

    settled = Signal()

    def __init__(self, desk: Desk, keeper: Keeper) -> None:
        super().__init__(desk, keeper, "Réglages du coffre", "Gardés dans le coffre, chiffrés comme le reste")
        self._policy = desk.policy()
        columns = Columns()
        columns.add(self._locking(), 36, 46)
        columns.add(self._court(), 38, 50)
        self.court = CourtFields(keeper.register.settings, self._policy)
        columns.add(self.court, 32, 42)
        self.button = Button("Enregistrer les réglages", kind=PRIMARY, icon="enregistrer")
        self.button.clicked.connect(self._save)
        self.content.addWidget(columns)
        self.content.addLayout(row(self.button))

    def escape(self) -> bool:
        self.go_asked.emit("")
        return True

    def _padlock(self, fixed: bool) -> str:
        """What stands under a padlock; nothing where there is a choice."""
        return self._policy.lock_words if fixed else ""

    def _locking(self) -> Card:
        chosen, most = self._keeper.preferences, self._policy.idle_minutes
        self.idle = ChoiceBox("Sans activité")
        for minutes in sorted({*idle_choices(most), chosen.idle_minutes}):
            self.idle.add(f"{minutes}\u00a0minute{'s' if minutes > 1 else ''}", minutes)
        self.idle.choose(chosen.idle_minutes)
        self.minimised = Tick("Verrouiller quand la fenêtre est réduite")
        self.minimised.setChecked(chosen.lock_minimised)
        self.tray = Tick(
            "Signaler aussi près de l’horloge du système",
            help="Un nombre d’échéances, jamais un nom ni un numéro\u00a0; sans son.",
        )
        self.tray.setChecked(chosen.tray)
        card = Card("Verrouillage et avis")
        idle = labelled_row(
            "Sans activité pendant", self.idle, help="Un avertissement paraît 30 secondes avant."
        )
        card.body.addWidget(under_padlock(idle, self.idle, self._padlock(len(idle_choices(most)) < 2)))
        if most is not None and self.idle.isEnabled():
            card.body.addWidget(text_label(f"Au plus {most}\u00a0minutes sur ce poste.", Role.CAPTION))
        card.body.addWidget(self.minimised)
        card.body.addWidget(self.tray)
        card.body.addStretch(1)
        return card

    def _court(self) -> Card:
        settings, policy = self._keeper.register.settings, self._policy
        reports = range(1, (policy.report_months or REPORT_MONTHS) + 1)
        dossiers = range(6, (policy.dossier_months or DOSSIER_MONTHS) + 1, 6)
        self.report = _months("Signalement sans procédure", reports, settings.report_months)
        self.dossier = _months("Autres dossiers", dossiers, settings.dossier_months)
        self.names = Tick(
            "Permettre les noms des personnes",
            help="Sinon, initiales ou pseudonymes. À décider avec la juridiction.",
        )
        self.names.setChecked(settings.names_allowed)
        self.masked = ChoiceBox("Seuil des rapports aux partenaires")
        for below in sorted({*_MASKS, settings.masked_below}):
            self.masked.add(f"Moins de {below}", below)
        self.masked.choose(settings.masked_below)
        card = Card("Décisions de la juridiction")
        law = "Au plus ce que permet le décret n°\u00a02023-935."
        report = labelled_row("Signalement sans procédure, gardé", self.report, help=law)
        dossier = labelled_row("Autres dossiers, après la dernière mise à jour", self.dossier, help=law)
        forbidden = policy.names_allowed is False
        card.body.addWidget(under_padlock(report, self.report, self._padlock(len(reports) < 2)))
        card.body.addWidget(under_padlock(dossier, self.dossier, self._padlock(len(dossiers) < 2)))
        card.body.addWidget(under_padlock(self.names, self.names, self._padlock(forbidden)))
        card.body.addWidget(
            labelled_row(
                "Rapports aux partenaires\u00a0: comptes masqués",
                self.masked,
                help="D’autres le sont avec eux, pour qu’on ne puisse pas les retrouver.",
            )
        )
        card.body.addStretch(1)
        return card

    def _save(self) -> None:
        raw = {
            "mois_signalement": self.report.value(),
            "mois_dossier": self.dossier.value(),
            "noms_permis": self.names.isChecked(),
            "seuil_masquage": self.masked.value(),
            **self.court.read(),
        }
        minutes = self.idle.value()
        assert isinstance(minutes, int)
        chosen = replace(
            self._keeper.preferences,
            idle_minutes=minutes,
            lock_minimised=self.minimised.isChecked(),
            tray=self.tray.isChecked(),
        )
        try:
            change_settings(self._keeper.register, raw)
            self._keeper.keep_preferences(chosen)
        except UserProblem as problem:
            self.refuse(problem)
            return
        self.settled.emit()
        self.tell(typographie("Réglages enregistrés."), "favorable")


def _months(name: str, choices: range, chosen: int) -> ChoiceBox:
    box = ChoiceBox(name)
    for months in sorted({*choices, chosen}):
        box.add("1\u00a0mois" if months == 1 else f"{months}\u00a0mois", months)
    box.choose(chosen)
    return box
