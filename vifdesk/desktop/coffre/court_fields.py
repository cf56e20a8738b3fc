"""The court: its name, its territory, its department; asked at the creation of a vault, kept in its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vifdesk.desktop.widgets.card import Card
from vifdesk.desktop.widgets.combo import ChoiceBox
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.padlock import under_padlock
from vifdesk.domain.dates.territory import Territory
from vifdesk.domain.dates.wording import sentence_case
from vifdesk.domain.register.settings import read_settings
from vifdesk.domain.register.shape import RefusedField

if TYPE_CHECKING:
    from vifdesk.domain.register.policy import Policy
    from vifdesk.domain.register.settings import CourtSettings


class CourtFields(Card):
    """Filled in with what is known; what the machine's policy fixes stands under a padlock."""

    def __init__(self, settings: CourtSettings, policy: Policy) -> None:
        super().__init__("La juridiction")
        self.court = text_field("TJ de …, parquet", text=policy.court or settings.court)
        self.territory = ChoiceBox("Territoire du siège")
        for territory in Territory:
            self.territory.add(sentence_case(territory.label), territory.value)
        chosen = policy.territory or settings.territory or Territory.METROPOLE
        self.territory.choose(chosen.value)
        self.departement = text_field("69", text=policy.departement or settings.departement)
        court = labelled_row("Tribunal (facultatif)", self.court, help="Imprimé en tête des papiers.")
        seat = labelled_row(
            "Territoire du siège", self.territory, help="Décide des jours fériés et de l’heure légale."
        )
        self.departement_row = labelled_row(
            "Département du siège (facultatif)",
            self.departement,
            help="Répond d’avance à la question sur le préfet compétent.",
        )
        words = policy.lock_words
        self.body.addWidget(under_padlock(court, self.court, words if policy.court else ""))
        self.body.addWidget(under_padlock(seat, self.territory, words if policy.territory else ""))
        self.body.addWidget(
            under_padlock(self.departement_row, self.departement, words if policy.departement else "")
        )
        self.body.addStretch(1)

    def check(self) -> bool:
        """Whether it can be kept; what cannot is told where it stands."""
        try:
            read_settings(self.read())
        except RefusedField as refusal:
            self.departement_row.show_error(str(refusal))
            self.departement.setFocus()
            return False
        self.departement_row.show_help()
        return True

    def read(self) -> dict[str, object]:
        """As the register's settings take it."""
        return {
            "juridiction": self.court.text().strip(),
            "territoire": str(self.territory.value()),
            "departement": self.departement.text().strip(),
        }
