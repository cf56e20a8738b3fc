"""The recovery key, shown once: print it, then prove that it was written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vifdesk.desktop.coffre.pages import VaultPage
from vifdesk.desktop.tokens import Role
from vifdesk.desktop.widgets.button import PRIMARY, SECONDARY, Button
from vifdesk.desktop.widgets.card import Card, Well
from vifdesk.desktop.widgets.columns import Columns
from vifdesk.desktop.widgets.fields import labelled_row, text_field
from vifdesk.desktop.widgets.labels import text_label
from vifdesk.desktop.widgets.page import row
from vifdesk.domain.dates.wording import typographie
from vifdesk.domain.documents.recovery_sheet import build_recovery_sheet

if TYPE_CHECKING:
    from vifdesk.actions.desk import Desk
    from vifdesk.desktop.coffre.keeper import Keeper

_WHY = typographie(
    "Elle ouvre le coffre quand la phrase est oubliée. Elle n’est enregistrée nulle part et ne sera plus jamais affichée : "
    "imprimez-la maintenant, et faites-la mettre au coffre-fort du tribunal."
)
_GAP = "\u00a0\u00a0 "
_A_LINE = 4
_ASKED = 3
"""Which group is to be typed again, from 1."""


class RecoveryPage(VaultPage):
    """`confirmed`: the key is on paper."""

    confirmed = Signal()

    def __init__(self, desk: Desk, keeper: Keeper, key: str, court: str) -> None:
        super().__init__(desk, keeper, "Clé de secours", "Affichée une seule fois")
        self._key, self._court = key, court
        groups = key.split("-")
        self._asked = min(_ASKED, len(groups))
        self._expected = groups[self._asked - 1]
        self.print_button = Button("Imprimer la feuille…", kind=PRIMARY, icon="imprimer", shortcut="Ctrl+I")
        self.field = text_field()
        self.button = Button("C’est fait", kind=SECONDARY, icon="coche", key="Entrée")
        self._row = labelled_row(
            typographie(f"Pour confirmer, tapez le groupe n° {self._asked} de la clé"),
            self.field,
            help="Lisez-le sur la feuille imprimée, pas à l’écran.",
        )
        columns = Columns()
        columns.add(self._shown(groups), 60, 60)
        columns.add(self._confirmation(), 40, 40)
        self.content.addWidget(columns)
        self.print_button.clicked.connect(self._print)
        self.button.clicked.connect(self._confirm)
        self.field.returnPressed.connect(self._confirm)

    def _shown(self, groups: list[str]) -> Card:
        card = Card("À mettre au coffre-fort du tribunal", crest="attente")
        card.body.addWidget(text_label(_WHY))
        well = Well(name="Clé de secours")
        lines = (groups[:_A_LINE], groups[_A_LINE:])
        key = text_label("\n".join(_GAP.join(line) for line in lines if line), Role.BIG_DATE)
        key.setAccessibleName("Clé de secours\u00a0: " + ", ".join(" ".join(group) for group in groups))
        well.body.addWidget(key)
        card.body.addWidget(well)
        card.body.addLayout(row(self.print_button))
        card.body.addStretch(1)
        return card

    def _confirmation(self) -> Card:
        card = Card("Vérifier qu’elle est lisible")
        card.body.addWidget(self._row)
        card.body.addLayout(row(self.button))
        card.body.addStretch(1)
        return card

    def first_focus(self) -> QWidget | None:
        return self.print_button

    def escape(self) -> bool:
        """Esc does not take away what cannot be shown again."""
        self.tell(
            typographie("La clé ne pourra plus être affichée : confirmez d’abord qu’elle est sur le papier."),
            "attente",
        )
        return True

    def _print(self) -> None:
        made_by = f"{self._keeper.user.name}, {self._keeper.user.function}" if self._keeper.is_open else ""
        self.preview_asked.emit(
            build_recovery_sheet(
                self._key, court=self._court, made_by=made_by, as_of=self._desk.clock.today()
            )
        )

    def _confirm(self) -> None:
        typed = self.field.text().strip().upper().replace("O", "0").replace("I", "1").replace("L", "1")
        if typed == self._expected:
            self._key = ""
            self.confirmed.emit()
            return
        self._row.show_error(
            typographie(
                f"Ce n’est pas le groupe n° {self._asked}. Comptez les groupes à partir de la gauche."
            )
        )
        self.field.setFocus()
        self.field.selectAll()
